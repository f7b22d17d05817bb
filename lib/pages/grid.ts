/** A table as a rectangle: spans filled, every cell with its element, so that numbers keep their place. */
export type Grid = { readonly element: Element; readonly rows: readonly GridRow[] };

export type GridRow = {
  readonly element: Element;
  readonly head: boolean;
  /** One entry per column; a spanning cell stands in each of its columns. */
  readonly cells: readonly Element[];
};

/** Wider than any real chain; a colspan of a million is an attack. */
const mostColumns = 120;

/** Every table of the document that is not hidden, in document order. */
export function readTables(document: Document): Grid[] {
  return [...document.querySelectorAll('table')].filter(isShown).map(readTable);
}

/** Left out: twins that only exist for another screen size or are taken away from everybody. */
function isShown(element: Element): boolean {
  return (
    element.closest(
      '[hidden], [aria-hidden="true"], template, [style*="display:none"], [style*="display: none"]',
    ) === null
  );
}

function readTable(table: HTMLTableElement): Grid {
  const rows: GridRow[] = [];
  /** Per column, a cell that still reaches down into rows to come, and how many. */
  const reaching: { cell: Element; left: number }[] = [];
  for (const row of table.rows) {
    const cells: Element[] = [];
    const own = [...row.cells];
    let next = 0;
    for (let column = 0; column < mostColumns && (next < own.length || (reaching[column]?.left ?? 0) > 0); ) {
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
      const span = Math.min(Math.max(cell.colSpan, 1), mostColumns - column);
      for (let i = 0; i < span; i += 1) {
        cells[column + i] = cell;
        reaching[column + i] = { cell, left: Math.max(cell.rowSpan, 1) - 1 };
      }
      column += span;
    }
    rows.push({
      element: row,
      head: row.parentElement?.localName === 'thead' || own.every(isHeading),
      cells,
    });
  }
  return { element: table, rows };
}

function isHeading(cell: Element): boolean {
  return cell.localName === 'th';
}
