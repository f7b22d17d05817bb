import { type Failure, failure } from '@/lib/core/failure';
import type { Quote } from '@/lib/core/market/chain';
import { fail, ok, type Result } from '@/lib/core/result';
import type { CalendarDate } from '@/lib/core/unit';
import { type PageOption, type SymbolPlace, symbolPlaces, symbolsOf } from '../context/contract-symbols';
import type { Mention } from '../context/dates';
import { type Grid, type GridRow, mostRows } from '../grids/grid';
import { strikeOf } from '../grids/strike-panes';
import { widthOf } from '../grids/tables';
import { between, piecesOf } from '../walk/pieces';
import type { Steps } from '../walk/steps';
import type { Notation } from './cells';
import type { Columns, QuoteColumn } from './columns';
import { type Group, isNote, isQuoted, noted, rootIn, rowMention } from './group-rows';
import { attributeSide } from './heads';
import { notationOf, unclearIn } from './notation';
import { readQuote, withUnits } from './quotes';
import { sideOfStrike, strikeIn } from './strikes';
import { type Side, sideIn } from './words';

/** One side of one row with everything that the row itself says about it. */
export type Half = {
  readonly strike: number;
  readonly side: Side;
  /** As last read: a tick replaces it. */
  quote: Quote;
  /** Where the quote stands, so that it can be read again without the rest of the page. */
  readonly source: QuoteSource;
  readonly row: Element;
  readonly strikeCell: Element;
  readonly root: string | null;
  /** From a contract symbol: beyond doubt. */
  readonly expiry: CalendarDate | null;
  /** From a column, a heading row or an attribute: still to be given a year where it has none. */
  readonly mention: Mention | null;
};

/** The cells of one side of one row, and all that is needed to read them. */
export type QuoteSource = {
  readonly row: GridRow;
  readonly columns: readonly QuoteColumn[];
  readonly notation: Notation;
  readonly places: readonly SymbolPlace[];
  /** Columns whose text tells which contract the row is of. */
  readonly telling: ReadonlySet<number | null>;
  /** What the row's attributes said of its contract; a row that says something else has been recycled. */
  readonly contract: string;
};

/** A claim of a grid to hold quotes, and the side it is for where its columns do not tell. */
export type Claim = {
  readonly grid: Grid;
  readonly columns: Columns;
  readonly side: Side | null;
  /** The day that heads this grid, where others are headed by other days. */
  readonly mention: Mention | null;
};

/** Every side of every row of a grid, in the order of the page. */
export function* readHalves(
  { grid, columns: named, side, mention: heading }: Claim,
  language: string,
  answered: Notation | null,
): Steps<Result<Half[], Failure>> {
  const body = grid.rows.filter((row) => !named.isHead(row));
  if (body.length > mostRows) return fail(failure('pageTooLarge', mostRows));
  const width = widthOf(grid);
  const quoted = body.filter((row) => row.cells.length === width);
  const told = yield* notationOf(priceTexts(quoted, named), language);
  const notation = told ?? answered;
  if (notation === null) return fail(failure('notationUnclear', ...unclearIn(priceTexts(quoted, named))));
  const columns = { ...named, quotes: yield* withUnits(named.quotes, quoted, notation) };
  const places = symbolPlaces(quoted);
  const telling = new Set([
    columns.strike,
    columns.strikeTwin,
    columns.root,
    columns.type,
    columns.contract,
    ...columns.expiry,
    ...places.map(({ column, attribute }) => (attribute === null ? column : null)),
  ]);
  yield;

  const halves: Half[] = [];
  let group: Group = { mention: heading, side: null, apart: false };
  for (const row of grid.rows) {
    yield;
    if (columns.isHead(row)) {
      group = noted(row, group, columns);
      continue;
    }
    const strike = strikeIn(row, columns, notation);
    if (!strike.ok) return strike;
    if (strike.value === null || (!row.cut && isNote(row, columns))) {
      // A row without a strike is a heading, the spot's own row, or a note between the quotes.
      if (strike.value === null && (row.cut || isQuoted(row, columns, notation, width)))
        return fail(failure('rowCut', halves.at(-1)?.strike ?? '—'));
      group = noted(row, group, columns);
      continue;
    }
    if (row.cut || row.cells.length !== width) return fail(failure('rowCut', strike.value));
    if (group.apart) return fail(failure('contractsMixed', 'calls', 'puts'));
    const read = halvesOf(row, strike.value, {
      columns,
      side: side ?? group.side,
      notation,
      places,
      telling,
    });
    if (!read.ok) return read;
    const mention = rowMention(row, columns, group.mention);
    for (const half of read.value) halves.push({ ...half, mention });
  }
  return ok(halves);
}

type Reading = {
  readonly columns: Columns;
  readonly side: Side | null;
  readonly notation: Notation;
  readonly places: readonly SymbolPlace[];
  readonly telling: QuoteSource['telling'];
};

