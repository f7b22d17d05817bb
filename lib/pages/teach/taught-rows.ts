import type { TaughtRows } from '@/lib/core/recipe';
import { readCell } from '../columns/cells';
import type { Columns, QuoteColumn } from '../columns/columns';
import { single } from '../columns/quotes';
import { type Grid, type GridRow, mostRows } from '../grids/grid';
import { piecesOf } from '../walk/pieces';
import type { Root } from '../walk/roots';
import { inPlace } from '../walk/row-order';
import { isHiddenItself, isShown } from '../walk/shown';
import type { Steps } from '../walk/steps';

/** Grids of rows that are made as the taught row was. */
export function* taughtRows(root: Root, part: TaughtRows): Steps<Grid[]> {
  const groups = new Map<Element, Element[]>();
  let seen = 0;
  for (const row of root.querySelectorAll(part.tag)) {
    seen += 1;
    if (seen % 50 === 0) yield;
    const around = ancestor(row, part.up);
    if (!around) continue;
    const group = groups.get(around);
    if (group) group.push(row);
    else groups.set(around, [row]);
  }
  const grids: Grid[] = [];
  for (const [element, rows] of groups) {
    yield;
    const fitting = new Set<Element>();
    for (const row of rows.slice(0, mostRows + 100)) if (isLike(row, part)) fitting.add(row);
    if (fitting.size < fewest || !isShown(element)) continue;
    const made = rows.flatMap((row): GridRow[] => {
      if (isHiddenItself(row)) return [];
      if (fitting.has(row)) return [{ element: row, head: false, cells: cellsOf(row, part) }];
      // Two numbers and more: a row that lost a cell. Else a heading between the rows, in no column of theirs.
      const cut = numbersIn(row) >= 2;
      return [{ element: row, head: false, cells: [undefined, row], ...(cut && { cut: true as const }) }];
    });
    grids.push({ element, rows: inPlace(made), total: null });
  }
  return grids;
}

const fewest = 3;

/** The columns of such grids: as they were taught, in that order. */
export function columnsOfRows({ columns }: TaughtRows): Columns {
  const quotes: QuoteColumn[] = [];
  for (const [at, { field, side, path }] of columns.entries()) {
    if (field === 'strike') continue;
    const first = columns.findIndex((each) => each.path.join() === path.join());
    const shared = quotes.find(({ column }) => column === first);
    if (!shared) quotes.push({ column: at, side, fields: [field], lakh: false });
    else quotes[quotes.indexOf(shared)] = { ...shared, fields: [...shared.fields, field] };
  }
  return {
    strike: columns.findIndex(({ field }) => field === 'strike'),
    strikeTwin: null,
    quotes,
    both: new Set(quotes.map(({ side }) => side)).size > 1,
    expiry: [],
    root: null,
    type: null,
    contract: null,
    isHead: (row) => row.head,
  };
}

/** How many rows of the same make stand around a row, this many steps up. */
export function likeAround(row: Element, part: TaughtRows): number {
  const around = ancestor(row, part.up);
  if (!around) return 0;
  const rows = [...around.querySelectorAll(part.tag)].slice(0, mostRows + 100);
  return rows.filter((each) => ancestor(each, part.up) === around && isLike(each, part)).length;
}

function isLike(row: Element, part: TaughtRows): boolean {
  if (row.childElementCount !== part.width) return false;
  const cells = cellsOf(row, part);
  return cells.every((cell, at) => {
    const kind = cell && kindOf(cell);
    return kind === 'number' || (kind === 'none' && part.columns[at]?.field !== 'strike');
  });
}

function kindOf(cell: Element): string {
  const pieces = piecesOf(cell);
  // Two prices in one cell are taken apart when they are read.
  if (pieces.length === 2 && pieces.every((piece) => isNumber(piece))) return 'number';
  return ['point' as const, 'comma' as const].some((notation) => single(pieces, notation).kind === 'number')
    ? 'number'
    : single(pieces, 'point').kind;
}

function isNumber(text: string): boolean {
  return readCell(text).kind === 'number' || readCell(text, 'comma').kind === 'number';
}

function cellsOf(row: Element, { columns }: TaughtRows): (Element | undefined)[] {
  return columns.map(({ path }) => {
    let cell: Element | undefined = row;
    for (const step of path) cell = cell?.children[step];
    return cell;
  });
}

function numbersIn(row: Element): number {
  return piecesOf(row).filter((piece) => isNumber(piece)).length;
}

function ancestor(element: Element, up: number): Element | null {
  let outer: Element | null = element;
  for (let step = 0; outer && step < up; step += 1) outer = outer.parentElement;
  return outer;
}
