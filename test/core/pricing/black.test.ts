import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlackGreeks, type BlackInput, blackGreeks, blackPrice } from '@/lib/core/pricing/black';
import { blackColumns, blackGreeksBatch } from '@/lib/core/pricing/black-batch';
import { EPSILON, type Row, vectors } from './vectors';

const black76 = vectors('black-76.csv');
const merton = vectors('black-scholes-merton.csv');
const published = vectors('published-values.csv');

const inputOf = (row: Row): BlackInput => ({
  right: row.text('type') === 'C' ? 'call' : 'put',
  forward: row.number('F'),
  strike: row.number('K'),
  years: row.number('T'),
  volatility: row.number('sigma'),
});

/**
 * In units of rounding: what one rounding of an input does to the number. A price moves by `σ vega ⁄ V`; a greek holds
 * `e^(−d²⁄2)`, so it moves by `d²`; vanna and volga hold `d` itself, so they are measured where `d` does not vanish.
 */
function scales(input: BlackInput, row: Row): Record<keyof BlackGreeks, number> {
  const s = input.volatility * Math.sqrt(input.years);
  const d1 = Math.log(input.forward / input.strike) / s + s / 2;
  const d2 = d1 - s;
  const size = (name: string) => Math.abs(row.number(name));
  const vega = size('vega');
  const steep = 1 + d1 * d1;
  return {
    price: size('price') + input.volatility * vega,
    delta: size('delta') * steep,
    gamma: size('gamma') * steep,
    vega: vega * steep,
    theta: size('theta') * steep,
    vanna: ((vega / input.forward / s) * (1 + Math.abs(d1)) + size('vanna')) * steep,
    volga: (vega / input.volatility) * (Math.abs(d1) + Math.abs(d2) + Math.abs(d1 * d2)) * steep,
  };
}

describe.skipIf(black76 === null)('against 25 digits', () => {
  it('prices and differentiates within three roundings', () => {
    for (const row of black76 ?? []) {
      const input = inputOf(row);
      const greeks = blackGreeks(input);
      const scale = scales(input, row);
      expect(blackPrice(input)).toBe(greeks.price);
      for (const name of Object.keys(scale) as (keyof BlackGreeks)[]) {
        // Below the smallest normal double relative accuracy is not there to have.
        if (scale[name] < 1e-300) continue;
        const error = Math.abs(greeks[name] - row.number(name)) / scale[name] / EPSILON;
        expect(error, `${name}, row ${row.text('id')}`).toBeLessThanOrEqual(3);
      }
    }
  });

  it('gives the same by the batch', () => {
    for (const row of black76 ?? []) {
      const input = inputOf(row);
      const out = blackColumns(1);
      blackGreeksBatch(
        {
          forward: input.forward,
          years: input.years,
          strikes: Float64Array.of(input.strike),
          puts: Uint8Array.of(input.right === 'put' ? 1 : 0),
          volatilities: Float64Array.of(input.volatility),
        },
        out,
      );
      const scale = scales(input, row);
      for (const name of Object.keys(out) as (keyof typeof out)[]) {
        if (scale[name] < 1e-300) continue;
        const error = Math.abs((out[name][0] as number) - row.number(name)) / scale[name] / EPSILON;
        expect(error, `${name}, row ${row.text('id')}`).toBeLessThanOrEqual(3);
      }
    }
  });
});

describe.skipIf(merton === null)('spot form', () => {
  it('follows from the forward, discounted', () => {
    for (const row of merton ?? []) {
      const years = row.number('T');
      const growth = Math.exp((row.number('r') - row.number('q')) * years);
      const discount = Math.exp(-row.number('r') * years);
      const forward = row.number('S') * growth;
      const input: BlackInput = {
        right: row.text('type') === 'C' ? 'call' : 'put',
        forward,
        strike: row.number('K'),
        years,
        volatility: row.number('sigma'),
      };
      const greeks = blackGreeks(input);
      const s = input.volatility * Math.sqrt(years);
      // The forward made here carries the rounding of two exponentials, which delta magnifies.
      const carried =
        8 * EPSILON * (Math.abs(greeks.delta * forward) + Math.abs(greeks.vega * input.volatility));
      expect(Math.abs(discount * greeks.price - row.number('price'))).toBeLessThanOrEqual(carried);
      const steep = (1 + Math.log(forward / input.strike) ** 2 / s ** 4) / s ** 2;
      expect(Math.abs(discount * growth * greeks.delta - row.number('delta'))).toBeLessThanOrEqual(
        16 * EPSILON * (1 + steep) * Math.abs(row.number('delta')) + 1e-300,
      );
      expect(discount * greeks.vega).toBeCloseTo(row.number('vega'), 8);
    }
  });
});

describe.skipIf(published === null)('published tables', () => {
  it('agrees within their rounding', () => {
    let seen = 0;
    for (const row of published ?? []) {
      const quantity = row.text('quantity');
      const match = /^(price|delta|gamma|vega)_(Call|Put)$/.exec(quantity);
      if (match === null) continue;
      const of = Object.fromEntries(
        row
          .text('inputs')
          .split(';')
          .map((pair) => pair.split('=')),
      );
      const value = (name: string) => Number(of[name]);
      const [S, q, r, T] = [value('S'), value('q'), value('r'), value('T')];
      const growth = Math.exp((r - q) * T);
      const greeks = blackGreeks({
        right: match[2] === 'Call' ? 'call' : 'put',
        forward: S * growth,
        strike: value('K'),
        years: T,
        volatility: value('sigma'),
      });
      const name = match[1] as 'price' | 'delta' | 'gamma' | 'vega';
      const toSpot = { price: 1, delta: growth, gamma: growth * growth, vega: 1 }[name];
      expect(
        Math.abs(Math.exp(-r * T) * toSpot * greeks[name] - row.number('published')),
        quantity,
      ).toBeLessThan(1e-4);
      seen++;
    }
    expect(seen).toBeGreaterThan(30);
  });
});

