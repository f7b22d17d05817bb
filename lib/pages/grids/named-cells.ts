import { readCell } from '../columns/cells';
import { meaningOf, type Named, wordsOfName } from '../columns/words';
import type { Root } from '../walk/roots';
import { inPlace, keyedRows, rowKey } from '../walk/row-order';
import { isShown } from '../walk/shown';
import type { Steps } from '../walk/steps';
import { type Grid, type GridRow, mostRows } from './grid';

/** Attributes in which pages name the column of a cell for their own scripts and tests. */
export const nameAttributes = [
  'col-id',
  'data-col-id',
  'data-column-id',
  'data-field',
  'data-column',
  'data-col',
  'data-cell',
  'data-key',
  'data-testid',
  'data-test',
  'data-cy',
  'data-qa',
  'data-label',
  'data-title',
  'data-sort-column',
  'binding',
  'headers',
] as const;

/** What an element's own attributes call its column. */
export function namedBy(element: Element): Named | null {
  for (const attribute of nameAttributes) {
    const name = element.getAttribute(attribute);
    const named = name === null ? null : meaningOfName(name);
    if (named) return named;
  }
  return null;
}

/** The meaning of a name that was made for machines. */
function meaningOfName(name: string): Named | null {
  const known = asked.get(name);
  if (known !== undefined) return known;
  const meaning = name.length > 80 ? null : meaningOf(wordsOfName(name));
  if (asked.size > 2_000) asked.clear();
  asked.set(name, meaning);
  return meaning;
}

const asked = new Map<string, Named | null>();

/** Grids whose cells name their columns by an attribute, whatever stands between a row and its cells. */
export function* namedGrids(root: Root): Steps<Grid[]> {
  for (const attribute of nameAttributes) {
    yield;
    const cells: Element[] = [];
    const strikes: Element[] = [];
    for (const cell of root.querySelectorAll(`[${attribute}]`)) {
      if (meaningOfName(cell.getAttribute(attribute) ?? '') === null || cell.closest('table')) continue;
      yield;
      cells.push(cell);
      if (isStrike(cell, attribute)) strikes.push(cell);
    }
    if (strikes.length < 2 || strikes.length > mostRows + 100) continue;
    const grid = yield* gridOf(cells, strikes, attribute);
    if (grid && isShown(grid.element)) return [grid];
  }
  return [];
}

function isStrike(cell: Element, attribute: string): boolean {
  return (
    meaningOfName(cell.getAttribute(attribute) ?? '')?.meaning === 'strike' &&
    readCell((cell.textContent ?? '').slice(0, 50)).kind === 'number'
  );
}

function* gridOf(
  cells: readonly Element[],
  strikes: readonly Element[],
  attribute: string,
): Steps<Grid | null> {
  const element = commonAncestor(strikes);
  if (!element) return null;
  const keyed = strikes.every((strike) => strike.closest(keyedRows) !== null);
  const rows = new Map<string | Element, { element: Element; cells: Element[] }>();
  if (keyed) {
    // The element around the strikes may be one of several panes.
    const whole = element.parentElement ?? element;
    for (const row of whole.querySelectorAll(keyedRows))
      if (!rows.has(keyOf(row))) rows.set(keyOf(row), { element: row, cells: [] });
  } else {
    for (const row of rowsAround(strikes, element)) rows.set(row, { element: row, cells: [] });
  }
  const heads: Element[] = [];
  for (const cell of cells) {
    yield;
    const row = keyed ? cell.closest(keyedRows) : closestOf(cell, rows);
    const known = row && rows.get(keyed ? keyOf(row) : row);
    if (known) known.cells.push(cell);
    else heads.push(cell);
  }
  const columns = columnNames([...rows.values()], attribute);
  const place = (of: readonly Element[]) => placed(of, columns, attribute);
  const body = inPlace([...rows.values()]).map(
    (row): GridRow => ({
      element: row.element,
      head: false,
      cells: row.cells.length === 0 ? [row.element] : place(row.cells),
    }),
  );
  const head: GridRow[] =
    heads.length === 0 ? [] : [{ element: heads[0] ?? element, head: true, cells: place(heads) }];
  return { element, rows: [...head, ...body], total: null };
}

function keyOf(row: Element): string {
  return rowKey(row) ?? '';
}

function commonAncestor(elements: readonly Element[]): Element | null {
  let around = elements[0]?.parentElement ?? null;
  const last = elements.at(-1);
  while (around && last && !around.contains(last)) around = around.parentElement;
  return around;
}

/** The outermost element around each strike, inside the grid, that holds no second strike. */
function rowsAround(strikes: readonly Element[], grid: Element): Element[] {
  const held = new Map<Element, number>();
  const up = (strike: Element, visit: (outer: Element) => boolean) => {
    for (let outer: Element | null = strike; outer && outer !== grid; outer = outer.parentElement)
      if (!visit(outer)) return;
  };
  for (const strike of strikes)
    up(strike, (outer) => {
      held.set(outer, (held.get(outer) ?? 0) + 1);
      return true;
    });
  return strikes.map((strike) => {
    let row = strike;
    up(strike, (outer) => {
      if (held.get(outer) !== 1) return false;
      row = outer;
      return true;
    });
    return row;
  });
}

function closestOf(cell: Element, rows: ReadonlyMap<string | Element, unknown>): Element | null {
  for (let outer: Element | null = cell; outer; outer = outer.parentElement)
    if (rows.has(outer)) return outer;
  return null;
}

/** Every name once for each time that it stands in one row, in the order of the fullest row. */
function columnNames(
  rows: readonly { readonly cells: readonly Element[] }[],
  attribute: string,
): Map<string, number> {
  const names = new Map<string, number>();
  const fullest = [...rows].sort((a, b) => b.cells.length - a.cells.length)[0];
  for (const name of numbered(fullest?.cells ?? [], attribute))
    if (!names.has(name)) names.set(name, names.size);
  return names;
}

function numbered(cells: readonly Element[], attribute: string): string[] {
  const counts = new Map<string, number>();
  return cells.map((cell) => {
    // `call-bid-255` and `call-bid-260` are one column.
    const name = wordsOfName(cell.getAttribute(attribute) ?? '');
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${name} ${count}`;
  });
}

function placed(cells: readonly Element[], columns: ReadonlyMap<string, number>, attribute: string) {
  const row: (Element | undefined)[] = new Array(columns.size).fill(undefined);
  for (const [at, name] of numbered(cells, attribute).entries()) {
    const column = columns.get(name);
    if (column !== undefined) row[column] = cells[at];
  }
  return row;
}
