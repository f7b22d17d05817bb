import { readCell } from '../columns/cells';
import { byName, type Root } from '../walk/roots';
import { isHiddenItself, isShown } from '../walk/shown';
import type { Steps } from '../walk/steps';
import { type Grid, type GridRow, mostColumns, mostRows } from './grid';

/** Every `<table>` of a tree that is not hidden, spans filled, in document order. */
export function* tableGrids(root: Root): Steps<Grid[]> {
  const grids: Grid[] = [];
  for (const table of byName(root, 'table')) {
    yield;
    if (isShown(table)) grids.push(yield* readTable(table));
  }
  return joinHeads(grids);
}

/** A table far longer than any chain is cut just behind the limit: the reader sees that it is too large. */
const longest = mostRows + 100;

function* readTable(table: HTMLTableElement): Steps<Grid> {
  const rows: GridRow[] = [];
  /** Per column, a cell that still reaches down into rows to come, and how many. */
  const reaching: { cell: Element; left: number }[] = [];
  for (const row of rowsOf(table)) {
    if (rows.length > longest) break;
    yield;
    const cells: Element[] = [];
    const own = cellsOf(row);
    let next = 0;
    let column = 0;
    let allHeads = own.length > 0;
    while (column < mostColumns && (next < own.length || (reaching[column]?.left ?? 0) > 0)) {
      const above = reaching[column];
      if (above && above.left > 0) {
        cells[column] = above.cell;
        above.left -= 1;
        column += 1;
        continue;
      }
      const cell = own[next];
      if (!cell) break;
      next += 1;
      if (cell.localName !== 'th') allHeads = false;
      const span = Math.min(Math.max(cell.colSpan, 1), mostColumns - column);
      const down = Math.max(cell.rowSpan, 1) - 1;
      for (let i = 0; i < span; i += 1) {
        cells[column + i] = cell;
        const below = reaching[column + i];
        if (down > 0 || below) reaching[column + i] = { cell, left: down };
      }
      column += span;
    }
    if (isHiddenItself(row)) continue;
    rows.push({
      element: row,
      head: row.parentElement?.localName === 'thead' || (allHeads && !isNumeric(own)),
      cells,
    });
  }
  const told = Number(table.getAttribute('aria-rowcount') ?? 'NaN');
  return { element: table, rows: trimmed(rows), total: totalOf(told, rows) };
}

/** `colspan=99` says no more than: as far as the table goes. */
function trimmed(rows: readonly GridRow[]): GridRow[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.indexOf(cells.at(-1)) + 1), 0);
  const spans = rows.every(({ cells }) => cells.length > width);
  return rows.map((row) =>
    spans || row.cells.length <= width ? row : { ...row, cells: row.cells.slice(0, width) },
  );
}

/** Some pages make every cell a head. */
function isNumeric(cells: readonly Element[]): boolean {
  const numbers = cells.filter((cell) => readCell((cell.textContent ?? '').slice(0, 50)).kind === 'number');
  return numbers.length > 1 && numbers.length * 2 > cells.length;
}

function cellsOf(row: Element): HTMLTableCellElement[] {
  const cells: HTMLTableCellElement[] = [];
  for (let cell = row.firstElementChild; cell; cell = cell.nextElementSibling)
    if (cell.localName === 'td' || cell.localName === 'th') cells.push(cell as HTMLTableCellElement);
  return cells;
}

/** Heads first and feet last, wherever they stand, as the browser draws them. */
function* rowsOf(table: HTMLTableElement): Iterable<Element> {
  const sections: Element[] = [...table.children];
  const order = (section: Element) =>
    section.localName === 'thead' ? 0 : section.localName === 'tfoot' ? 2 : 1;
  sections.sort((a, b) => order(a) - order(b));
  for (const section of sections) {
    if (section.localName === 'tr') yield section;
    else if (['thead', 'tbody', 'tfoot'].includes(section.localName))
      for (let row = section.firstElementChild; row; row = row.nextElementSibling)
        if (row.localName === 'tr') yield row;
  }
}

/** The page's own count of rows leaves out nothing: heads are rows to it. */
export function totalOf(told: number, rows: readonly GridRow[]): number | null {
  if (!Number.isInteger(told) || told <= rows.length) return null;
  return told - rows.filter((row) => row.head).length;
}

/** A head that does not scroll is often a table of its own: it belongs to the headless table after it. */
function joinHeads(grids: readonly Grid[]): Grid[] {
  const joined: Grid[] = [];
  for (const grid of grids) {
    const before = joined.at(-1);
    const first = grid.rows.find((row) => !row.head);
    if (
      before &&
      first &&
      before.rows.length > 0 &&
      before.rows.every((row) => row.head) &&
      grid.rows.every((row) => !row.head) &&
      widthOf(before) === widthOf(grid) &&
      widthOf(grid) > 2
    )
      joined[joined.length - 1] = { ...grid, rows: [...before.rows, ...grid.rows] };
    else joined.push(grid);
  }
  return joined;
}

export function widthOf(grid: Grid): number {
  return grid.rows.reduce((width, row) => Math.max(width, row.cells.length), 0);
}
