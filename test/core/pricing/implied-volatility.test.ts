import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blackGreeks } from '@/lib/core/pricing/black';
import {
  type ImpliedInput,
  impliedColumns,
  impliedFailure,
  impliedVolatilities,
  impliedVolatility,
} from '@/lib/core/pricing/implied-volatility';
import { EPSILON, vectors } from './vectors';

const black76 = vectors('black-76.csv');

describe.skipIf(black76 === null)('against 25 digits', () => {
  const expected: Record<string, readonly string[]> = {
    at_intrinsic: ['at-intrinsic'],
    zero_price: ['at-intrinsic'],
    below_intrinsic: ['below-intrinsic'],
    at_or_above_max: ['above-maximum'],
  };

  it('finds the volatility of the rounded price, or says why there is none', () => {
    for (const row of black76 ?? []) {
      const result = impliedVolatility({
        right: row.text('type') === 'C' ? 'call' : 'put',
        forward: row.number('F'),
        strike: row.number('K'),
        years: row.number('T'),
        price: row.number('price_f64'),
      });
      const status = row.text('status');
      if (status === 'ok' || status === 'ill_conditioned') {
        const truth = row.number('iv_of_price_f64');
        const found = result.ok ? result.value : Number.NaN;
        const error = Math.abs(found - truth) / truth / (1 + row.number('cond_iv')) / EPSILON;
        expect(error, `row ${row.text('id')}`).toBeLessThanOrEqual(5);
      } else {
        expect(expected[status], `row ${row.text('id')}`).toContain(result.ok ? 'ok' : result.error);
      }
    }
  });
});

const quote: ImpliedInput = { right: 'put', forward: 6000, strike: 5900, years: 0.01, price: 12 };
const failureOf = (over: Partial<ImpliedInput>) => {
  const result = impliedVolatility({ ...quote, ...over });
  return result.ok ? 'ok' : result.error;
};

describe('refusals', () => {
  it('names each', () => {
    expect(failureOf({})).toBe('ok');
    expect(failureOf({ price: Number.NaN })).toBe('not-a-number');
    expect(failureOf({ forward: Number.NaN })).toBe('not-a-number');
    expect(failureOf({ years: Number.NaN })).toBe('not-a-number');
    expect(failureOf({ strike: 0 })).toBe('invalid-contract');
    expect(failureOf({ forward: -1 })).toBe('invalid-contract');
    expect(failureOf({ forward: Infinity })).toBe('invalid-contract');
    expect(failureOf({ years: 0 })).toBe('expired');
    expect(failureOf({ years: -1 })).toBe('expired');
    expect(failureOf({ price: -0.05 })).toBe('below-intrinsic');
    expect(failureOf({ right: 'call', price: 99.95 })).toBe('below-intrinsic');
    expect(failureOf({ right: 'call', price: 100 })).toBe('at-intrinsic');
    expect(failureOf({ price: 0 })).toBe('at-intrinsic');
    expect(failureOf({ price: 5900 })).toBe('above-maximum');
    expect(failureOf({ price: Infinity })).toBe('above-maximum');
    expect(failureOf({ right: 'call', price: 6000 })).toBe('above-maximum');
  });

  it('is ok exactly where the number is', () => {
    const any = fc.double();
    fc.assert(
      fc.property(
        fc.constantFrom('call' as const, 'put' as const),
        any,
        any,
        any,
        any,
        (right, F, K, T, price) => {
          const result = impliedVolatility({ right, forward: F, strike: K, years: T, price });
          if (result.ok) expect(result.value > 0 && result.value < Infinity).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
    const positive = fc.double({ min: 5e-324, max: 1.7e308, noNaN: true });
    fc.assert(
      fc.property(
        positive,
        positive,
        positive,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (F, K, T, share) => {
          const result = impliedVolatility({
            right: 'call',
            forward: F,
            strike: K,
            years: T,
            price: Math.max(F - K, 0) + share * Math.min(F, K),
          });
          if (result.ok) expect(result.value > 0 && result.value < Infinity).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('round trip', () => {
  it('comes back to what the price allows, from 1 minute to 5 years, 20 deviations out, either side', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('call' as const, 'put' as const),
        fc.double({ min: Math.log(1 / 525600), max: Math.log(5), noNaN: true }),
        fc.double({ min: Math.log(0.03), max: Math.log(3), noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (right, logYears, logVolatility, deviations) => {
          const years = Math.exp(logYears);
          const volatility = Math.exp(logVolatility);
          const forward = 6012.37;
          const strike = forward * Math.exp(deviations * volatility * Math.sqrt(years));
          const { price, vega } = blackGreeks({ right, forward, strike, years, volatility });
          const result = impliedVolatility({ right, forward, strike, years, price });
          const condition = price / (volatility * vega);
          // Where the price has no digit of the volatility left, any answer or refusal will do.
          if (!(condition < 1e13) || price < 1e-290) return;
          const found = result.ok ? result.value : Number.NaN;
          expect(Math.abs(found - volatility) / volatility).toBeLessThanOrEqual(
            8 * EPSILON * (1 + condition),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('gives by the batch what it gives one by one', () => {
    const strikes = Float64Array.from({ length: 80 }, (_, i) => 4000 + 50 * i);
    const puts = Uint8Array.from(strikes, (_, i) => i % 2);
    const prices = Float64Array.from(strikes, (_, i) => (i % 7 === 3 ? Number.NaN : 3 * i));
    const out = impliedColumns(strikes.length);
    impliedVolatilities({ forward: 6000, years: 0.1, strikes, puts, prices }, out);
    strikes.forEach((strike, i) => {
      const single = impliedVolatility({
        right: puts[i] === 1 ? 'put' : 'call',
        forward: 6000,
        strike,
        years: 0.1,
        price: prices[i] as number,
      });
      expect(impliedFailure(out.failures[i] as number)).toBe(single.ok ? null : single.error);
      expect(out.volatilities[i]).toEqual(single.ok ? single.value : Number.NaN);
    });
  });
});
