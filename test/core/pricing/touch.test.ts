import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { touchBoth, touchProbability } from '@/lib/core/pricing/touch';
import { vectors } from './vectors';

const golden = vectors('touch.csv');
const published = vectors('published-values.csv');

describe.skipIf(golden === null)('against 25 digits', () => {
  it('agrees to 1e-13, and a small chance keeps its digits', () => {
    for (const row of golden ?? []) {
      const touch = touchBoth({
        spot: row.number('S'),
        forward: row.number('F'),
        years: row.number('T'),
        volatility: row.number('sigma'),
        lower: row.number('L'),
        upper: row.number('U'),
      });
      const pairs = [
        [touch.lower, row.number('p_touch_L')],
        [touch.upper, row.number('p_touch_U')],
        [touch.either, row.number('p_touch_either')],
        [touch.survive, row.number('p_survive_both')],
      ] as const;
      for (const [found, truth] of pairs) {
        expect(Math.abs(found - truth), `row ${row.text('id')}`).toBeLessThan(
          1e-13 * Math.max(Math.sqrt(truth), 1e-3),
        );
      }
    }
  });
});

describe.skipIf(published === null)('published tables', () => {
  it('agrees within their rounding', () => {
    let seen = 0;
    for (const row of published ?? []) {
      const quantity = row.text('quantity');
      if (!/^(one_touch|double_no_touch)/.test(quantity)) continue;
      const of = Object.fromEntries(
        row
          .text('inputs')
          .split(';')
          .map((pair) => pair.split('=')),
      );
      const value = (name: string) => Number(of[name]);
      const [S, q, r, T] = [value('S'), value('q'), value('r'), value('T')];
      const input = { spot: S, forward: S * Math.exp((r - q) * T), years: T, volatility: value('sigma') };
      const found = quantity.startsWith('one')
        ? 15 * touchProbability({ ...input, barrier: value('B') })
        : 10 * touchBoth({ ...input, lower: value('L'), upper: value('U') }).survive;
      expect(Math.abs(Math.exp(-r * T) * found - row.number('published')), row.text('inputs')).toBeLessThan(
        6e-5,
      );
      seen++;
    }
    expect(seen).toBeGreaterThan(10);
  });
});

describe('touch', () => {
  it('answers the worked example', () => {
    const input = { spot: 100, forward: 100 * Math.exp(0.1), years: 1, volatility: 0.25 };
    expect(touchProbability({ ...input, barrier: 90 })).toBeCloseTo(0.5935, 4);
  });

  it('knows its edges', () => {
    const input = { spot: 100, forward: 100, years: 0.1, volatility: 0.2 };
    expect(touchProbability({ ...input, barrier: 100 })).toBe(1);
    expect(touchProbability({ ...input, years: 0, barrier: 99 })).toBe(0);
    expect(touchProbability({ ...input, volatility: 0, forward: 110, barrier: 105 })).toBe(1);
    expect(touchBoth({ ...input, years: 0, lower: 90, upper: 110 })).toEqual({
      lower: 0,
      upper: 0,
      either: 0,
      survive: 1,
    });
    expect(touchBoth({ ...input, lower: 100, upper: 110 }).either).toBe(1);
    expect(touchProbability({ ...input, spot: Number.NaN, barrier: 90 })).toBeNaN();
    expect(touchProbability({ ...input, years: -1, barrier: 90 })).toBeNaN();
    expect(touchBoth({ ...input, lower: -1, upper: 110 }).survive).toBeNaN();
  });

  it('lies between the larger of the two chances and their sum', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 3, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (volatility, drift, below, above) => {
          const touch = touchBoth({
            spot: 6000,
            forward: 6000 * Math.exp(drift),
            years: 0.25,
            volatility,
            lower: 6000 * Math.exp(-below),
            upper: 6000 * Math.exp(above),
          });
          const { lower, upper, either, survive } = touch;
          expect(either).toBeGreaterThanOrEqual(Math.max(lower, upper) - 1e-12);
          expect(either).toBeLessThanOrEqual(Math.min(lower + upper, 1) + 1e-12);
          expect(either + survive).toBeCloseTo(1, 13);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('meets where images give way to standing waves', () => {
    // At s = 0.6 of the corridor; one step to either side of the change must agree to its slope.
    const at = (volatility: number) =>
      touchBoth({ spot: 100, forward: 103, years: 1, volatility, lower: 95, upper: 108 }).survive;
    const change = 0.6 * Math.log(108 / 95);
    expect(at(change * (1 - 1e-12)) - at(change * (1 + 1e-12))).toBeLessThan(1e-11);
    expect(at(change * (1 - 1e-12)) - at(change * (1 + 1e-12))).toBeGreaterThan(0);
  });
});
