import { type Failure, failure } from '@/lib/core/failure';
import { contractOf } from '@/lib/core/market/contract';
import type { TaughtColumns } from '@/lib/core/recipe';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Grid, GridRow } from '../grids/grid';
import { strikeOf } from '../grids/strike-panes';
import { headCells, headWords, isAsWide, placesOf, withTaught } from '../teach/taught-columns';
import type { Steps } from '../walk/steps';
import { rootIn } from './group-rows';
import { attributeName, attributeSide, type Heading, headingsOf, speaksAsHead } from './heads';
import type { Field, Meaning, Named, Side } from './words';

/** Which column of a grid means what, by the words of its head and never by position. */
export type Columns = {
  /** `null` where the rows tell their strike by an attribute alone. */
  readonly strike: number | null;
  /** A second column of strikes: it must say the same on every row. */
  readonly strikeTwin: number | null;
  readonly quotes: readonly QuoteColumn[];
  /** Calls and puts in one row; else one side, that the quotes' columns name or nothing here does. */
  readonly both: boolean;
  readonly expiry: readonly number[];
  readonly root: number | null;
  readonly type: number | null;
  /** A contract in words, such as `AAPL Dec 04 2026 255 Call`. */
  readonly contract: number | null;
  readonly isHead: (row: GridRow) => boolean;
};

export type QuoteColumn = {
  readonly column: number;
  readonly side: Side | null;
  /** `null` holds the place of a value that is not needed, such as the size beside a bid. */
  readonly fields: readonly (Field | null)[];
  readonly lakh: boolean;
  /** Volatilities and deltas counted in hundredths: `29.62`, without a percent sign. */
  readonly points?: true;
};

const fields: readonly Meaning[] = ['bid', 'ask', 'last', 'volume', 'openInterest', 'iv', 'delta'];

/**
 * The columns of a chain. `null` where the grid does not even claim to be one; a failure where it does but a
 * column is missing or there twice. What was taught goes before the words of the page; `null` where it does not fit.
 */
export function* findColumns(
  grid: Grid,
  taught: TaughtColumns | null = null,
): Steps<Result<Columns, Failure> | null> {
  const heads = new Set<GridRow>();
  let byRow = false;
  for (const row of grid.rows) {
    yield;
    if (row.head || speaksAsHead(row)) heads.add(row);
    byRow ||= !row.head && strikeOf(row.element) !== null;
  }
  const isHead = (row: GridRow) => heads.has(row);
  const said = headingsOf(grid, isHead);
  yield;
  const named = withAttributes(grid, said, isHead);
  yield;
  const places = taught && placesOf(headWords(grid, isHead), taught);
  if (taught && !places) return null;
  const headings = places ? withTaught(named, places) : named;
  yield;
  const strikes = columnsOf(headings, 'strike');
  const quoted = headings
    .flatMap(({ names }) => names)
    .filter(({ meaning }) => meaning === 'bid' || meaning === 'ask');
  const told = (meaning: Meaning) => columnsOf(headings, meaning);

  if (strikes.length === 0 && !byRow)
    return quoted.length < 4 ? null : fail(failure('columnMissing', 'Strike'));
  if (quoted.length === 0) {
    // A list of contracts of any kind has a strike too; a chain without prices has nothing that names a contract.
    const list = told('root').length + told('type').length + told('contract').length > 0;
    const like = told('last').length > 0 || told('openInterest').length > 0 || told('other').length > 1;
    return list || !like ? null : fail(failure('quotesMissing'));
  }
  const names = yield* underlyingsIn(grid, told('root')[0] ?? null);
  if (names.length > 1) return fail(failure('contractsMixed', ...names.slice(0, 2)));
  // What somebody holds is listed by contract too.
  if (told('held').length > 1 && !isTwoSided(quoteColumns(headings, strikes) ?? [])) return null;
  const cut = taught ? headCells(grid, isHead) : headWidth(grid, isHead);
  if (cut !== null && cut !== headings.length && !(taught && isAsWide(taught, cut, headings.length)))
    return fail(failure('headCut', cut, headings.length));
  const torn = headings.findIndex(
    (heading) => heading.torn && heading.names.some((name) => name.meaning !== 'other'),
  );
  if (torn >= 0) return fail(failure('columnAmbiguous', headings[torn]?.names[0]?.meaning ?? 'Strike'));
  if (strikes.length > 2) return fail(failure('columnAmbiguous', 'Strike'));

  const strike = strikes[0] ?? null;
  const quotes = quoteColumns(headings, strikes);
  const wrong = quotes === null ? failure('columnAmbiguous', 'bid') : faultOf(quotes);
  if (wrong !== null || quotes === null) return fail(wrong ?? failure('columnAmbiguous', 'bid'));
  // A column whose side was taught while the other sides are guessed by their place would be two readings in one.
  for (const [{ field, side }, at] of places ?? [])
    if (field !== 'strike' && side !== quotes.find(({ column }) => column === at)?.side)
      return fail(failure('columnAmbiguous', field));
  return ok({
    strike,
    strikeTwin: strikes[1] ?? null,
    quotes,
    both: isTwoSided(quotes),
    expiry: [...told('expiry'), ...told('contract'), ...told('root')],
    root: told('root')[0] ?? null,
    type: told('type')[0] ?? null,
    contract: told('contract')[0] ?? told('root')[0] ?? null,
    isHead,
  });
}

