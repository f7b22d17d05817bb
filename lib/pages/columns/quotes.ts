import { type Failure, failure } from '@/lib/core/failure';
import type { Quote } from '@/lib/core/market/chain';
import { fail, ok, type Result } from '@/lib/core/result';
import type { GridRow } from '../grids/grid';
import { between, piecesOf } from '../walk/pieces';
import type { Steps } from '../walk/steps';
import { type CellValue, type Notation, readCell } from './cells';
import type { QuoteColumn } from './columns';
import { type Field, meaningOf } from './words';

type Draft = { -readonly [K in Field]?: number | null };

/** One side of one row; a price that cannot be read ends the reading, any other number is left out. */
export function readQuote(
  row: GridRow,
  columns: readonly QuoteColumn[],
  strike: number,
  notation: Notation,
): Result<Quote, Failure> {
  return readFields(row, columns, { bid: null, ask: null }, strike, notation);
}

/** A quote with the fields of these columns read anew. */
export function readFields(
  row: GridRow,
  columns: readonly QuoteColumn[],
  before: Quote,
  strike: number,
  notation: Notation,
): Result<Quote, Failure> {
  const quote: Draft = {};
  for (const column of columns) {
    const cell = row.cells[column.column];
    if (!cell) return fail(failure('rowCut', strike));
    const values = valuesIn(cell, column.fields.length, notation);
    for (const [at, field] of column.fields.entries()) {
      if (field === null) continue;
      const value = values?.[at];
      const price = field === 'bid' || field === 'ask';
      const number = value === undefined ? undefined : numberOf(value, field, column);
      if (number === undefined && price) return fail(failure('cellUnreadable', strike, textOf(cell)));
      // A side column in a form we do not know is left out rather than guessed.
      quote[field] = number ?? null;
    }
  }
  return ok({ ...before, ...quote });
}

/** `null` for no quote, `undefined` for a number that this column cannot hold. */
function numberOf(value: CellValue, field: Field, column: QuoteColumn): number | null | undefined {
  if (value.kind === 'none') return null;
  if (value.kind === 'unreadable') return undefined;
  const { value: number, percent, signed, rounded } = value;
  switch (field) {
    case 'bid':
    case 'ask':
    case 'last':
      return percent || signed || rounded || number < 0 ? undefined : number;
    case 'volume':
    case 'openInterest':
      return percent || number < 0
        ? undefined
        : column.lakh
          ? Number((number * 1e5).toPrecision(12))
          : number;
    case 'iv':
      // Zero is how pages say that they could not compute one.
      if (number === 0) return null;
      return number < 0 ? undefined : percent || column.points ? hundredth(number) : number;
    case 'delta': {
      const delta = column.points ? hundredth(number) : number;
      return percent || Math.abs(delta) > 1 ? undefined : delta;
    }
  }
}

function hundredth(number: number): number {
  return Number((number / 100).toPrecision(12));
}

/** The most that a fraction of its kind can be; one number beyond it, and its column counts in hundredths. */
const fractions: Partial<Record<Field, number>> = { iv: 4, delta: 1 };

/** The columns, with what the numbers of all rows tell of the unit that they are counted in. */
export function* withUnits(
  columns: readonly QuoteColumn[],
  rows: readonly GridRow[],
  notation: Notation,
): Steps<QuoteColumn[]> {
  const known: QuoteColumn[] = [];
  for (const column of columns) {
    yield;
    const at = column.fields.findIndex((field) => field !== null && field in fractions);
    const most = fractions[column.fields[at] ?? 'bid'];
    const beyond = (row: GridRow) => {
      const cell = row.cells[column.column];
      const value = cell && valuesIn(cell, column.fields.length, notation)?.[at];
      return value?.kind === 'number' && !value.percent && Math.abs(value.value) > (most ?? 0);
    };
    known.push(most !== undefined && rows.some(beyond) ? { ...column, points: true } : column);
  }
  return known;
}

