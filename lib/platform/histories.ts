import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { DailyHistory, Histories, HistoryIndex } from '@/lib/core/hedge/daily-history';
import { list } from './hedge-parts';
import { calendarDate, positive, text } from './schema-parts';

/** The histories that files gave, the same in every panel; they outlive it, not the browser. */

/** One for each index: two panels do not take away what the other was given. */
const keyOf = (index: HistoryIndex) => `history.${index}`;
/** A close for every session since 1789, were there any. */
const mostDays = 60_000;

const history: v.GenericSchema<unknown, DailyHistory> = v.pipe(
  v.object({
    index: v.picklist(['SPX', 'VIX']),
    name: text(200),
    dates: list(calendarDate, mostDays),
    closes: list(positive, mostDays),
  }),
  v.check(({ dates, closes }) => dates.length === closes.length),
);
/** What cannot be kept still holds where it was dropped. */
export async function keepHistory(index: HistoryIndex, kept: DailyHistory | null): Promise<void> {
  const key = keyOf(index);
  const { session } = browser.storage;
  await (kept ? session.set({ [key]: kept }) : session.remove(key)).catch(() => undefined);
}

export async function loadHistories(): Promise<Histories> {
  const [SPX, VIX] = await Promise.all([loadHistory('SPX'), loadHistory('VIX')]);
  return { SPX, VIX };
}

async function loadHistory(index: HistoryIndex): Promise<DailyHistory | null> {
  const key = keyOf(index);
  const found = await browser.storage.session.get(key).catch(() => ({}) as Record<string, unknown>);
  const kept = v.safeParse(history, found[key]);
  return kept.success && kept.output.index === index ? kept.output : null;
}
