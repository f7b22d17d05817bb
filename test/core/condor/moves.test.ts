import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveLeg, withShortAt } from '@/lib/core/condor/moves';
import type { Strikes } from '@/lib/core/condor/why-not';

const listed = Array.from({ length: 41 }, (_, i) => 5900 + 5 * i);
const four = fc
  .uniqueArray(fc.constantFrom(...listed), { minLength: 4, maxLength: 4 })
  .map((strikes) => strikes.sort((a, b) => a - b) as unknown as Strikes);
const anyStrike = fc.constantFrom(...listed);
const inOrder = ([k1, k2, k3, k4]: Strikes) => k1 < k2 && k2 <= k3 && k3 < k4;

describe('moving legs', () => {
  it('moves the one leg and no other, or nothing', () => {
    fc.assert(
      fc.property(four, fc.constantFrom(0, 1, 2, 3), anyStrike, (strikes, leg, to) => {
        const moved = moveLeg(strikes, leg as 0 | 1 | 2 | 3, to);
        const wished = strikes.with(leg, to) as unknown as Strikes;
        if (moved === null) expect(!inOrder(wished) || strikes[leg] === to).toBe(true);
        else expect(moved).toEqual(wished);
      }),
    );
  });

  it('puts a short leg on the strike, its wing outside it and as wide as the list allows', () => {
    fc.assert(
      fc.property(four, anyStrike, fc.integer({ min: 5890, max: 6110 }), (strikes, strike, forward) => {
        const moved = withShortAt(strikes, listed, strike, forward);
        const put = strike <= forward;
        const edge = put ? listed[0] : listed.at(-1);
        const blocked = put ? strike > strikes[2] : strike < strikes[1];
        if (moved === null) {
          expect(strike === edge || blocked).toBe(true);
          return;
        }
        expect(blocked).toBe(false);
        expect(inOrder(moved)).toBe(true);
        expect(moved[put ? 1 : 2]).toBe(strike);
        const width = put ? strikes[1] - strikes[0] : strikes[3] - strikes[2];
        const own = put ? moved[1] - moved[0] : moved[3] - moved[2];
        const room = put ? strike - 5900 : 6100 - strike;
        expect(own).toBe(Math.min(width, room));
      }),
    );
    expect(withShortAt([5900, 5950, 6050, 6100], listed, 5951, 6000)).toBeNull();
  });
});
