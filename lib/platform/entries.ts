import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Entries, MOST_ENTRIES } from '@/lib/core/hedge/entries';
import { finite, text } from './schema-parts';

/** What the user said of the delta at entry; it outlives the panel, not the browser. */

const key = 'entries';
const delta = v.pipe(finite, v.minValue(-1), v.maxValue(1));
const schema: v.GenericSchema<unknown, Entries> = v.pipe(
  v.record(text(80), delta),
  v.check((entries) => Object.keys(entries).length <= MOST_ENTRIES),
);

/** What cannot be kept still holds where it was typed. */
export async function keepEntries(entries: Entries): Promise<void> {
  await browser.storage.session.set({ [key]: entries }).catch(() => undefined);
}

export async function loadEntries(): Promise<Entries> {
  const found = await browser.storage.session.get(key).catch(() => ({}) as Record<string, unknown>);
  const kept = v.safeParse(schema, found[key]);
  return kept.success ? kept.output : {};
}

/** What another panel was told. */
export function watchEntries(changed: (entries: Entries) => void, signal: AbortSignal): void {
  const tell = (changes: Readonly<Record<string, unknown>>) => {
    if (key in changes) void loadEntries().then(changed);
  };
  browser.storage.session.onChanged.addListener(tell);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(tell));
}