/** The underlyings that a column of symbols names: a list of several is a screener's or an account's. */
function* underlyingsIn(grid: Grid, column: number | null): Steps<string[]> {
  const roots = new Set<string>();
  for (const row of column === null ? [] : grid.rows) {
    yield;
    const root = row.head ? null : rootIn(row.cells[column ?? 0]);
    if (root !== null) roots.add(root);
  }
  return [...new Set([...roots].map((root) => contractOf(root).underlying))];
}

/** The columns of the lowest head, the one that stands over the quotes; `null` where there is no head. */
function headWidth(grid: Grid, isHead: (row: GridRow) => boolean): number | null {
  let width: number | null = null;
  for (const [at, row] of grid.rows.entries()) {
    const next = grid.rows[at + 1];
    if (!isHead(row) || (next && isHead(next) && next.cells.length >= row.cells.length)) continue;
    if (speaksAsHead(row)) width = width === null ? row.cells.length : Math.min(width, row.cells.length);
  }
  return width;
}

function columnsOf(headings: readonly Heading[], wanted: Meaning): number[] {
  return headings.flatMap(({ names }, column) =>
    names.some(({ meaning }) => meaning === wanted) ? [column] : [],
  );
}

/** Where words are missing, the attributes of heads and quotes speak; where they contradict, nobody is believed. */
function withAttributes(
  grid: Grid,
  headings: readonly Heading[],
  isHead: (row: GridRow) => boolean,
): Heading[] {
  const body = grid.rows.filter((row) => row.cells.length === headings.length && !isHead(row));
  const first = body[0];
  const middle = body[body.length >> 1];
  const head = grid.rows.findLast(isHead);
  return headings.map((heading, column) => {
    const cells = [head?.cells[column], first?.cells[column], middle?.cells[column]];
    const named = attributeName(cells);
    const side = heading.side ?? heading.names[0]?.side ?? named?.side ?? attributeSide(cells[1]);
    if (!named) return { ...heading, side };
    if (heading.names.length === 0) return { names: [named], side, torn: heading.torn };
    return { ...heading, side, torn: heading.torn || contradict(heading.names, named) };
  });
}

const prices: readonly Meaning[] = ['bid', 'ask', 'strike'];

function contradict(names: readonly Named[], named: Named): boolean {
  if (names.length > 1 || !prices.includes(named.meaning)) return false;
  const [own] = names;
  if (own === undefined) return false;
  if (own.side !== null && named.side !== null && own.side !== named.side) return true;
  return prices.includes(own.meaning) && own.meaning !== named.meaning;
}

function quoteColumns(headings: readonly Heading[], strikes: readonly number[]): QuoteColumn[] | null {
  const columns: QuoteColumn[] = [];
  for (const [column, { names, side }] of headings.entries()) {
    if (strikes.includes(column)) continue;
    const needed = names.map(({ meaning }) => (fields.includes(meaning) ? (meaning as Field) : null));
    if (needed.every((field) => field === null)) continue;
    columns.push({ column, side, fields: needed, lakh: names.some((name) => name.lakh) });
  }
  const priced = columns.filter(({ fields: own }) => own.includes('bid') || own.includes('ask'));
  if (priced.every(({ side }) => side !== null)) return columns.filter(({ side }) => side !== null);
  const [strike, twin] = strikes;
  const untold = columns.map((column) => ({ ...column, side: null }));
  // Said for some columns only, the sides are said for none; then calls stand left of the strike, puts right.
  const count = priced.reduce(
    (sum, { fields: own }) => sum + own.filter((f) => f === 'bid' || f === 'ask').length,
    0,
  );
  const onlyOne =
    strike === undefined ||
    untold.every(({ column }) => column < strike === (untold[0]?.column ?? 0) < strike);
  if (onlyOne && count <= 2) {
    const sides = new Set(priced.map(({ side }) => side));
    const [one] = sides;
    return sides.size === 1 && one ? untold.map((column) => ({ ...column, side: one })) : untold;
  }
  if (strike === undefined || twin !== undefined || (onlyOne && count > 2)) return null;
  return columns.map((column) => ({ ...column, side: column.column < strike ? 'call' : 'put' }));
}

function isTwoSided(quotes: readonly QuoteColumn[]): boolean {
  return quotes.some(({ side }) => side === 'call') && quotes.some(({ side }) => side === 'put');
}

/** The first column that is missing or there twice. */
function faultOf(quotes: readonly QuoteColumn[]): Failure | null {
  const sides: readonly (Side | null)[] = isTwoSided(quotes) ? ['call', 'put'] : [quotes[0]?.side ?? null];
  for (const side of sides) {
    const own = quotes.filter((column) => column.side === side).flatMap((column) => column.fields);
    const name = (field: Field) => (side === null ? field : `${side} ${field}`);
    for (const field of ['bid', 'ask'] as const) {
      const count = own.filter((each) => each === field).length;
      if (count === 0) return failure('columnMissing', name(field));
      if (count > 1) return failure('columnAmbiguous', name(field));
    }
  }
  return null;
}
