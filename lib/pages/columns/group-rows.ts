import { datesIn, type Mention } from '../context/dates';
import { headsSeries } from '../context/expiry-words';
import type { GridRow } from '../grids/grid';
import { strikeOf } from '../grids/strike-panes';
import { piecesOf, textIn } from '../walk/pieces';
import type { Notation } from './cells';
import type { Columns } from './columns';
import { single } from './quotes';
import { type Side, sideIn } from './words';

/** What rows say of the contract in words: in a column of their own, or in a heading or a note between them. */

/** A longer text is a sentence. */
const longest = 120;

/** The day that a row tells: its own column of expiries, with what the heading above says of the same day. */
export function rowMention(row: GridRow, columns: Columns, group: Mention | null): Mention | null {
  for (const column of columns.expiry) {
    const mention = mentionIn(textIn(row.cells[column], longest));
    if (!mention) continue;
    const same = group !== null && group.month === mention.month && group.day === mention.day;
    return same && mention.year === null ? group : mention;
  }
  return group;
}

/** What a heading between the rows says of those below it: their expiry, their side. */
export function noted(row: GridRow, before: Group, columns: Columns): Group {
  let { side } = before;
  const own = new Map<string, Mention>();
  const days = new Map<Side, string>();
  for (const cell of new Set(row.cells)) {
    if (!cell) continue;
    const text = textIn(cell, longest);
    if (text.length > longest) continue;
    const mention = headsSeries(text) ? mentionIn(text) : null;
    const told = sideIn(text);
    if (mention) own.set(dayOf(mention), mention);
    if (mention && told) days.set(told, dayOf(mention));
    if (!columns.both && new Set(row.cells).size <= 3) side = told ?? side;
  }
  const key = row.element.getAttribute('row-id');
  const keyed = key === null ? null : mentionIn(key);
  const [only] = own.values();
  return {
    // Several days in one row are a choice, unless each is a side's own.
    mention: keyed ?? (own.size === 1 ? (only ?? null) : before.mention),
    side,
    apart: before.apart || new Set(days.values()).size > 1,
  };
}

/** What headings and notes said so far; `apart` where calls and puts are of two days. */
export type Group = { readonly mention: Mention | null; readonly side: Side | null; readonly apart: boolean };

function dayOf({ year, month, day }: Mention): string {
  return `${year}-${month}-${day}`;
}

/** The one day that a short text mentions, unless it is the moment of a quote. */
export function mentionIn(text: string): Mention | null {
  if (text.length > longest || !/\d/.test(text)) return null;
  const { mentions, timed } = datesIn(text);
  return mentions.length === 1 && !timed ? (mentions[0] ?? null) : null;
}

/** The root that a cell names, as `$SPX` or `SPXW`. */
export function rootIn(cell: Element | undefined): string | null {
  const text = (cell?.textContent ?? '').trim();
  return /^[$^.]?[A-Z]{1,6}$/.test(text) && sideIn(text) === null ? text.replace(/^[$^.]/, '') : null;
}

/**
 * A row across the chain with the level of the underlying where the strikes stand: everything else in it is empty,
 * or one cell lies over a bid and its ask.
 */
export function isNote(row: GridRow, columns: Columns): boolean {
  const { strike } = columns;
  const cell = strike === null ? undefined : row.cells[strike];
  if (!cell) return false;
  const others = row.cells.filter((each) => each !== undefined && each !== cell);
  const priced = columns.quotes.filter(({ fields }) => fields.includes('bid') || fields.includes('ask'));
  const own = new Set(priced.map(({ column }) => row.cells[column]));
  if (own.size < priced.length && !own.has(undefined)) return true;
  return (
    others.length > 0 &&
    strikeOf(row.element) === null &&
    others.every((each) => each?.childElementCount === 0 && (each.textContent ?? '').trim() === '')
  );
}

/** A full row with prices and no strike was meant to be read. */
export function isQuoted(row: GridRow, columns: Columns, notation: Notation, width: number): boolean {
  if (row.cells.length !== width || new Set(row.cells).size < width - 1) return false;
  return columns.quotes.some(({ column, fields }) => {
    const cell = row.cells[column];
    return (
      cell &&
      fields.some((f) => f === 'bid' || f === 'ask') &&
      single(piecesOf(cell), notation).kind === 'number'
    );
  });
}
