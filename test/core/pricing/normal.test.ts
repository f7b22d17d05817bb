import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inverseNormalCdf,
  normalBetween,
  normalCdf,
  normalDensity,
  normalUpperTail,
} from '@/lib/core/pricing/normal';

/** `P(Z > x)` correctly rounded, made with mpmath 1.3 at 50 digits: `nstr(erfc(x/sqrt(2))/2, 17)`. */
const TAILS: readonly (readonly [number, number])[] = [
  [0, 0.5],
  [0.25, 0.4012936743170763],
  [1, 0.15865525393145705],
  [1.96875, 0.024490903264233276],
  [3, 0.0013498980316300946],
  [4.5, 3.3976731247300603e-6],
  [7.75, 4.5946274357785954e-15],
  [8.25, 7.919726314642477e-17],
  [12.5, 3.732564298877713e-36],
  [20, 2.7536241186062337e-89],
  [30, 4.906713927148187e-198],
  [37, 5.725571222524577e-300],
];

describe('the normal law', () => {
  it('keeps full relative accuracy in both tails', () => {
    for (const [x, tail] of TAILS) {
      expect(Math.abs(normalUpperTail(x) / tail - 1), String(x)).toBeLessThan(1e-15);
      expect(normalCdf(-x)).toBe(normalUpperTail(x));
    }
  });

  it('is inverted to what the probability allows', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, maxExcluded: true, noNaN: true }), (p) => {
        const x = inverseNormalCdf(p);
        const slope = normalDensity(x);
        expect(Math.abs(normalCdf(x) - p)).toBeLessThanOrEqual(
          4e-16 * (p + Math.abs(x) * slope * (1 + x * x)),
        );
      }),
    );
    expect(inverseNormalCdf(0.5)).toBe(0);
    expect([inverseNormalCdf(0), inverseNormalCdf(1)]).toEqual([-Infinity, Infinity]);
    expect([inverseNormalCdf(-0.1), inverseNormalCdf(1.1), inverseNormalCdf(Number.NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });

  it('measures an interval far out without cancellation', () => {
    expect(normalBetween(10, 11) / (normalUpperTail(10) - normalUpperTail(11))).toBeCloseTo(1, 14);
    expect(normalBetween(-11, -10)).toBe(normalBetween(10, 11));
    expect(normalBetween(-Infinity, Infinity)).toBe(1);
    expect(normalBetween(1, 0)).toBe(0);
  });
});
