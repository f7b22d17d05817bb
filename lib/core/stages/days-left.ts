import { daysBetween } from '../market/clock';
import { tradingDayAfter } from '../market/holidays';
import type { CalendarDate } from '../unit';

/** Up to here a trader counts sessions, beyond it days of the calendar. */
const mostSessions = 5;

/**
 * Days to expiry as entry rules mean them. Close to expiry they are sessions, so that Monday's options are one
 * day away on a Friday, as they are on any other eve; further out they are calendar days.
 */
export function daysLeft(today: CalendarDate, expiry: CalendarDate): number {
  let sessions = 0;
  for (let day = today; day < expiry && sessions <= mostSessions; sessions += 1) day = tradingDayAfter(day);
  return sessions <= mostSessions ? sessions : daysBetween(today, expiry);
}
