import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadBy, instantAfter, tradingDays } from '@/lib/core/hedge/horizon';
import type { Instant } from '@/lib/core/unit';

const at = (text: string) => Date.parse(text) as Instant;

describe('trading days', () => {
  it.each([
    // Friday 15:00 to Monday's close: an hour of a session of six and a half, and a day.
    ['2026-11-20T15:00-05:00', '2026-11-23T16:00-05:00', 1 + 1 / 6.5],
    ['2026-11-20T10:00-05:00', '2026-11-20T16:00-05:00', 6 / 6.5],
    // Over Thanksgiving into a half day.
    ['2026-11-25T16:00-05:00', '2026-11-27T13:00-05:00', 1],
    ['2026-11-21T12:00-05:00', '2026-11-22T12:00-05:00', 0],
    ['2026-11-23T12:00-05:00', '2026-11-20T12:00-05:00', 0],
  ])('from %s to %s: %d', (from, to, days) => {
    expect(tradingDays(at(from), at(to))).toBeCloseTo(days, 9);
  });

  it('ahead end at the same time of day, or at the close where today has no session', () => {
    expect(instantAfter(at('2026-11-20T15:00-05:00'), 1)).toBe(at('2026-11-23T15:00-05:00'));
    expect(instantAfter(at('2026-11-21T15:00-05:00'), 1)).toBe(at('2026-11-23T16:00-05:00'));
    expect(instantAfter(at('2026-11-20T15:00-05:00'), 5)).toBe(at('2026-11-30T15:00-05:00'));
  });

  it('ahead stop at the settlement', () => {
    const now = at('2026-11-20T15:00-05:00');
    const ahead = aheadBy(now, 5, at('2026-11-20T16:00-05:00'));
    expect(ahead.elapsed).toBeCloseTo(1 / 8760, 12);
    expect(ahead.tradingDays).toBeCloseTo(1 / 6.5, 9);
  });

  it('are never negative, and finite for any two instants', () => {
    const instant = fc.integer({ min: -1e12, max: 5e12 });
    fc.assert(
      fc.property(instant, instant, (from, to) => {
        const days = tradingDays(from as Instant, to as Instant);
        expect(days >= 0 && Number.isFinite(days)).toBe(true);
      }),
    );
  });
});
