import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Grid } from './grid';

/** Which column of a grid means what, by the words of its head and never by position. */
export type Columns = {
  readonly strike: number;
  readonly call: SideColumns;
  readonly put: SideColumns;
};

export type SideColumns = Readonly<Partial<Record<Field, number>>> & {
  readonly bid: number;
  readonly ask: number;
};

export type Field = 'bid' | 'ask' | 'last' | 'volume' | 'openInterest' | 'iv' | 'delta';

type Meaning = Field | 'strike';
type Side = 'call' | 'put';

const words: Readonly<Record<string, Meaning>> = {
  strike: 'strike',
  'strike price': 'strike',
  bid: 'bid',
  'bid price': 'bid',
  ask: 'ask',
  'ask price': 'ask',
  offer: 'ask',
  last: 'last',
  'last price': 'last',
  'last sale': 'last',
  ltp: 'last',
  vol: 'volume',
  volume: 'volume',
  oi: 'openInterest',
  'open int': 'openInterest',
  'open interest': 'openInterest',
  iv: 'iv',
  'imp vol': 'iv',
  'implied volatility': 'iv',
  delta: 'delta',
};

const sides: Readonly<Record<string, Side>> = { call: 'call', calls: 'call', put: 'put', puts: 'put' };
const required: readonly Field[] = ['bid', 'ask'];

/**
 * The columns of a chain with calls and puts side by side. `null` where the grid does not even claim to be
 * a chain; a failure where it does but a column is missing or there twice.
 */
export function findColumns(grid: Grid): Result<Columns, Failure> | null {
  const width = Math.max(0, ...grid.rows.map((row) => row.cells.length));
  const meanings: (Meaning | undefined)[] = new Array(width).fill(undefined);
  const told: (Side | undefined)[] = new Array(width).fill(undefined);
  for (const row of grid.rows) {
    if (!row.head) continue;
    row.cells.forEach((cell, column) => {
      const word = headWord(cell);
      meanings[column] ??= words[word];
      told[column] ??= sides[word];
    });
  }
  const strikes = indices(meanings, 'strike');
  const prices = meanings.filter((meaning) => meaning === 'bid' || meaning === 'ask').length;
  // A list of contracts or of anything else has no strike column with prices beside it.
  if (strikes.length === 0 && prices < 4) return null;
  if (strikes.length === 1 && prices === 0) return null;
  if (strikes.length === 0) return fail(failure('columnMissing', 'Strike'));
  const strike = strikes[0];
  if (strike === undefined || strikes.length > 1) return fail(failure('columnAmbiguous', 'Strike'));

  const sideOf = (column: number): Side => told[column] ?? (column < strike ? 'call' : 'put');
  const found = { call: {}, put: {} } as Record<Side, Partial<Record<Field, number>>>;
  for (let column = 0; column < width; column += 1) {
    const meaning = meanings[column];
    if (meaning === undefined || meaning === 'strike') continue;
    const side = sideOf(column);
    if (found[side][meaning] !== undefined) return fail(failure('columnAmbiguous', `${side} ${meaning}`));
    found[side][meaning] = column;
  }
  for (const side of ['call', 'put'] as const)
    for (const field of required)
      if (found[side][field] === undefined) return fail(failure('columnMissing', `${side} ${field}`));
  return ok({ strike, call: found.call as SideColumns, put: found.put as SideColumns });
}

/** The words of a head cell without the glyphs that mark sorting; a long text is a tooltip, not a name. */
function headWord(cell: Element): string {
  const text = (cell.textContent ?? '').slice(0, 200).toLowerCase();
  let word = '';
  for (const sign of text) {
    if (sign >= 'a' && sign <= 'z') word += sign;
    else if (word !== '' && !word.endsWith(' ')) word += ' ';
  }
  return word.trim();
}

function indices(meanings: readonly (Meaning | undefined)[], wanted: Meaning): number[] {
  return meanings.flatMap((meaning, index) => (meaning === wanted ? [index] : []));
}
