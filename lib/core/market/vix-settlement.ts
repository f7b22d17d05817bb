import type { CalendarDate } from '../unit';
import { addDays, partsOf, weekdayOf } from './clock';
import { monthlyExpiry, tradingDayOnOrBefore } from './holidays';

/**
 * The mornings on which VIX options and futures settle: 30 days before the S&P 500 options that the index is
 * then made of. The rule of Cboe since 2005; before, contracts ended on the Wednesday before a third Friday.
 */

/** The monthly settlement of this calendar month; months beyond 12 run on into the next years. */
export function vixMonthly(year: number, month: number): CalendarDate {
  return tradingDayOnOrBefore(addDays(monthlyExpiry(year, month + 1), -30));
}

/** The settlement of the week of this date, monthly or weekly. Weeks start on Sunday. */
export function vixSettlementOfWeek(date: CalendarDate): CalendarDate {
  const wednesday = addDays(date, 3 - weekdayOf(date));
  // Thirty days after is a Friday; where it is a holiday the S&P options expire the day before, and so does VIX.
  const options = tradingDayOnOrBefore(addDays(wednesday, 30));
  return tradingDayOnOrBefore(addDays(options, -30));
}

export function isVixMonthly(date: CalendarDate): boolean {
  const { year, month } = partsOf(date);
  return date === vixMonthly(year, month);
}

/** The `count` next monthly settlements after a date, nearest first. */
export function vixMonthliesAfter(date: CalendarDate, count: number): readonly CalendarDate[] {
  const { year, month } = partsOf(date);
  const following = Array.from({ length: count + 1 }, (_, ahead) => vixMonthly(year, month + ahead));
  return following.filter((settlement) => settlement > date).slice(0, count);
}
