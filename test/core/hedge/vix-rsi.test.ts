import { describe, expect, it } from 'vitest';
import type { DailyHistory } from '@/lib/core/hedge/daily-history';
import { vixRsi, wilderRsi } from '@/lib/core/hedge/vix-rsi';
import { tradingDayAfter } from '@/lib/core/market/holidays';
import type { CalendarDate } from '@/lib/core/unit';

/** The worked example of the charting schools (QQQQ, December 2009), whose table ends in 37.77 after 66.24 … 43.42. */
const SCHOOL = [
  44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
  45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
  45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
];

function history(days: number, from = '2026-01-05' as CalendarDate): DailyHistory {
  const dates: CalendarDate[] = [from];
  while (dates.length < days) dates.push(tradingDayAfter(dates.at(-1) as CalendarDate));
  return { index: 'VIX', name: 'VIX', dates, closes: dates.map((_, i) => 18 + Math.sin(i) + 0.01 * i) };
}

describe('the relative strength index', () => {
  it('is that of the worked example, day by day', () => {
    expect(wilderRsi(SCHOOL.slice(0, 15), 14)).toBeCloseTo(70.53, 2);
    expect(wilderRsi(SCHOOL.slice(0, 16), 14)).toBeCloseTo(66.32, 2);
    expect(wilderRsi(SCHOOL, 14)).toBeCloseTo(37.77, 2);
  });

  it('is 100 where all rises, 0 where all falls and 50 where nothing moves', () => {
    expect(wilderRsi([1, 2, 3], 14)).toBe(100);
    expect(wilderRsi([3, 2, 1], 14)).toBe(0);
    expect(wilderRsi([2, 2, 2], 14)).toBe(50);
  });
});

describe('the RSI of VIX', () => {
  const known = history(150);
  const last = known.dates.at(-1) as CalendarDate;

  it('is known on the day of the last close and the session after it, and unknown from then on', () => {
    const next = tradingDayAfter(last);
    for (const today of [last, next])
      expect(vixRsi(known, today)).toEqual({
        ok: true,
        value: { value: wilderRsi(known.closes, 14), on: last },
      });
    expect(vixRsi(known, tradingDayAfter(next))).toEqual({ ok: false, error: { code: 'stale', on: last } });
  });

  it('is unknown without a history, with a short one, and with one that lacks days', () => {
    expect(vixRsi(null, last)).toEqual({ ok: false, error: { code: 'noHistory', on: null } });
    const short = history(100);
    const end = short.dates.at(-1) as CalendarDate;
    expect(vixRsi(short, end)).toMatchObject({ error: { code: 'tooShort' } });
    const long = history(400);
    const gaps = {
      ...long,
      dates: long.dates.filter((_, i) => i < 260 || i % 2 === 1),
      closes: long.closes.filter((_, i) => i < 260 || i % 2 === 1),
    };
    expect(vixRsi(gaps, gaps.dates.at(-1) as CalendarDate)).toMatchObject({ error: { code: 'gaps' } });
  });
});
