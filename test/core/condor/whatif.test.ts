import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crossings,
  profits,
  type Stage,
  type SurfaceRule,
  stageWhatIf,
  valueGrid,
  type WhatIf,
} from '@/lib/core/condor/whatif';
import { blackPrice } from '@/lib/core/pricing/black';

const STRIKES = [7400, 7425, 7575, 7600] as const;
const smile = (k: number) => 0.1 + Math.sqrt(0.0004 + (k - 0.01) ** 2 * 0.16) - 0.3 * k;
const LEVELS = Float64Array.from({ length: 200 }, (_, i) => 7100 + 4 * i);

function stage(rule: SurfaceRule, levels: ArrayLike<number> = LEVELS): Stage {
  const made = stageWhatIf({ strikes: STRIKES, forward: 7500, smile, rule }, levels);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

function grid(of: Stage, times: readonly number[], shift = 0): Float64Array {
  const made = valueGrid(of, times, shift);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

/** The condor's cost node by node, from the pricing folder. */
function costAt(level: number, years: number, rule: SurfaceRule, shift: number): number {
  return STRIKES.reduce((sum, strike, leg) => {
    const volatility = smile(Math.log(strike / (rule === 'sticky-strike' ? 7500 : level))) + shift;
    const right = leg < 2 ? 'put' : 'call';
    return (
      sum +
      (leg === 1 || leg === 2 ? 1 : -1) * blackPrice({ right, forward: level, strike, years, volatility })
    );
  }, 0);
}

describe('what if', () => {
  it.each(['sticky-moneyness', 'sticky-strike'] as const)(
    '%s: every node within 2e-6 points of Black',
    (rule) => {
      const times = [2, 1, 0.3, 1 / 24, 1 / 1440, 0, 45, 90, 400].map((days) => days / 365);
      for (const shift of [0, 0.05, -0.02]) {
        const values = grid(stage(rule), times, shift);
        for (const [t, years] of times.entries())
          for (const [i, level] of LEVELS.entries()) {
            const error = Math.abs(
              (values[t * LEVELS.length + i] as number) - costAt(level, years, rule, shift),
            );
            expect(error, `${years} ${level}`).toBeLessThan(2e-6);
          }
      }
    },
  );

  it('the smile is asked by the first stage alone', () => {
    let asked = 0;
    const counting = {
      strikes: STRIKES,
      forward: 7500,
      rule: 'sticky-moneyness' as const,
      smile: (k: number) => {
        asked++;
        return smile(k);
      },
    };
    const made = stageWhatIf(counting, LEVELS);
    if (!made.ok) throw new Error(made.error);
    const once = asked;
    for (let day = 0; day < 10; day++) grid(made.value, [day / 365], day / 100);
    expect(asked).toBe(once);
  });

  it('the rules agree where the forward stands', () => {
    const [moneyness] = grid(stage('sticky-moneyness', [7500]), [1 / 365]);
    const [strike] = grid(stage('sticky-strike', [7500]), [1 / 365]);
    expect(moneyness).toBeCloseTo(strike ?? Number.NaN, 12);
  });

  it('at settlement: the payoff, its break-evens, its profit', () => {
    const values = grid(stage('sticky-moneyness', [7000, 7400, 7425, 7500, 7575, 7600, 8000]), [0]);
    expect(Array.from(values)).toEqual([25, 25, 0, 0, 0, 25, 25]);
    expect(
      crossings(Float64Array.from([7400, 7425, 7575, 7600]), Float64Array.from([25, 0, 0, 25]), 1.15),
    ).toEqual([7423.85, 7576.15]);
    expect(
      Array.from(profits(Float64Array.from([0, 25]), { credit: 1.25, multiplier: 100, count: 2, fees: 10 })),
    ).toEqual([240, -4760]);
  });

  it('crossings are a list, also of four and of none', () => {
    const levels = Float64Array.from([1, 2, 3, 4, 5]);
    expect(crossings(levels, Float64Array.from([2, 0, 2, 0, 2]), 1)).toEqual([1.5, 2.5, 3.5, 4.5]);
    expect(crossings(levels, Float64Array.from([2, 2, 2, 2, 2]), 1)).toEqual([]);
    expect(crossings(levels, Float64Array.from([2, 1, 0, 1, 2]), 1)).toEqual([2, 4]);
  });

  it('hostile inputs are refused by name or answered in finite numbers', { timeout: 60_000 }, () => {
    const any = fc.oneof(
      fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -1, 1e308, 5e-324),
      fc.double({ min: 0, max: 9000 }),
    );
    const mostly = (good: number) =>
      fc.oneof({ weight: 9, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: any });
    const whatIfs: fc.Arbitrary<WhatIf> = fc.record({
      strikes: fc.tuple(mostly(7400), mostly(7425), mostly(7575), mostly(7600)),
      forward: mostly(7500),
      smile: fc.constantFrom(
        smile,
        () => 0,
        () => Number.NaN,
        () => 1e308,
        (k: number) => -k,
      ),
      rule: fc.constantFrom('sticky-moneyness', 'sticky-strike'),
    });
    let answered = 0;
    fc.assert(
      fc.property(
        whatIfs,
        fc.oneof(fc.constant([7000, 7500, 8000]), fc.array(any, { maxLength: 4 })),
        fc.oneof(fc.constant([0, 0.1, 1e-9]), fc.array(any, { maxLength: 3 })),
        mostly(0.01),
        (whatIf, levels, times, shift) => {
          const made = stageWhatIf(whatIf, levels);
          if (!made.ok) {
            expect(made.error).toMatch(/^[a-z-]+$/);
            return;
          }
          const values = valueGrid(made.value, times, shift);
          if (!values.ok) {
            expect(values.error).toMatch(/^[a-z-]+$/);
            return;
          }
          answered++;
          expect(values.value.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
    expect(answered).toBeGreaterThan(100);
  });
});
