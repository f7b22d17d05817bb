import type { Grid, GridRow } from '../grids/grid';
import { namedBy } from '../grids/named-cells';
import { widthOf } from '../grids/tables';
import { between, piecesOf } from '../walk/pieces';
import { isHiddenItself } from '../walk/shown';
import { isBeside, meaningOf, type Named, plainWords, type Side, sideIn, wordsOfName } from './words';

/** What the heads over one column say together. */
export type Heading = {
  /** Several where the column holds several values, as `Bid × Ask`. */
  readonly names: readonly Named[];
  readonly side: Side | null;
  /** Two heads of the column say different things. */
  readonly torn: boolean;
};

/** Whether a row that is no head by its markup speaks like one: several known words, and not one number. */
export function speaksAsHead(row: GridRow): boolean {
  if (row.cells.length < 3) return false;
  let known = 0;
  let numbers = 0;
  for (const cell of new Set(row.cells)) {
    if (!cell) continue;
    const text = cell.textContent ?? '';
    if (text.length > 600) continue;
    if (/^[\s$€₹-]*\d/.test(text)) return false;
    // `Bid 12.30`: each cell repeats its head for narrow screens.
    if (/\d\W*$/.test(text)) numbers += 1;
    if (namesOf(cell).length > 0) known += 1;
  }
  return known >= 3 && numbers < 2;
}

/** The heads of every column of a grid: blocks of head rows, each read from its top to its bottom. */
export function headingsOf(grid: Grid, isHead: (row: GridRow) => boolean): Heading[] {
  const width = widthOf(grid);
  const blocks: GridRow[][] = [];
  let open: GridRow[] | null = null;
  for (const row of grid.rows) {
    if (!isHead(row)) open = null;
    // `Calls` across the whole table names the rows under it.
    else if (width > 1 && row.cells.length === width && new Set(row.cells).size === 1) continue;
    else if (open) open.push(row);
    else {
      open = [row];
      blocks.push(open);
    }
  }
  return Array.from({ length: width }, (_, column) => headingOf(blocks, column));
}

function headingOf(blocks: readonly (readonly GridRow[])[], column: number): Heading {
  let names: readonly Named[] = [];
  let side: Side | null = null;
  let torn = false;
  for (const block of blocks) {
    const cells = [...new Set(block.map((row) => row.cells[column]))].filter((cell) => cell !== undefined);
    if (cells.some(isHiddenItself)) continue;
    const found = namesOfStack(cells);
    if (names.length === 0) names = found;
    else if (found.length > 0 && spell(found) !== spell(names)) torn = true;
    for (const cell of cells) {
      const told = sideOfCell(cell);
      if (told !== null && side !== null && told !== side) torn = true;
      side ??= told;
    }
  }
  return { names, side, torn };
}

const spell = (names: readonly Named[]) => names.map((name) => name.meaning).join();

/** A word over a word is one name, such as `Bid` over `Size`; where it is none, the lowest word that is known. */
function namesOfStack(cells: readonly Element[]): readonly Named[] {
  if (cells.length > 1) {
    const lower = cells.slice(-2).map((cell) => wordsIn(cell).join(' '));
    const together = meaningOf(lower.join(' '));
    if (together) return [together];
  }
  for (const cell of [...cells].reverse()) {
    const names = namesOf(cell);
    if (names.length > 0) return names;
  }
  return [];
}

/** The short texts of a head; a sentence is a tooltip, not a name. */
function wordsIn(cell: Element): string[] {
  return piecesOf(cell).filter((piece) => {
    if (piece.length > 40) return false;
    const words = plainWords(piece);
    return words !== '' && words.split(' ').length <= 5;
  });
}

/** What one head cell names: by its words, without the glyphs and filters beside them. */
function namesOf(cell: Element): readonly Named[] {
  const words = wordsIn(cell);
  const [first, ...rest] = words;
  if (first === undefined) return labelled(cell);
  const whole = meaningOf(words.join(' '));
  if (whole) return [whole];
  const several = parts(words.join(' '));
  if (several.length > 1) return several;
  const lines = words.map((word) => meaningOf(word));
  if (lines.length > 1 && areDistinct(lines)) return lines;
  const own = meaningOf(first) ?? (camel.test(first) ? meaningOf(wordsOfName(first)) : null);
  return own && rest.every(isBeside) ? [own] : labelled(cell);
}

/** `callBid`: a name for machines that is shown to people. */
const camel = /^[a-z]+(?:[A-Z][a-z]+)+$/;

/** `Bid` over `Ask` in one cell, each known and none said twice. */
function areDistinct(names: readonly (Named | null)[]): names is readonly Named[] {
  return (
    names.every((name) => name !== null) && new Set(names.map((name) => name?.meaning)).size === names.length
  );
}

/** A head without words that are known may still say its name to those who cannot see it. */
function labelled(cell: Element): readonly Named[] {
  const inner = cell.childElementCount === 1 ? cell.firstElementChild : null;
  for (const element of [cell, inner]) {
    const label =
      element && ['aria-label', 'title', 'alt'].map((name) => element.getAttribute(name)).find(Boolean);
    const named = !label || label.length > 60 ? null : meaningOf(label);
    if (named) return [named];
  }
  return [];
}

/** `Bid × Ask`, `Bid/Ask`, `Geld | Brief`: every part must be known, or none is believed. */
function parts(text: string): readonly Named[] {
  if (text.length > 60) return [];
  const names = text.split(between).map((piece) => meaningOf(piece));
  return names.every((name) => name !== null) ? names : [];
}

function sideOfCell(cell: Element): Side | null {
  for (const piece of wordsIn(cell)) {
    // `Call/Put` names a column of types, not a side.
    const side = sideIn(piece);
    if (side) return side;
  }
  return null;
}

/** What the attributes of a column's cells call it; heads and quotes are asked alike. */
export function attributeName(cells: readonly (Element | undefined)[]): Named | null {
  for (const cell of cells) {
    const named =
      cell && (namedBy(cell) ?? (cell.childElementCount === 1 ? namedBy(cell.children[0] ?? cell) : null));
    if (named) return named;
  }
  return null;
}

const sideAttributes = [
  'data-cell-part',
  'data-side',
  'data-option-type',
  'data-type',
  'data-part',
  'aria-label',
];

/** The side that a cell's, a row's or a pane's attributes tell. */
export function attributeSide(element: Element | undefined): Side | null {
  if (!element) return null;
  for (const attribute of sideAttributes) {
    const text = element.getAttribute(attribute);
    if (text === null || text.length > 80) continue;
    const side = sideIn(text);
    if (side) return side;
  }
  return null;
}
