import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type DailyHistory, type Histories, NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import { list } from './hedge-parts';
import { calendarDate, finite, text } from './schema-parts';

/** The histories that files gave, the same in every panel; they outlive it, not the browser. */

const key = 'histories';
/** A close for every session since 1789, were there any. */
const mostDays = 60_000;

const history: v.GenericSchema<unknown, DailyHistory> = v.pipe(
  v.object({
    index: v.picklist(['SPX', 'VIX']),
    name: text(200),
    dates: list(calendarDate, mostDays),
    closes: list(v.pipe(finite, v.gtValue(0)), mostDays),
  }),
  v.check(({ dates, closes }) => dates.length === closes.length),
);
const schema: v.GenericSchema<unknown, Histories> = v.object({
  SPX: v.nullable(history),
  VIX: v.nullable(history),
});

/** What cannot be kept still holds where it was dropped. */
export async function keepHistories(histories: Histories): Promise<void> {
  await browser.storage.session.set({ [key]: histories }).catch(() => undefined);
}

export async function loadHistories(): Promise<Histories> {
  const found = await browser.storage.session.get(key).catch(() => ({}) as Record<string, unknown>);
  const histories = v.safeParse(schema, found[key]);
  return histories.success ? histories.output : NO_HISTORIES;
}
