import type { Columns } from './columns';
import { datesIn, type Mention } from './dates';
import type { GridRow } from './grid';
import { type Side, sideIn } from './words';

/** What rows say of the contract in words: in a column of their own, or in a heading between them. */

/** The day that a row's own column of expiries tells. */
export function columnMention(row: GridRow, columns: Columns): Mention | null {
  for (const column of columns.expiry) {
    const mention = mentionIn((row.cells[column]?.textContent ?? '').trim());
    if (mention) return mention;
  }
  return null;
}

/** What a heading between the rows says of those below it: their expiry, their side. */
export function noted(
  row: GridRow,
  before: { mention: Mention | null; side: Side | null },
  columns: Columns,
): { mention: Mention | null; side: Side | null } {
  let { mention, side } = before;
  for (const cell of new Set(row.cells)) {
    if (!cell) continue;
    const text = (cell.textContent ?? '').trim();
    if (text.length > 120) continue;
    mention = mentionIn(text) ?? mention;
    if (!columns.both && new Set(row.cells).size <= 3) side = sideIn(text) ?? side;
  }
  const key = row.element.getAttribute('row-id');
  if (key !== null) mention = mentionIn(key) ?? mention;
  return { mention, side };
}

/** The one day that a short text mentions, unless it is the moment of a quote. */
export function mentionIn(text: string): Mention | null {
  if (text.length > 120 || !/\d/.test(text)) return null;
  const { mentions, timed } = datesIn(text);
  return mentions.length === 1 && !timed ? (mentions[0] ?? null) : null;
}
