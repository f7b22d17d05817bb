import {
  type DailyHistory,
  dailyHistory,
  type HistoryIndex,
  type HistoryRefusal,
} from '@/lib/core/hedge/daily-history';
import { fail, type Result } from '@/lib/core/result';
import { wordOf } from './chain-words';
import type { Series } from './series';

const closeWords: ReadonlySet<string> = new Set(['close', 'closelast', 'value', 'last', 'price']);

/** A history of a file as daily closes of VIX or SPX: of `wanted`, or of the one that it names. */
export function historyIn(
  { name, spacing, dates, columns, ohlc }: Series,
  wanted: HistoryIndex | null,
): Result<DailyHistory, HistoryRefusal | 'notDaily' | 'noClose'> {
  if (spacing !== 'daily') return fail('notDaily');
  const close =
    columns.length === 1
      ? columns[0]
      : ohlc === null
        ? columns.find((column) => closeWords.has(wordOf(column.name)))
        : columns[ohlc.close];
  if (!close) return fail('noClose');
  return dailyHistory({ name, dates, closes: close.values }, wanted);
}
