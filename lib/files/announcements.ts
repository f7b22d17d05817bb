import { ANNOUNCED, type Announced, type Announcement } from '@/lib/core/hedge/announcements';
import type { CalendarEvent } from './calendar-event';

/** What a calendar says of the announcements that a hedge looks at. */
export function announcementsIn(events: readonly CalendarEvent[]): readonly Announcement[] {
  return events.flatMap(({ kind, date, at }) => (isAnnounced(kind) ? [{ kind, date, at }] : []));
}

function isAnnounced(kind: CalendarEvent['kind']): kind is Announced {
  return ANNOUNCED.some((each) => each === kind);
}
