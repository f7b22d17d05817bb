import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOf,
  daysBetween,
  instantOf,
  newYorkTime,
  parseDate,
  weekdayOf,
  yearsUntil,
} from '@/lib/core/market/clock';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import { date } from './date';

const zone = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  weekday: 'short',
});
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function intlTime(instant: number) {
  const part = Object.fromEntries(zone.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${part['year']}-${part['month']}-${part['day']}`,
    hour: Number(part['hour']),
    minute: Number(part['minute']),
    second: Number(part['second']),
    weekday: weekdays.indexOf(String(part['weekday'])),
  };
}

const between = (from: string, to: string) => fc.integer({ min: Date.parse(from), max: Date.parse(to) });
const someDate = fc
  .integer({ min: -700_000, max: 2_900_000 })
  .map((days) => addDays(date('1970-01-01'), days));

describe('New York time', () => {
  it('is the time that Intl gives, at any instant from 1967 to 2100', () => {
    fc.assert(
      fc.property(between('1967-01-01', '2101-01-01'), (ms) => {
        expect(newYorkTime(ms as Instant)).toEqual(intlTime(ms));
      }),
      { numRuns: 6000 },
    );
  });

  it('is the time that Intl gives, around every change of the clocks from 1967 to 2100', () => {
    const hour = 3_600_000;
    let offset = 0;
    let changes = 0;
    for (let ms = Date.parse('1967-01-01'); ms < Date.parse('2101-01-01'); ms += 12 * hour) {
      const local = newYorkTime(ms as Instant);
      const now = instantAsUtc(local.date, local.hour) - ms;
      if (now !== offset) {
        changes++;
        for (let near = ms - 13 * hour; near < ms + hour; near += hour / 2) {
          for (const ms of [near - 1, near]) expect(newYorkTime(ms as Instant)).toEqual(intlTime(ms));
        }
      }
      offset = now;
    }
    // Two a year and the first look.
    expect(changes).toBe(2 * 134 + 1);
  });

  it('goes back to the instant it came from', () => {
    fc.assert(
      fc.property(between('1990-01-01', '2100-01-01'), (ms) => {
        const whole = (ms - (ms % 1000)) as Instant;
        const { date: day, hour, minute, second } = newYorkTime(whole);
        const back = instantOf(day, hour, minute, second);
        // The hour that autumn repeats is given back as its first run.
        expect([whole, whole - 3_600_000]).toContain(back);
        expect(newYorkTime(back)).toEqual(newYorkTime(whole));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes the hour that spring skips as the time after the change, the one autumn repeats as its first run', () => {
    expect(newYorkTime(instantOf(date('2026-03-08'), 2, 30))).toMatchObject({ hour: 3, minute: 30 });
    expect(instantOf(date('2026-11-01'), 1, 30)).toBe(Date.parse('2026-11-01T05:30Z'));
    expect(instantOf(date('2026-11-23'), 16, 0)).toBe(Date.parse('2026-11-23T21:00Z'));
    expect(instantOf(date('2026-07-01'), 9, 30)).toBe(Date.parse('2026-07-01T13:30Z'));
  });

  it('shows a time for any number at all', () => {
    fc.assert(
      fc.property(fc.double(), (ms) => {
        const time = newYorkTime(ms as Instant);
        expect(parseDate(time.date).ok).toBe(true);
        expect([time.hour, time.minute, time.second, time.weekday].every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

describe('dates', () => {
  it('are those of the Gregorian calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const iso = new Date(0);
          iso.setUTCFullYear(year, month - 1, day);
          const exists =
            month >= 1 && month <= 12 && iso.getUTCMonth() === month - 1 && iso.getUTCDate() === day;
          const made = dateOf(year, month, day);
          expect(made.ok).toBe(exists);
          if (!made.ok) return;
          expect(made.value).toBe(iso.toISOString().slice(0, 10));
          expect(weekdayOf(made.value)).toBe(iso.getUTCDay());
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('step and count', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
    expect(addDays(date('9999-12-31'), 1)).toBe('9999-12-31');
    expect(addDays(date('2026-02-28'), Number.NaN)).toBe('2026-02-28');
  });

  it('refuse text that is no date', () => {
    for (const text of ['', '2026-2-3', '2026-02-29', '2026-13-01', '0000-01-01', ' 2026-01-01', '20260101'])
      expect(parseDate(text)).toEqual({ ok: false, error: 'not-a-date' });
    fc.assert(fc.property(fc.string(), (text) => parseDate(text).ok === /^\d{4}-\d\d-\d\d$/.test(text)));
  });
});

describe('years until', () => {
  it('counts real minutes, across a change of the clocks too', () => {
    const hours = (from: CalendarDate, to: CalendarDate) =>
      yearsUntil(instantOf(to, 12, 0), instantOf(from, 12, 0)) * 8760;
    expect(hours(date('2026-06-01'), date('2026-06-02'))).toBeCloseTo(24, 9);
    expect(hours(date('2026-03-07'), date('2026-03-08'))).toBeCloseTo(23, 9);
    expect(hours(date('2026-10-31'), date('2026-11-01'))).toBeCloseTo(25, 9);
    expect(yearsUntil(60_000 as Instant, 0 as Instant)).toBe(1 / 525_600);
  });

  it('is never negative and never no number', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (target, now) => {
        const years = yearsUntil(target as Instant, now as Instant);
        expect(years >= 0 && Number.isFinite(years)).toBe(true);
        if (target <= now) expect(years).toBe(0);
      }),
    );
  });
});

function instantAsUtc(day: CalendarDate, hour: number): number {
  return Date.parse(`${day}T00:00Z`) + hour * 3_600_000;
}
