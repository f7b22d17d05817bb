import { fail, ok, type Result } from '../result';
import type { CalendarDate, Instant, Years } from '../unit';

/**
 * New York time by integer arithmetic: no `Date`, no time-zone table.
 * Days are counted from 1970-01-01. Holds from 1967, when the United States got one rule for summer time.
 */

/** 0 is Sunday, 6 is Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

/** What a clock on a wall in New York shows. */
export type NewYorkTime = {
  readonly date: CalendarDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: Weekday;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 525_600 * MINUTE_MS;
const STANDARD_OFFSET_MS = 5 * HOUR_MS;
const SUMMER_OFFSET_MS = 4 * HOUR_MS;

// The last day a four-digit year can write, and the first.
const FIRST_DAY = dayCount({ year: 1, month: 1, day: 1 });
const LAST_DAY = dayCount({ year: 9999, month: 12, day: 31 });

/** The day of `2026-11-23`; refuses any other form and any day that no calendar has. */
export function parseDate(text: string): Result<CalendarDate, 'not-a-date'> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? fail('not-a-date') : dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Year 1–9999, month 1–12, day of that month; refuses everything else. */
export function dateOf(year: number, month: number, day: number): Result<CalendarDate, 'not-a-date'> {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12) return fail('not-a-date');
  if (day < 1 || day > daysInMonth(year, month)) return fail('not-a-date');
  return ok(write({ year, month, day }));
}

/** The date of whole-number parts that are known to be right; a month or day past its end runs on into the next. */
export function rollDate(year: number, month: number, day: number): CalendarDate {
  return dateOfDay(dayCount({ year, month, day }));
}

export function partsOf(date: CalendarDate): DateParts {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/** Stays between 0001-01-01 and 9999-12-31; a count that is not a number moves nothing. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(date) + (Number.isNaN(days) ? 0 : Math.trunc(days)));
}

/** Whole days from one date to another, negative when `to` is the earlier one. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(date: CalendarDate): Weekday {
  return weekdayOfDay(dayNumber(date));
}

/** The `nth` (from 1) given weekday of a month; months beyond 12 run on into the next years. */
export function nthWeekday(year: number, month: number, weekday: Weekday, nth: number): CalendarDate {
  return dateOfDay(nthWeekdayNumber(year, month, weekday, nth));
}

/** The last given weekday of a month. */
export function lastWeekday(year: number, month: number, weekday: Weekday): CalendarDate {
  return dateOfDay(lastWeekdayNumber(year, month, weekday));
}

/**
 * When New York clocks show this time. An hour that a summer-time change repeats means its first run;
 * one that it skips means the same time after the change.
 */
export function instantOf(date: CalendarDate, hour: number, minute: number, second = 0): Instant {
  const local = dayNumber(date) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1000;
  const summer = local + SUMMER_OFFSET_MS;
  return (isSummerTime(summer) ? summer : local + STANDARD_OFFSET_MS) as Instant;
}

/** Parts of a second are dropped. Instants outside the years 1–9999, and NaN, read as the nearest end. */
export function newYorkTime(instant: Instant): NewYorkTime {
  const utc = clamp(instant, FIRST_DAY * DAY_MS + DAY_MS, LAST_DAY * DAY_MS);
  const local = utc - (isSummerTime(utc) ? SUMMER_OFFSET_MS : STANDARD_OFFSET_MS);
  const day = Math.floor(local / DAY_MS);
  const seconds = Math.floor((local - day * DAY_MS) / 1000);
  return {
    date: dateOfDay(day),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    weekday: weekdayOfDay(day),
  };
}

/** Never negative: a target that has passed, or an instant that is not a number, leaves exactly 0. */
export function yearsUntil(target: Instant, now: Instant): Years {
  const left = (target - now) / YEAR_MS;
  return (left > 0 && left < Number.POSITIVE_INFINITY ? left : 0) as Years;
}

/** New York is on summer time at this many milliseconds of universal time. */
function isSummerTime(utc: number): boolean {
  const year = partsOfDay(Math.floor(utc / DAY_MS)).year;
  // 02:00 standard time in spring, 02:00 summer time in autumn.
  const start = summerStartDay(year) * DAY_MS + 2 * HOUR_MS + STANDARD_OFFSET_MS;
  const end = summerEndDay(year) * DAY_MS + 2 * HOUR_MS + SUMMER_OFFSET_MS;
  return utc >= start && utc < end;
}

function summerStartDay(year: number): number {
  if (year >= 2007) return nthWeekdayNumber(year, 3, 0, 2);
  if (year >= 1987) return nthWeekdayNumber(year, 4, 0, 1);
  // The oil crisis: Emergency Daylight Saving Time Energy Conservation Act.
  if (year === 1974) return dayCount({ year, month: 1, day: 6 });
  if (year === 1975) return dayCount({ year, month: 2, day: 23 });
  return lastWeekdayNumber(year, 4, 0);
}

function summerEndDay(year: number): number {
  return year >= 2007 ? nthWeekdayNumber(year, 11, 0, 1) : lastWeekdayNumber(year, 10, 0);
}

function nthWeekdayNumber(year: number, month: number, weekday: Weekday, nth: number): number {
  const first = dayCount({ year, month, day: 1 });
  return first + ((weekday - weekdayOfDay(first) + 7) % 7) + 7 * (nth - 1);
}

function lastWeekdayNumber(year: number, month: number, weekday: Weekday): number {
  return nthWeekdayNumber(year, month + 1, weekday, 1) - 7;
}

function weekdayOfDay(day: number): Weekday {
  // 1970-01-01 was a Thursday.
  return ((((day + 4) % 7) + 7) % 7) as Weekday;
}

function dayNumber(date: CalendarDate): number {
  return dayCount(partsOf(date));
}

function dateOfDay(day: number): CalendarDate {
  return write(partsOfDay(clamp(day, FIRST_DAY, LAST_DAY)));
}

/** Howard Hinnant, "chrono-compatible low-level date algorithms": years of March to February, eras of 400. */
function dayCount({ year, month, day }: DateParts): number {
  const carried = year + Math.floor((month - 1) / 12);
  const inYear = ((((month - 1) % 12) + 12) % 12) + 1;
  const shifted = inYear <= 2 ? carried - 1 : carried;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (inYear + (inYear > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayCount`. */
function partsOfDay(days: number): DateParts {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

function daysInMonth(year: number, month: number): number {
  return dayCount({ year, month: month + 1, day: 1 }) - dayCount({ year, month, day: 1 });
}

function write({ year, month, day }: DateParts): CalendarDate {
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` as CalendarDate;
}

function clamp(value: number, low: number, high: number): number {
  return value > low ? Math.min(value, high) : low;
}
