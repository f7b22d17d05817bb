import type { CalendarDate } from '../unit';
import { addDays, lastWeekday, nthWeekday, partsOf, rollDate, weekdayOf } from './clock';

/**
 * The days of the New York Stock Exchange, by rule. Exact from 1993; the exchange may still close for an
 * event that nobody can foresee, and those of the past stand below as data.
 */

/** A half day closes at 13:00. */
export type MarketDay = 'full' | 'half' | 'closed';

const CLOSED_ONCE: ReadonlySet<string> = new Set([
  '1994-04-27', // funeral of Richard Nixon
  '2001-09-11',
  '2001-09-12',
  '2001-09-13',
  '2001-09-14',
  '2004-06-11', // funeral of Ronald Reagan
  '2007-01-02', // funeral of Gerald Ford
  '2012-10-29', // hurricane Sandy
  '2012-10-30',
  '2018-12-05', // funeral of George H. W. Bush
  '2025-01-09', // funeral of Jimmy Carter
]);

const HALF_ONCE: ReadonlySet<string> = new Set(['1997-12-26', '1999-12-31', '2003-12-26']);

/** How long New York trades on a day. */
export function marketDay(date: CalendarDate): MarketDay {
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return 'closed';
  if (CLOSED_ONCE.has(date) || isHoliday(date)) return 'closed';
  return HALF_ONCE.has(date) || isHalfByRule(date) ? 'half' : 'full';
}

export function isTradingDay(date: CalendarDate): boolean {
  return marketDay(date) !== 'closed';
}

/** The last trading day before this one. */
export function tradingDayBefore(date: CalendarDate): CalendarDate {
  return tradingDayOnOrBefore(addDays(date, -1));
}

/** The day itself where New York trades on it, otherwise the last one before. */
export function tradingDayOnOrBefore(date: CalendarDate): CalendarDate {
  let day = date;
  // The longest closure in the exchange's rules and history is six days; the count ends a walk off the calendar.
  for (let step = 0; step < 14 && !isTradingDay(day); step++) day = addDays(day, -1);
  return day;
}

/** The next trading day after this one. */
export function tradingDayAfter(date: CalendarDate): CalendarDate {
  let day = addDays(date, 1);
  for (let step = 0; step < 14 && !isTradingDay(day); step++) day = addDays(day, 1);
  return day;
}

/** The day a month's standard options expire: its third Friday, or the trading day before a holiday. */
export function monthlyExpiry(year: number, month: number): CalendarDate {
  return tradingDayOnOrBefore(nthWeekday(year, month, 5, 3));
}

/** Also of the Saturdays that monthly symbols carried until 2015. */
export function isMonthlyExpiry(expiry: CalendarDate): boolean {
  const { year, month } = partsOf(expiry);
  return tradingDayOnOrBefore(expiry) === monthlyExpiry(year, month);
}

function isHoliday(date: CalendarDate): boolean {
  const { year, month } = partsOf(date);
  switch (month) {
    case 1:
      // A New Year's Day on a Saturday is not made up for: the year's books close on that Friday.
      return (
        date === sundayToMonday(rollDate(year, 1, 1)) || (year >= 1998 && date === nthWeekday(year, 1, 1, 3))
      );
    case 2:
      return date === nthWeekday(year, 2, 1, 3);
    case 3:
    case 4:
      return date === addDays(easterSunday(year), -2);
    case 5:
      return date === lastWeekday(year, 5, 1);
    case 6:
      return year >= 2022 && date === toNearestWeekday(rollDate(year, 6, 19));
    case 7:
      return date === toNearestWeekday(rollDate(year, 7, 4));
    case 9:
      return date === nthWeekday(year, 9, 1, 1);
    case 11:
      return date === nthWeekday(year, 11, 4, 4);
    case 12:
      return date === toNearestWeekday(rollDate(year, 12, 25));
    default:
      return false;
  }
}

/** Asked of days that are no holiday: so 24 December and 3 July are not themselves the day off. */
function isHalfByRule(date: CalendarDate): boolean {
  const { year, month, day } = partsOf(date);
  if (month === 11) return date === addDays(nthWeekday(year, 11, 4, 4), 1);
  if (month === 12) return day === 24;
  if (month !== 7) return false;
  // Until 2012 a Thursday's Independence Day shortened the Friday after it, not the Wednesday before.
  const fridayInstead = year < 2013 && weekdayOf(date) === (day === 3 ? 3 : 5);
  if (day === 3) return !fridayInstead && weekdayOf(date) !== 5;
  return day === 5 && fridayInstead;
}

/** The Gregorian computus of Meeus, Jones and Butcher (Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return rollDate(year, Math.floor(n / 31), (n % 31) + 1);
}

function toNearestWeekday(date: CalendarDate): CalendarDate {
  return weekdayOf(date) === 6 ? addDays(date, -1) : sundayToMonday(date);
}

function sundayToMonday(date: CalendarDate): CalendarDate {
  return weekdayOf(date) === 0 ? addDays(date, 1) : date;
}
