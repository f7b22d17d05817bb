import type {
  TaughtColumn,
  TaughtColumns,
  TaughtField,
  TaughtPart,
  TaughtRows,
  Which,
} from '@/lib/core/recipe';
import { findColumns } from '../columns/columns';
import { speaksAsHead } from '../columns/heads';
import type { Side } from '../columns/words';
import type { Grid, GridRow } from '../grids/grid';
import { ladder } from '../grids/ladder';
import { widthOf } from '../grids/tables';
import { piecesOf } from '../walk/pieces';
import { type Root, rootsOf } from '../walk/roots';
import { isDrawn } from '../walk/shown';
import { atOnce } from '../walk/steps';
import { type PickRole, type Picks, roleOf } from './picks';
import { headCells, headWords } from './taught-columns';
import { likeAround, taughtRows } from './taught-rows';

/** Every way to understand what a person pointed at, the one that leans most on the page's own words first. */
export function* recipesFrom(document: Document, picks: Picks): Iterable<readonly TaughtPart[]> {
  const cells = picked(picks);
  if (cells.length === 0) return;
  const roots = atOnce(rootsOf(document));
  for (const { reader, grids } of ladder) {
    const all = roots.flatMap((root) => atOnce(grids(root))).filter(({ element }) => isDrawn(element));
    yield* inOneGrid(reader, all, roots, cells);
    yield* inTwoGrids(reader, all, roots, cells);
  }
  yield* inRows(cells, roots);
}

type Cell = { readonly field: TaughtField; readonly side: Side | null; readonly element: Element };

function picked(picks: Picks): Cell[] {
  return (Object.entries(picks) as [PickRole, Element][]).flatMap(([role, element]) =>
    role === 'expiry' ? [] : [{ ...roleOf(role), element }],
  );
}

function* inOneGrid(
  reader: string,
  grids: readonly Grid[],
  roots: readonly Root[],
  cells: readonly Cell[],
): Iterable<readonly TaughtPart[]> {
  const grid = innermost(grids.filter((each) => cells.every(({ element }) => holds(each, element))));
  const columns = grid && columnsOf(grid, cells);
  if (!grid || !columns) return;
  const part = { kind: 'columns', reader, ...widthsOf(grid), side: null, which: null, columns } as const;
  yield [part];
  const which = whichOf(part, grid, roots);
  if (which && which.of > 1) yield [{ ...part, which }];
}

/** Calls in one grid and puts in another; the strikes of the second stand where they do in the first. */
function* inTwoGrids(
  reader: string,
  grids: readonly Grid[],
  roots: readonly Root[],
  cells: readonly Cell[],
): Iterable<readonly TaughtPart[]> {
  const calls = cells.filter(({ side }) => side === 'call');
  const puts = cells.filter(({ side }) => side === 'put');
  const strike = cells.find(({ field }) => field === 'strike');
  if (!strike || calls.length === 0 || puts.length === 0) return;
  const gridOf = (some: readonly Cell[]) =>
    innermost(grids.filter((each) => some.every(({ element }) => holds(each, element))));
  const [callGrid, putGrid] = [gridOf(calls), gridOf(puts)];
  if (!callGrid || !putGrid || callGrid === putGrid) return;
  const home = [callGrid, putGrid].find((grid) => holds(grid, strike.element));
  const strikes = home && columnsOf(home, [strike]);
  if (!strikes) return;
  const parts: TaughtColumns[] = [];
  for (const [side, grid, own] of [
    ['call', callGrid, calls],
    ['put', putGrid, puts],
  ] as const) {
    const quotes = columnsOf(
      grid,
      own.map((cell) => ({ ...cell, side: null })),
    );
    if (!quotes) return;
    const columns = [...strikes, ...quotes];
    const part: TaughtColumns = { kind: 'columns', reader, ...widthsOf(grid), side, which: null, columns };
    const which = whichOf(part, grid, roots);
    if (!which) return;
    parts.push({ ...part, which });
  }
  yield parts;
}

const isHead = (row: GridRow) => row.head || speaksAsHead(row);

function widthsOf(grid: Grid): Pick<TaughtColumns, 'width' | 'heads'> {
  return { width: widthOf(grid), heads: headCells(grid, isHead) };
}

/** Which of the grids that a part fits a grid is. */
function whichOf(part: TaughtColumns, grid: Grid, roots: readonly Root[]): Which | null {
  const kind = ladder.find(({ reader }) => reader === part.reader);
  const fitting = roots
    .flatMap((root) => (kind ? atOnce(kind.grids(root)) : []))
    .filter((each) => isDrawn(each.element) && atOnce(findColumns(each, part))?.ok);
  const nth = fitting.findIndex(({ element }) => element === grid.element);
  return nth < 0 ? null : { nth, of: fitting.length };
}

