import type { DailyHistory, HistoryIndex } from '@/lib/core/hedge/daily-history';
import { fail, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import { historyIn } from '@/lib/files/history';
import { readFileInSlices } from '@/lib/files/read-file';
import type { HistoryTrouble } from '@/lib/state/history-view';

/** Two centuries of daily rows, many times over. */
const largest = 20_000_000;

/** The history in a file that was given for an index, or why it is none. */
export async function readHistory(
  name: string,
  text: string,
  wanted: HistoryIndex,
): Promise<Result<DailyHistory, HistoryTrouble>> {
  if (text.length > largest) return fail({ from: 'file', code: 'tooLarge', detail: [] });
  const found = await readFileInSlices({ name, text, now: Date.now() as Instant });
  if (!found.ok) return fail({ from: 'file', code: found.error.code, detail: found.error.detail });
  if (found.value.kind !== 'series') return fail({ from: 'history', code: 'notAHistory', detail: [name] });
  const history = historyIn(found.value.series, wanted);
  return history.ok ? history : fail({ from: 'history', code: history.error, detail: [name] });
}
