import { single } from '../columns/quotes';
import { meaningOf } from '../columns/words';
import { piecesOf } from '../walk/pieces';
import { isHiddenItself } from '../walk/shown';
import { type Grid, mostColumns } from './grid';

/** Cells that only the style of a page makes rows of: all beside each other in one box, the head's before the rest. */

const climbMost = 4;
/** A box of more cells is no chain. */
const mostCells = 40_000;

/**
 * The grid around a strike's head, where its head is as wide as makes rows of all cells behind it: as many in each,
 * and the strikes in their column go one way. Where two widths would do, neither is believed.
 */
export function flatGrid(leaf: Element): Grid | null {
  for (let [cell, level]: [Element, number] = [leaf, 0]; level < climbMost; level += 1) {
    const box = cell.parentElement;
    if (!box) return null;
    if (box.childElementCount >= 9 && box.childElementCount < mostCells) {
      const cells = [...box.children].filter((each) => !isHiddenItself(each));
      const grid = gridOf(box, cells, cells.indexOf(cell));
      if (grid) return grid;
    }
    cell = box;
  }
  return null;
}

function gridOf(box: Element, cells: readonly Element[], at: number): Grid | null {
  const fitting: Grid[] = [];
  for (let width = 3; width <= Math.min(mostColumns, cells.length / 3); width += 1) {
    // The last row ends with the last cell, and the head begins so many rows before it.
    const strike = (width - ((cells.length - at) % width)) % width;
    const start = at - strike;
    if (start < 0) continue;
    const rows = Array.from({ length: (cells.length - start) / width }, (_, row) =>
      cells.slice(start + row * width, start + (row + 1) * width),
    );
    const [heads = [], ...body] = rows;
    const known = heads.filter((head) => wordOf(head) !== null).length;
    if (known < 3 || known * 2 < width || heads.some(isNumber)) continue;
    if (body.length < 2 || !goesOneWay(body.map((row) => row[strike]))) continue;
    fitting.push({
      element: box,
      rows: [
        { element: heads[strike] ?? box, head: true, cells: heads },
        ...body.map((row) => ({ element: row[strike] ?? box, head: false, cells: row })),
      ],
      total: null,
    });
  }
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function goesOneWay(cells: readonly (Element | undefined)[]): boolean {
  const strikes = cells.map((cell) => numberOf(cell) ?? Number.NaN);
  const up = (strikes[1] ?? 0) > (strikes[0] ?? 0);
  return strikes.every(
    (strike, at) => at === 0 || (up ? strike > (strikes[at - 1] ?? 0) : strike < (strikes[at - 1] ?? 0)),
  );
}

/** The word of a cell that names a column. */
export function wordOf(cell: Element): string | null {
  const text = piecesOf(cell).find((piece) => piece.length <= 40 && meaningOf(piece) !== null);
  return text ?? null;
}

export function isNumber(cell: Element | undefined): boolean {
  return numberOf(cell) !== null;
}

/** The number of a cell, in whichever notation it can be read. */
function numberOf(cell: Element | undefined): number | null {
  if (!cell || (cell.textContent ?? '').length > 50) return null;
  const pieces = piecesOf(cell);
  // A cell holds a number and its marks; a row holds more.
  if (pieces.length > 3) return null;
  for (const notation of ['point', 'comma'] as const) {
    const value = single(pieces, notation);
    if (value.kind === 'number') return value.value;
  }
  return null;
}
