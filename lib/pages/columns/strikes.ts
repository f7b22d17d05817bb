import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import type { GridRow } from '../grids/grid';
import { strikeOf } from '../grids/strike-panes';
import { piecesOf } from '../walk/pieces';
import { type CellValue, type Notation, readCell } from './cells';
import type { Columns } from './columns';
import { single } from './quotes';
import type { Side } from './words';

/** The strike by its cell, by its twin and by the row's attribute: whichever are there say the same. */
export function strikeIn(row: GridRow, columns: Columns, notation: Notation): Result<number | null, Failure> {
  const told = strikeOf(row.element);
  let strike: number | null = columns.strike === null ? told : null;
  for (const column of [columns.strike, columns.strikeTwin]) {
    const cell = column === null ? undefined : row.cells[column];
    if (!cell) continue;
    const value = strikeValue(piecesOf(cell), notation);
    if (value.kind !== 'number' || value.percent || value.rounded || value.signed || value.value <= 0)
      continue;
    if (strike !== null && strike !== value.value)
      return fail(failure('contractsMixed', strike, value.value));
    strike = value.value;
  }
  // A recycled row whose attribute and cell are of two moments.
  if (strike !== null && told !== null && !isSame(told, strike)) return fail(failure('pageTorn'));
  return ok(strike);
}

/** An attribute may count in cents, or in the thousandths of a contract symbol. */
function isSame(told: number, strike: number): boolean {
  return told === strike || told === strike * 100 || told === strike * 1000;
}

/**
 * The strike in a cell: its one number that no word calls something else, without the marks beside
 * it: `255 (ATM)`, `★ 255`, `255C`; `IV 25.3%` under it is none.
 */
function strikeValue(pieces: readonly string[], notation: Notation): CellValue {
  const value = single(pieces, notation);
  if (value.kind === 'number' || pieces.length > 6) return value;
  const numbers = pieces.flatMap((piece) => {
    const cell = piece.length > 40 ? value : readCell(unmarked(piece), notation);
    return cell.kind === 'number' ? [cell] : [];
  });
  const [only] = numbers;
  return numbers.length === 1 && only ? only : { kind: 'unreadable' };
}

/** The side that a strike carries behind it: `255C`, `255 PE`. */
export function sideOfStrike(text: string): Side | null {
  const side = /\d ?(C|P|CE|PE|Calls?|Puts?)$/i.exec(text.trim().slice(0, 40))?.[1]?.[0]?.toLowerCase();
  return side === 'c' ? 'call' : side === 'p' ? 'put' : null;
}

function unmarked(piece: string): string {
  return piece
    .replace(/^[★☆▸▶►▾•●◆*] ?/u, '')
    .replace(/(?<=\d) ?(?:\((?:ATM|ITM|OTM)\)|ATM|ITM|OTM|[★☆•●◆]|C|P|CE|PE|calls?|puts?)$/iu, '');
}
