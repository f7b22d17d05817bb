import { daysBetween, newYorkTime } from '../market/clock';
import type { CalendarDate, Instant } from '../unit';
import type { SignalReading, SignalReadings } from './activation';

/** The announcements before which a hedge may be wanted. */
export const ANNOUNCED = ['fomc', 'cpi', 'ppi'] as const;

export type Announced = (typeof ANNOUNCED)[number];

/** One announcement of a calendar that the user gave. */
export type Announcement = {
  readonly kind: Announced;
  readonly date: CalendarDate;
  /** When, where the calendar says so. */
  readonly at: Instant | null;
};

/** The next of a kind; one without an hour is ahead until its day in New York is over. `null` where none is known. */
export function nextAnnouncement(
  known: readonly Announcement[],
  kind: Announced,
  now: Instant,
): Announcement | null {
  const today = newYorkTime(now).date;
  const ahead = known.filter(
    (each) => each.kind === kind && (each.at === null ? each.date >= today : each.at > now),
  );
  return ahead.reduce<Announcement | null>(
    (first, each) => (first === null || each.date < first.date ? each : first),
    null,
  );
}

/** Calendar days in New York until the next of each kind. Past the end of a calendar nothing is known. */
export function announcementSignals(known: readonly Announcement[], now: Instant): SignalReadings {
  const today = newYorkTime(now).date;
  const readings: Record<string, SignalReading> = {};
  for (const kind of ANNOUNCED) {
    const next = nextAnnouncement(known, kind, now);
    if (next) readings[`days-to-${kind}`] = { value: daysBetween(today, next.date), at: now };
  }
  return readings;
}

/** A newer calendar takes the place of the one before it, kind by kind: one of the Fed says nothing about prices. */
export function withCalendar(
  known: readonly Announcement[],
  calendar: readonly Announcement[],
): readonly Announcement[] {
  const told = new Set(calendar.map(({ kind }) => kind));
  return [...known.filter(({ kind }) => !told.has(kind)), ...calendar];
}