function innermost(grids: readonly Grid[]): Grid | undefined {
  return grids.find((grid) => !grids.some((each) => each !== grid && grid.element.contains(each.element)));
}

function holds(grid: Grid, element: Element): boolean {
  return placeIn(grid, element) >= 0;
}

/** The column of an element in its row. */
function placeIn(grid: Grid, element: Element): number {
  for (const { cells } of grid.rows) {
    const at = cells.findIndex((cell) => cell && (cell === element || cell.contains(element)));
    if (at >= 0) return at;
  }
  return -1;
}

/** A column that was pointed at for both sides tells none: there it is the row that does. */
function columnsOf(grid: Grid, cells: readonly Cell[]): TaughtColumn[] | null {
  const heads = headWords(grid, isHead);
  const columns: TaughtColumn[] = [];
  for (const { field, side, element } of inOrder(cells)) {
    const at = placeIn(grid, element);
    const head = heads[at];
    if (head === undefined) return null;
    const known = columns.findIndex((each) => each.at === at && each.field === field);
    const same = heads.flatMap((each, place) => (each === head ? [place] : []));
    const column = { field, side, head, nth: same.indexOf(at), of: same.length, at };
    if (known >= 0) columns[known] = { ...column, side: null };
    else columns.push(column);
  }
  return columns;
}

/** Two prices in one cell are a bid and an ask, the lower first: the first name is the first number's. */
function inOrder(cells: readonly Cell[]): readonly Cell[] {
  return [...cells].sort((a, b) => rank(a) - rank(b));
}

const rank = ({ field }: Cell) => (field === 'strike' ? 0 : field === 'bid' ? 1 : 2);

/** Rows without a grid: all cells in one row, or the calls in one and the puts in another of the same make. */
function* inRows(cells: readonly Cell[], roots: readonly Root[]): Iterable<readonly TaughtPart[]> {
  // No head will tell what was not pointed at.
  const row = cells.length === 5 ? rowsLike(cells) : null;
  if (row) {
    yield [row];
    const which = rowsWhich(row, cells, roots);
    if (which && which.of > 1) yield [{ ...row, which }];
  }
  const sideless = cells.map((cell) => ({ ...cell, side: null }));
  const own = (side: Side) => sideless.filter((_, at) => cells[at]?.side === side);
  const strike = sideless.filter(({ field }) => field === 'strike');
  const calls = cells.length === 5 ? rowsLike([...strike, ...own('call')]) : null;
  const which = [rowsWhich(calls, own('call'), roots), rowsWhich(calls, own('put'), roots)];
  if (calls && which[0] && which[1] && which[0].nth !== which[1].nth)
    yield [
      { ...calls, side: 'call', which: which[0] },
      { ...calls, side: 'put', which: which[1] },
    ];
}

/** The smallest element around the cells that has others of its make beside it. */
function rowsLike(cells: readonly Cell[]): TaughtRows | null {
  const row = aroundAll(cells.map(({ element }) => element));
  if (!row || cells.length < 2 || !cells.some(({ field }) => field === 'strike')) return null;
  const columns: TaughtRows['columns'][number][] = [];
  for (const { field, side, element } of inOrder(cells)) {
    const path = pathTo(element, row);
    if (!path || piecesOf(element).length === 0) return null;
    columns.push({ field, side, path });
  }
  const kind = { kind: 'rows', side: null, which: null, tag: row.localName, columns } as const;
  for (let up = 1; up <= climbMost; up += 1) {
    const part: TaughtRows = { ...kind, width: row.childElementCount, up };
    if (likeAround(row, part) >= fewest) return part;
  }
  return null;
}

/** Which of the groups of such rows holds the cells, each where the part has its field. */
function rowsWhich(part: TaughtRows | null, cells: readonly Cell[], roots: readonly Root[]): Which | null {
  if (!part || cells.length === 0) return null;
  const fitting = roots.flatMap((root) => atOnce(taughtRows(root, part)));
  const nth = fitting.findIndex(({ rows }) =>
    cells.every(({ field, element }) =>
      rows.some((row) => row.cells.some((cell, at) => cell === element && part.columns[at]?.field === field)),
    ),
  );
  return nth < 0 ? null : { nth, of: fitting.length };
}

const climbMost = 4;
const fewest = 3;

function aroundAll(elements: readonly Element[]): Element | null {
  let around = elements[0]?.parentElement ?? null;
  while (around && !elements.every((each) => around?.contains(each))) around = around.parentElement;
  return around;
}

function pathTo(element: Element, from: Element): number[] | null {
  const path: number[] = [];
  for (let at: Element = element; at !== from; ) {
    const parent: Element | null = at.parentElement;
    if (!parent) return null;
    path.unshift([...parent.children].indexOf(at));
    at = parent;
  }
  return path;
}
