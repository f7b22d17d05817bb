import { daysBetween, instantOf, newYorkTime, yearsUntil } from '../market/clock';
import { settlementInstant } from '../market/contract';
import { isTradingDay, marketDay, tradingDayAfter, tradingDayBefore } from '../market/holidays';
import type { CalendarDate, Instant } from '../unit';
import type { Ahead } from './position';

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

/**
 * The same time of day so many trading days on; from a day without trading, the close so many trading days after the
 * last one. At least one day, 400 at most.
 */
export function instantAfter(now: Instant, days: number): Instant {
  const { date: today, hour, minute, second } = newYorkTime(now);
  const traded = isTradingDay(today);
  let date = traded ? today : tradingDayBefore(today);
  for (let left = Math.min(Math.max(Math.round(days), 1), 400); left > 0; left--)
    date = tradingDayAfter(date);
  return traded ? instantOf(date, hour, minute, second) : settlementInstant('pm', date);
}

/** From now to the earlier of so many trading days ahead and the condor's settlement. */
export function aheadBy(now: Instant, days: number, settlesAt: Instant): Ahead {
  const then = instantAfter(now, days);
  return aheadTo(now, then < settlesAt ? then : settlesAt);
}

/** From now to an instant, on the clock of the options and on that of the sessions. */
export function aheadTo(now: Instant, then: Instant): Ahead {
  return { elapsed: yearsUntil(then, now), tradingDays: tradingDays(now, then) };
}
