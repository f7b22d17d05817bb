import { describe, expect, it } from 'vitest';
import { layerState, SIGNAL_RULES } from '@/lib/core/hedge/activation';
import {
  ANNOUNCED,
  type Announcement,
  announcementSignals,
  nextAnnouncement,
  withCalendar,
} from '@/lib/core/hedge/announcements';
import { instantOf } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';

const on = (date: string) => date as CalendarDate;
const at = (date: string, hour: number, minute = 0) => instantOf(on(date), hour, minute);
const said = (kind: Announcement['kind'], date: string, hour?: number): Announcement => ({
  kind,
  date: on(date),
  at: hour === undefined ? null : at(date, hour),
});

const known = [said('fomc', '2026-12-09', 14), said('fomc', '2027-01-27', 14), said('cpi', '2026-12-10')];
const days = (now: ReturnType<typeof at>) =>
  ANNOUNCED.map((kind) => announcementSignals(known, now)[`days-to-${kind}`]?.value ?? null);

describe('announcements ahead', () => {
  it.each([
    ['days before', at('2026-12-06', 23, 59), [3, 4, null]],
    ['minutes before', at('2026-12-09', 13, 59), [0, 1, null]],
    // From then on it is the next that is ahead.
    ['at the announcement', at('2026-12-09', 14), [49, 1, null]],
    ['on a day without an hour', at('2026-12-10', 23, 59), [48, 0, null]],
    ['when a calendar has ended', at('2027-01-27', 14), [null, null, null]],
  ])('are counted in days of New York: %s', (_, now, expected) => expect(days(now)).toEqual(expected));

  it('are looked at by the rule of a layer that waits for them, and never guessed', () => {
    const state = (all: readonly Announcement[], now: ReturnType<typeof at>) =>
      layerState({ kind: 'rule', rule: 'before-event' }, SIGNAL_RULES, announcementSignals(all, now), now);
    expect(state([], at('2026-12-08', 12))).toMatchObject({ code: 'ruleUnknown', active: false });
    // No day of PPI is known, and none is needed: one of the three is near.
    expect(state(known, at('2026-12-08', 12))).toMatchObject({ code: 'ruleYes', active: true });
    expect(state(known, at('2026-12-01', 12))).toMatchObject({ code: 'ruleUnknown', active: false });
    const whole = [...known, said('ppi', '2026-12-11')];
    expect(state(whole, at('2026-12-01', 12))).toMatchObject({ code: 'ruleNo', active: false });
  });

  it('of a newer calendar take the place of the older ones, kind by kind', () => {
    const all = withCalendar(known, [said('cpi', '2026-12-11')]);
    expect(nextAnnouncement(all, 'cpi', at('2026-12-01', 9))?.date).toBe('2026-12-11');
    expect(all.filter(({ kind }) => kind === 'cpi')).toHaveLength(1);
    expect(nextAnnouncement(all, 'fomc', at('2026-12-01', 9))?.date).toBe('2026-12-09');
  });
});