describe('edges', () => {
  const at = (over: Partial<BlackInput>) =>
    blackGreeks({ right: 'call', forward: 100, strike: 90, years: 0.1, volatility: 0.2, ...over });
  const rest = { gamma: 0, vega: 0, theta: 0, vanna: 0, volga: 0 };

  it('is intrinsic value with 0 minutes left', () => {
    expect(at({ years: 0 })).toEqual({ price: 10, delta: 1, ...rest });
    expect(at({ years: 0, right: 'put' })).toEqual({ price: 0, delta: 0, ...rest });
    expect(at({ years: 0, strike: 110 })).toEqual({ price: 0, delta: 0, ...rest });
    expect(at({ years: 0, strike: 110, right: 'put' })).toEqual({ price: 10, delta: -1, ...rest });
    expect(at({ years: 0, strike: 100 })).toEqual({ price: 0, delta: 0.5, ...rest });
    expect(at({ volatility: 0, strike: 100, right: 'put' })).toEqual({ price: 0, delta: -0.5, ...rest });
  });

  it('is finite with 1 minute left', () => {
    for (const strike of [5000, 5990, 6000, 6010, 7000]) {
      const greeks = at({ forward: 6000, strike, years: 1 / 525600, volatility: 0.15 });
      expect(Object.values(greeks).every(Number.isFinite), String(strike)).toBe(true);
    }
  });

  it('is the straddle of a unit bell', () => {
    const one = { forward: 100, strike: 100, years: 1, volatility: 1 };
    expect(blackPrice({ right: 'call', ...one }) + blackPrice({ right: 'put', ...one })).toBeCloseTo(
      76.58,
      2,
    );
  });

  it('answers NaN, and only NaN, outside its range', () => {
    for (const over of [
      { forward: Number.NaN },
      { strike: Number.NaN },
      { years: Number.NaN },
      { volatility: Number.NaN },
      { forward: 0 },
      { strike: -1 },
      { years: -1e-9 },
      { volatility: -0.1 },
      { forward: Infinity },
    ]) {
      expect(Object.values(at(over)).every(Number.isNaN), JSON.stringify(over)).toBe(true);
    }
  });
});

const wild = fc.record({
  forward: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
  ratio: fc.double({ min: -3, max: 3, noNaN: true }),
  years: fc.double({ min: 1 / 525600, max: 5, noNaN: true }),
  volatility: fc.double({ min: 0.01, max: 4, noNaN: true }),
});

describe('what must hold whatever the input', () => {
  it('keeps put-call parity and symmetry, bounds, and rises with volatility', () => {
    fc.assert(
      fc.property(wild, ({ forward, ratio, years, volatility }) => {
        const strike = forward * Math.exp(ratio);
        const option = { forward, strike, years, volatility };
        const call = blackPrice({ right: 'call', ...option });
        const put = blackPrice({ right: 'put', ...option });
        const tolerance = 8 * EPSILON * Math.max(forward, strike);
        expect(Math.abs(call - put - (forward - strike))).toBeLessThanOrEqual(tolerance);
        // Swapping forward and strike turns a call into a put of the same worth.
        const swapped = blackPrice({ right: 'put', forward: strike, strike: forward, years, volatility });
        expect(Math.abs(call - swapped)).toBeLessThanOrEqual(1e-12 * call + 1e-300);
        expect(call).toBeGreaterThanOrEqual(Math.max(forward - strike, 0));
        expect(call).toBeLessThanOrEqual(forward);
        const higher = blackPrice({ right: 'call', ...option, volatility: volatility * 1.001 });
        expect(higher).toBeGreaterThanOrEqual(call);
      }),
    );
  });

  it('never throws and never gives NaN for valid input', () => {
    const any = fc.double();
    fc.assert(
      fc.property(
        fc.constantFrom('call' as const, 'put' as const),
        any,
        any,
        any,
        any,
        (right, F, K, T, v) => {
          const greeks = blackGreeks({ right, forward: F, strike: K, years: T, volatility: v });
          const valid = F > 0 && K > 0 && F < Infinity && K < Infinity && T >= 0 && v >= 0;
          if (valid) expect(greeks.price).not.toBeNaN();
          if (valid) expect(Math.abs(greeks.delta)).toBeLessThanOrEqual(1);
          if (!valid) expect(greeks.price).toBeNaN();
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('in the money', () => {
  /** In units of 2⁻⁶⁰, exact for numbers of this size. */
  const exact = (value: number) => BigInt(Math.trunc(value * 2 ** 60));

  it('is the intrinsic value plus the other side, rounded once', () => {
    const level = fc.double({ min: 500, max: 9000, noNaN: true });
    fc.assert(
      fc.property(
        level,
        level,
        fc.double({ min: 0.01, max: 0.6, noNaN: true }),
        (forward, strike, volatility) => {
          const price = (right: 'call' | 'put') =>
            blackPrice({ right, forward, strike, years: 0.1, volatility });
          const [inner, outer] = forward > strike ? (['call', 'put'] as const) : (['put', 'call'] as const);
          const truth =
            exact(Math.max(forward, strike)) - exact(Math.min(forward, strike)) + exact(price(outer));
          const error = Number(exact(price(inner)) - truth) / 2 ** 60;
          // Half of the last place of the answer, and a little for the rounding of what is added to it.
          const lastPlace = 2 ** (Math.floor(Math.log2(price(inner))) - 52);
          expect(Math.abs(error)).toBeLessThanOrEqual(0.502 * lastPlace);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