/** As many values as the column holds, or `null` where the cell has another number of them. */
function valuesIn(cell: Element, count: number, notation: Notation): readonly CellValue[] | null {
  const pieces = piecesOf(cell);
  // What is drawn or typed in is a quote to the eye; nothing at all is none.
  if (pieces.length === 0 && cell.querySelector('img, canvas, input, object')) return null;
  if (count === 1) return [single(pieces, notation)];
  const told = pieces.filter((piece) => !/^[×x/|]$/.test(piece));
  const texts = told.length === count ? told : told.join(' × ').split(between);
  return texts.length === count ? texts.map((text) => readCell(text, notation)) : null;
}

/** The one value of a cell: a price beside its change in percent is the price; two prices are none. */
export function single(pieces: readonly string[], notation: Notation): CellValue {
  if (pieces.length === 0) return { kind: 'none' };
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined) return readOne(first, notation);
  const told = pieces.filter(
    (piece) => !isLabel(piece) && withoutArrow(piece) !== '' && !/^\(.*\)$/.test(piece),
  );
  if (told.length === 1) return readOne(told[0] ?? '', notation);
  // A sign, a currency or a unit may stand in an element of its own: together they are one number.
  const digits = told.filter((piece) => /\d/.test(piece));
  if (digits.length === 1 || isOneNumber(told)) return readCell(told.map(withoutArrow).join(''), notation);
  const values = digits.map((piece) => ({
    arrow: piece !== withoutArrow(piece),
    ...readCell(withoutArrow(piece), notation),
  }));
  const numbers = values.filter((value) => value.kind === 'number');
  const plain = numbers.filter((value) => !value.percent && !value.signed && !value.arrow);
  const [only] = plain;
  if (plain.length !== 1 || !only || numbers.length !== values.length) return { kind: 'unreadable' };
  const { arrow: _, ...value } = only;
  return value;
}

/** One text: behind a price its size or its change may stand in brackets, `12.30 (45)`. */
function readOne(text: string, notation: Notation): CellValue {
  const plain = withoutArrow(text);
  const end = plain.search(/(?<=\d) ?\([^()]{1,12}\)$/);
  return readCell(end < 0 ? plain : plain.slice(0, end), notation);
}

/** An arrow beside a number tells where it went, not what it is. */
function withoutArrow(text: string): string {
  // A cell of a megabyte is no number, arrow or not.
  if (text.length > 60) return text;
  return text.replace(/^[▲▼△▽▴▾↑↓⬆⬇⇧⇩]\uFE0F?\s*|\s*[▲▼△▽▴▾↑↓⬆⬇⇧⇩]\uFE0F?$/gu, '');
}

/** A number whose decimal sign stands alone, between its parts or among its digits: `17` `.` `51`. */
function isOneNumber(pieces: readonly string[]): boolean {
  const signs = pieces.filter((piece) => /^[.,]$/.test(piece)).length;
  const short = pieces.every((piece) => piece.length === 1);
  return signs > 0 && (short || (signs === 1 && pieces.length === 3 && /^[.,]$/.test(pieces[1] ?? '')));
}

/** A button's letter or a word beside a number: `S`, `B`, `Buy`. A letter that says what the number is stays. */
function isLabel(piece: string): boolean {
  if (!/^[\p{L}\s]{1,40}$/u.test(piece)) return false;
  if (piece.length > 6 || piece.includes(' '))
    return meaningOf(piece) !== null || piece.split(/\s+/).every((word) => spoken.has(word.toLowerCase()));
  return !units.has(piece);
}

const units = new Set('K M B L Cr lakh USD EUR INR Rs cent cents ct cts'.split(' '));

/** What is read aloud beside a price: `Call bid`, `Strike price`, `Sell to open`. */
const spoken = new Set(
  'call put bid ask offer price strike last buy sell to open close at for the'.split(' '),
);

function textOf(cell: Element): string {
  return (cell.textContent ?? '').slice(0, 200).trim();
}