function halvesOf(
  row: GridRow,
  strike: number,
  { columns, side, notation, places, telling }: Reading,
): Result<Omit<Half, 'mention'>[], Failure> {
  const symbols = symbolsOf(row, places);
  const rootCell = columns.root === null ? undefined : row.cells[columns.root];
  const printed = rootIn(rootCell);
  for (const { option } of symbols)
    if (option.strike !== strike) return fail(failure('contractsMixed', option.strike, strike));
  const named = agreed(symbols.map(({ option }) => option));
  if (!named.ok) return named;

  const strikeCell = (columns.strike === null ? undefined : row.cells[columns.strike]) ?? row.element;
  const own = columns.both ? null : (columns.quotes[0]?.side ?? sideOfRow(row, columns, symbols) ?? side);
  if (!columns.both && own === null) return fail(failure('sideMissing'));
  const sides: readonly Side[] = own === null ? ['call', 'put'] : [own];
  const contract = contractSaid(row, symbols);
  const halves: Omit<Half, 'mention'>[] = [];
  for (const each of sides) {
    const quotes = columns.quotes.filter(
      (column) => column.side === (columns.both ? each : (columns.quotes[0]?.side ?? null)),
    );
    // The page itself says which side this is; a head read the other way round would swap calls and puts.
    for (const { option, column } of symbols)
      if (option.right !== sideOfSymbol(column, columns, own, option))
        return fail(failure('numbersDisagree'));
    const quote = readQuote(row, quotes, strike, notation);
    if (!quote.ok) return quote;
    halves.push({
      strike,
      side: each,
      quote: quote.value,
      source: { row, columns: quotes, notation, places, telling, contract },
      row: row.element,
      strikeCell,
      root: named.value?.root ?? printed,
      expiry: named.value?.expiry ?? null,
    });
  }
  return ok(halves);
}

/** Everything that the attributes of a row say of its contract, as one text to compare. */
export function contractSaid(row: GridRow, symbols: ReturnType<typeof symbolsOf>): string {
  const said = symbols.map(
    ({ option }) => `${option.root} ${option.expiry} ${option.right} ${option.strike}`,
  );
  return `${strikeOf(row.element)} ${said.join()}`;
}

/** The side that a symbol must be of, by where it stands; in the middle or on the row it may be of either. */
function sideOfSymbol(column: number | null, columns: Columns, own: Side | null, option: PageOption): Side {
  if (own !== null) return own;
  if (column === null || columns.strike === null || column === columns.strike) return option.right;
  const named = columns.quotes.find((quote) => quote.column === column)?.side;
  if (named) return named;
  const first = columns.quotes.find(({ side }) => side === 'call')?.column ?? 0;
  const puts = columns.quotes.find(({ side }) => side === 'put')?.column ?? 0;
  // Both sides right of the strike: only the columns of quotes know theirs.
  if (first < columns.strike === puts < columns.strike) return option.right;
  return column < columns.strike === first < columns.strike ? 'call' : 'put';
}

function sideOfRow(row: GridRow, columns: Columns, symbols: readonly { option: PageOption }[]): Side | null {
  const told = [
    columns.type === null ? null : typeIn(row.cells[columns.type]),
    columns.strike === null ? null : sideOfStrike(row.cells[columns.strike]?.textContent ?? ''),
    columns.contract === null ? null : typeIn(row.cells[columns.contract]),
    columns.contract === null ? null : sideOfStrike(row.cells[columns.contract]?.textContent ?? ''),
    symbols[0]?.option.right ?? null,
    attributeSide(row.element),
  ].filter((side) => side !== null);
  return told.every((side) => side === told[0]) ? (told[0] ?? null) : null;
}

function typeIn(cell: Element | undefined): Side | null {
  const text = (cell?.textContent ?? '').trim().toLowerCase();
  return text === 'c' ? 'call' : text === 'p' ? 'put' : sideIn(text.slice(0, 40));
}

/** Every symbol of a row is of one root and one expiry. */
function agreed(
  options: readonly PageOption[],
): Result<{ root: string | null; expiry: CalendarDate } | null, Failure> {
  let root: string | null = null;
  const [first] = options;
  for (const option of options) {
    root ??= option.root;
    const differs = option.expiry !== first?.expiry || (option.root !== null && option.root !== root);
    if (differs)
      return fail(
        failure('contractsMixed', `${root ?? ''} ${first?.expiry}`, `${option.root ?? ''} ${option.expiry}`),
      );
  }
  return ok(first ? { root, expiry: first.expiry } : null);
}

function* priceTexts(rows: readonly GridRow[], columns: Columns): Iterable<string> {
  const prices = columns.quotes.filter(({ fields }) =>
    fields.some((f) => f === 'bid' || f === 'ask' || f === 'last'),
  );
  const asked = [columns.strike, ...prices.map(({ column }) => column)].filter((column) => column !== null);
  for (const row of rows) {
    for (const column of asked) {
      const cell = row.cells[column];
      if (cell) for (const piece of piecesOf(cell)) yield* piece.split(between);
    }
  }
}
