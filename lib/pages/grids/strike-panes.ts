import { meaningOf } from '../columns/words';
import { piecesOf } from '../walk/pieces';
import type { Root } from '../walk/roots';
import { isShown } from '../walk/shown';
import type { Steps } from '../walk/steps';
import { type Grid, type GridRow, mostRows } from './grid';

/** Rows that carry their strike as an attribute: in one pane, or calls, strikes and puts each in their own. */

export const strikeAttributes = [
  'data-strike',
  'data-strike-price',
  'data-strikeprice',
  'data-strike_price',
] as const;

/** The strike that a row tells its own page, or `null`. */
export function strikeOf(row: Element): number | null {
  for (const attribute of strikeAttributes) {
    const text = row.getAttribute(attribute);
    if (text === null) continue;
    return /^\d{1,7}(?:\.\d{1,4})?$/.test(text) ? Number(text) : null;
  }
  return null;
}

/** One grid for each parent of such rows; the reader joins them by their strikes. */
export function* strikePanes(root: Root): Steps<Grid[]> {
  const panes = new Map<Element, Element[]>();
  for (const row of root.querySelectorAll(strikeAttributes.map((name) => `[${name}]`).join())) {
    yield;
    const parent = row.parentElement;
    if (!parent || row.closest('table') || strikeOf(row) === null || row.childElementCount === 0) continue;
    const rows = panes.get(parent);
    if (!rows) panes.set(parent, [row]);
    else if (rows.length <= mostRows) rows.push(row);
  }
  const grids: Grid[] = [];
  for (const [pane, rows] of panes) {
    yield;
    if (rows.length > 1 && isShown(pane)) grids.push(paneGrid(pane, rows));
  }
  return grids;
}

function paneGrid(pane: Element, elements: readonly Element[]): Grid {
  const width = elements[0]?.childElementCount ?? 0;
  const rows = elements.map(
    (element): GridRow => ({
      element,
      head: false,
      cells: [...element.children],
      ...(element.childElementCount !== width && { cut: true as const }),
    }),
  );
  const head = headOf(pane, width);
  return { element: pane, rows: head ? [head, ...rows] : rows, total: null };
}

const climbMost = 4;

/** The nearest element before the rows, or around them, with one known word for each cell. */
function headOf(pane: Element, width: number): GridRow | null {
  const inside = [...pane.children].find((child) => strikeOf(child) === null && isHead(child, width));
  if (inside) return { element: inside, head: true, cells: [...inside.children] };
  let level: Element | null = pane;
  for (let step = 0; level && step < climbMost; step += 1, level = level.parentElement) {
    for (let before = level.previousElementSibling; before; before = before.previousElementSibling) {
      const head = isHead(before, width)
        ? before
        : [...before.querySelectorAll('*')].find((e) => isHead(e, width));
      if (head) return { element: head, head: true, cells: [...head.children] };
    }
  }
  return null;
}

function isHead(element: Element, width: number): boolean {
  if (element.childElementCount !== width || width === 0) return false;
  const known = [...element.children].filter((cell) =>
    piecesOf(cell).some((piece) => meaningOf(piece) !== null),
  );
  return known.length * 2 >= width;
}
