import { daysBetween, newYorkTime } from '../market/clock';
import { settlementInstant } from '../market/contract';
import { isTradingDay, marketDay, tradingDayAfter } from '../market/holidays';
import type { CalendarDate, Instant } from '../unit';

const OPEN_MINUTES = 9 * 60 + 30;

/** Trading days from one instant to another, with the share of a session that lies between: nights count nothing. */
export function tradingDays(from: Instant, to: Instant): number {
  if (!(to > from)) return 0;
  const start = newYorkTime(from).date;
  const end = newYorkTime(to).date;
  // Beyond a month the response is that of a month: whole weeks tell it well enough.
  const span = daysBetween(start, end);
  if (span > 60) return (span * 5) / 7;
  let days = sessionDone(end, to) - sessionDone(start, from);
  for (
    let day = isTradingDay(start) ? start : tradingDayAfter(start);
    day < end;
    day = tradingDayAfter(day)
  ) {
    days += 1;
  }
  return Math.max(days, 0);
}

/** Share of a day's session that is over, 0 to 1; a day without one has none. */
function sessionDone(date: CalendarDate, now: Instant): number {
  if (!isTradingDay(date)) return 0;
  const { hour, minute, second } = newYorkTime(now);
  const length = (marketDay(date) === 'half' ? 13 * 60 : 16 * 60) - OPEN_MINUTES;
  const done = (hour * 60 + minute + second / 60 - OPEN_MINUTES) / length;
  return Math.min(Math.max(done, 0), 1);
}

/** The close that is so many trading days from now, today's own as the first where it still lies ahead. */
export function closeAfter(now: Instant, days: number): Instant {
  let date = newYorkTime(now).date;
  if (!isTradingDay(date) || settlementInstant('pm', date) <= now) date = tradingDayAfter(date);
  for (let left = Math.min(Math.max(Math.round(days), 1), 400); left > 1; left--)
    date = tradingDayAfter(date);
  return settlementInstant('pm', date);
}
