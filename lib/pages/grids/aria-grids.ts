import type { Root } from '../walk/roots';
import { inPlace, rowKey } from '../walk/row-order';
import { isHiddenItself, isShown } from '../walk/shown';
import type { Steps } from '../walk/steps';
import { type Grid, type GridRow, mostColumns, mostRows } from './grid';
import { totalOf } from './tables';

const containers = '[role="grid"],[role="treegrid"],[role="table"]';
const cellRoles = '[role="gridcell"],[role="cell"],[role="columnheader"],[role="rowheader"]';
const longest = mostRows + 100;

/** Grids that name their rows and cells by role; the parts of a row that stand in several panes are one row. */
export function* ariaGrids(root: Root): Steps<Grid[]> {
  const grids: Grid[] = [];
  for (const container of root.querySelectorAll(containers)) {
    yield;
    if (container.localName !== 'table' && isShown(container)) grids.push(yield* readGrid(container));
  }
  return grids;
}

type Part = { element: Element; head: boolean; key: string | null; cells: Element[] };

function* readGrid(container: Element): Steps<Grid> {
  const parts: Part[] = [];
  for (const row of container.querySelectorAll('[role="row"]')) {
    if (parts.length > longest) break;
    yield;
    if (row.closest(containers) !== container || isHiddenItself(row)) continue;
    const cells = cellsOf(row);
    parts.push({ element: row, head: isHead(cells), key: rowKey(row), cells });
  }
  const merged = mergeParts(parts);
  yield;
  const place = placing(merged);
  yield;
  const heads = inPlace(merged.filter((part) => part.head));
  const body = inPlace(merged.filter((part) => !part.head));
  const rows = [...heads, ...body].map(
    (part): GridRow => ({ element: part.element, head: part.head, cells: place(part.cells) }),
  );
  return {
    element: container,
    rows,
    total: totalOf(Number(container.getAttribute('aria-rowcount') ?? 'NaN'), rows),
  };
}

function cellsOf(row: Element): Element[] {
  const cells = [...row.querySelectorAll(cellRoles)].filter((cell) => cell.closest('[role="row"]') === row);
  // Some panes name their rows and not their cells.
  return cells.length > 0 ? cells : [...row.children];
}

function isHead(cells: readonly Element[]): boolean {
  return cells.length > 0 && cells.every((cell) => cell.getAttribute('role') === 'columnheader');
}

function mergeParts(parts: readonly Part[]): Part[] {
  if (parts.some((part) => part.key === null)) return [...parts];
  const merged = new Map<string, Part>();
  for (const part of parts) {
    const key = `${part.head} ${part.key}`;
    const known = merged.get(key);
    if (known) known.cells.push(...part.cells);
    else merged.set(key, { ...part, cells: [...part.cells] });
  }
  return [...merged.values()];
}

/** By the index of the column where every cell has one, by its name where every cell has one, else as they stand. */
function placing(parts: readonly Part[]): (cells: readonly Element[]) => (Element | undefined)[] {
  const all = parts.flatMap((part) => part.cells);
  if (all.length > 0 && all.every((cell) => indexOf(cell) !== null)) return byIndex;
  const names = new Map<string, number>();
  for (const cell of all) {
    const name = cell.getAttribute('col-id');
    if (name === null) return inOrder;
    if (!names.has(name)) names.set(name, names.size);
  }
  return (cells) => {
    const placed: (Element | undefined)[] = [];
    for (const cell of cells) placed[names.get(cell.getAttribute('col-id') ?? '') ?? 0] = cell;
    return filled(placed);
  };
}

function byIndex(cells: readonly Element[]): (Element | undefined)[] {
  const placed: (Element | undefined)[] = [];
  for (const cell of cells) {
    const at = (indexOf(cell) ?? 1) - 1;
    for (let i = 0; i < spanOf(cell) && at + i < mostColumns; i += 1) placed[at + i] = cell;
  }
  return filled(placed);
}

function inOrder(cells: readonly Element[]): Element[] {
  return cells.flatMap((cell) => new Array<Element>(spanOf(cell)).fill(cell)).slice(0, mostColumns);
}

/** A hole in an array is no `undefined` to the methods that come after. */
function filled(placed: readonly (Element | undefined)[]): (Element | undefined)[] {
  return Array.from(placed);
}

function indexOf(cell: Element): number | null {
  const index = Number(cell.getAttribute('aria-colindex') ?? 'NaN');
  return Number.isInteger(index) && index >= 1 && index <= mostColumns ? index : null;
}

function spanOf(cell: Element): number {
  const span = Number(cell.getAttribute('aria-colspan') ?? '1');
  return Number.isInteger(span) && span >= 1 ? Math.min(span, mostColumns) : 1;
}
