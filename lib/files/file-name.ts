import type { CalendarDate } from '@/lib/core/unit';
import { readDate } from './date';
import { visible } from './visible';

/** What the name of a file suggests; shown as an option of a question, never taken as an answer. */
export type Hints = { readonly underlying: string | null; readonly expiry: CalendarDate | null };

/** Words in the names of downloads that are no symbol. */
const noSymbols: ReadonlySet<string> = new Set(
  'OPTION OPTIONS CHAIN CHAINS QUOTE QUOTES DATA TABLE DOWNLOAD ED CSV DAT TXT SNAPSHOT HISTORY DAILY CLOSE CBOE INPUT ET'.split(
    ' ',
  ),
);

/** `option-chain-ED-NIFTY-29-Sep-2022.csv` suggests NIFTY and 2022-09-29. */
export function hintsIn(name: string): Hints {
  const stem = name.slice(0, 120).replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const parts = stem.split(/[-_ .]/).slice(0, 20);
  let expiry: CalendarDate | null = null;
  for (let at = 0; at + 2 < parts.length; at += 1) {
    const written = readDate(parts.slice(at, at + 3).join('-'));
    if (written?.kind === 'date') expiry ??= written.date;
  }
  const underlying = parts
    .map((part) => part.toUpperCase())
    .find((part) => /^[A-Z]{2,10}$/.test(part) && !noSymbols.has(part));
  return { underlying: underlying ?? null, expiry };
}

/** The name of a series or a calendar, from its file's: `VIX_History.csv` is `VIX`. */
export function titleIn(name: string): string {
  const stem = name.slice(0, 120).replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return visible(stem.replace(/_History$/i, '').replaceAll('_', ' '));
}
