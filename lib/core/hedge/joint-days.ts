import { tradingDayAfter, tradingDayOnOrBefore } from '../market/holidays';
import type { CalendarDate } from '../unit';
import type { DailyHistory } from './daily-history';
import type { JointDay } from './fit';

/** The days that both have, oldest first, each with its place among the sessions of the exchange. */
export function jointDays(spx: DailyHistory, vix: DailyHistory): readonly JointDay[] {
  const other = new Map(vix.dates.map((date, i) => [date, vix.closes[i] as number]));
  const days: JointDay[] = [];
  let session = 0;
  let counted: CalendarDate | null = null;
  for (const [i, date] of spx.dates.entries()) {
    const close = other.get(date);
    if (close === undefined) continue;
    // A day on which there was no session, as some histories have, stands with the one before it.
    const on = tradingDayOnOrBefore(date);
    for (counted ??= on; counted < on; counted = tradingDayAfter(counted)) session += 1;
    days.push({ date, session, spx: spx.closes[i] as number, vix: close });
  }
  return days;
}
