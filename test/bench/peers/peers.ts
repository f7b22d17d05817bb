import { blackPrice } from '@/lib/core/pricing/black';
import { impliedVolatility } from '@/lib/core/pricing/implied-volatility';
import { peer } from './install';

/** An undiscounted option on a forward: for libraries that know only a spot, the spot at a rate of zero. */
export type Contract = {
  readonly right: 'call' | 'put';
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
};

/** A library as the bench asks it; a number that is none, or an exception, is an answer it does not have. */
export type Library = {
  readonly name: string;
  readonly price: (contract: Contract, volatility: number) => number;
  readonly volatility: (contract: Contract, price: number) => number;
};

export const ours: Library = {
  name: 'Wingspan',
  price: ({ right, forward, strike, years }, volatility) =>
    blackPrice({ right, forward, strike, years, volatility }),
  volatility: ({ right, forward, strike, years }, price) => {
    const found = impliedVolatility({ right, forward, strike, years, price });
    return found.ok ? found.value : Number.NaN;
  },
};

/** The peers by name, each with how to get it. */
export const peers: Readonly<Record<string, () => Promise<Library>>> = {
  'black-scholes + implied-volatility': async () => {
    type Arguments = [s: number, k: number, t: number, v: number, r: number, right: string];
    const { blackScholes } = await peer<{ blackScholes(...of: Arguments): number }>('black-scholes');
    type Inverse = [price: number, s: number, k: number, t: number, r: number, right: string];
    const { getImpliedVolatility } = await peer<{ getImpliedVolatility(...of: Inverse): number }>(
      'implied-volatility',
    );
    return {
      name: 'black-scholes 1.1.0 + implied-volatility 1.0.0',
      price: ({ right, forward, strike, years }, volatility) =>
        blackScholes(forward, strike, years, volatility, 0, right),
      volatility: ({ right, forward, strike, years }, price) =>
        getImpliedVolatility(price, forward, strike, years, 0, right),
    };
  },
  '@quantlib/ql': async () => {
    type Price = [
      type: number,
      strike: number,
      forward: number,
      deviation: number,
      discount: number,
      shift: number,
    ];
    type Inverse = [...Price, guess: number | undefined, accuracy: number, most: number];
    type QuantLib = {
      blackFormula1(...of: Price): number;
      blackFormulaImpliedStdDev1(...of: Inverse): number;
      Option: { Type: { Call: number; Put: number } };
    };
    const { blackFormula1, blackFormulaImpliedStdDev1, Option } = await peer<QuantLib>('@quantlib/ql');
    const type = { call: Option.Type.Call, put: Option.Type.Put };
    return {
      name: '@quantlib/ql 0.3.6',
      price: ({ right, forward, strike, years }, volatility) =>
        blackFormula1(type[right], strike, forward, volatility * Math.sqrt(years), 1, 0),
      volatility: ({ right, forward, strike, years }, price) =>
        // As accurate as its solver takes: its own default is 1e-6.
        blackFormulaImpliedStdDev1(type[right], strike, forward, price, 1, 0, undefined, 1e-12, 1000) /
        Math.sqrt(years),
    };
  },
  '@uqee/black-scholes': async () => {
    type Of = { rate: number; strike: number; time: number; type: string; underlying: number };
    type Model = {
      option(of: Of & { sigma: number }): { price: number };
      sigma(of: Of & { price: number }): number;
    };
    const { BlackScholes } = await peer<{ BlackScholes: new (settings: object) => Model }>(
      '@uqee/black-scholes',
    );
    // The settings that make it most exact; by default it looks Φ up in a table and stops at 0.001.
    const model = new BlackScholes({ priceToSigmaAccuracy: 1e-12, sigmaToPricePrecision: 'double' });
    const of = ({ right, forward, strike, years }: Contract): Of => ({
      rate: 0,
      strike,
      time: years,
      type: right,
      underlying: forward,
    });
    return {
      name: '@uqee/black-scholes 1.0.7, double precision',
      price: (contract, volatility) => model.option({ ...of(contract), sigma: volatility }).price,
      volatility: (contract, price) => model.sigma({ ...of(contract), price }),
    };
  },
};
