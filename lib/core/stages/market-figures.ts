import type { Figure } from '../figure';
import { straddleFigure } from '../market/straddle';
import type { Market } from './market';

/** What the market of one expiry says, each number with its formula. */
export type MarketFigures = {
  readonly forward: Figure;
  readonly discount: Figure;
  readonly straddle: Figure;
  readonly volatility: Figure;
  readonly expectedMove: Figure;
};

/** `rate` is the user's own, a fraction a year, named where the quotes could not tell a discount. */
export function marketFigures(market: Market, rate: number): MarketFigures {
  return {
    forward: forwardFigure(market),
    discount: discountFigure(market, rate),
    straddle: straddleFigure(market.straddle),
    volatility: volatilityFigure(market),
    expectedMove: moveFigure(market),
  };
}

function forwardFigure({ parity }: Market): Figure {
  return {
    id: 'forward',
    value: parity.forward,
    unit: 'points',
    formula: 'C − P = D (F − K), fitted over the strikes near the money',
    inputs: [
      { symbol: 'strikes', value: parity.strikes, unit: 'count' },
      { symbol: 'D', value: parity.discount, unit: 'fraction' },
      { symbol: '± F', value: parity.forwardError, unit: 'points' },
      { symbol: 'F sells at', value: parity.lowest, unit: 'points' },
      { symbol: 'F costs', value: parity.highest, unit: 'points' },
    ],
  };
}

function discountFigure({ parity, years }: Market, rate: number): Figure {
  return {
    id: 'discount',
    value: parity.discount,
    unit: 'fraction',
    formula: parity.boxRate === null ? 'D = e^(−r T)' : 'C − P = D (F − K), D is minus the slope in K',
    inputs: [
      { symbol: 'T', value: years, unit: 'years' },
      parity.boxRate === null
        ? { symbol: 'r', value: rate, unit: 'fraction' }
        : { symbol: '−ln D ÷ T', value: parity.boxRate, unit: 'fraction' },
    ],
  };
}

function volatilityFigure({ volatility, straddle, parity, years }: Market): Figure {
  return {
    id: 'volatility',
    value: volatility,
    unit: 'fraction',
    formula: 'Black (F, K, T, σ) call + put = S ÷ D',
    inputs: [
      { symbol: 'S', value: straddle.listed.mid, unit: 'points' },
      { symbol: 'F', value: parity.forward, unit: 'points' },
      { symbol: 'K', value: straddle.listed.strike, unit: 'points' },
      { symbol: 'T', value: years, unit: 'years' },
      { symbol: 'D', value: parity.discount, unit: 'fraction' },
    ],
  };
}

function moveFigure({ expectedMove, volatility, years, parity }: Market): Figure {
  return {
    id: 'expectedMove',
    value: expectedMove,
    unit: 'points',
    formula: 'σ √T F',
    inputs: [
      { symbol: 'σ', value: volatility, unit: 'fraction' },
      { symbol: 'T', value: years, unit: 'years' },
      { symbol: 'F', value: parity.forward, unit: 'points' },
    ],
  };
}
