import * as v from 'valibot';
import { ANNOUNCED, type Announcement } from '@/lib/core/hedge/announcements';
import { newYorkTime } from '@/lib/core/market/clock';
import type { Instant } from '@/lib/core/unit';
import { list } from './hedge-parts';
import { calendarDate, instant } from './schema-parts';
import { openVault } from './vault';

/** Thirty years of three announcements a month. */
const most = 1_200;

const schema: v.GenericSchema<unknown, Announcement> = v.object({
  kind: v.picklist(ANNOUNCED),
  date: calendarDate,
  at: v.nullable(instant),
});

/** The announcements of calendars that the user gave. */
export const announcementsVault = openVault<readonly Announcement[]>({
  name: 'announcements',
  version: 1,
  schema: list(schema, most),
  migrations: {},
  fallback: [],
});

/** Changes what is known of the days ahead; those that are over say nothing any more. */
export function updateAnnouncements(
  change: (known: readonly Announcement[]) => readonly Announcement[],
): ReturnType<typeof announcementsVault.update> {
  const today = newYorkTime(Date.now() as Instant).date;
  return announcementsVault.update((known) =>
    change(known)
      .filter(({ date }) => date >= today)
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .slice(0, most),
  );
}
