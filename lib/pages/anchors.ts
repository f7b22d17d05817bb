import type { Claim } from './columns/halves';
import type { JoinedRow } from './context/series';
import type { Grid } from './grids/grid';
import { strikeOf } from './grids/strike-panes';
import type { Steps } from './walk/steps';

/** Where a chain stands on the page; from the same reading as its numbers. */
export type Anchors = {
  readonly table: Element;
  /** The head's cell over the strikes; it may float over the rows. */
  readonly head: Element | null;
  /** In the order of their strikes; of two tables, the rows of one. */
  readonly rows: readonly RowAnchor[];
};

export type RowAnchor = {
  readonly strike: number;
  readonly row: Element;
  readonly strikeCell: Element;
  /** What the strike's cell said; a row that says something else has been recycled. */
  readonly text: string;
};

/** The rows of the grid that holds most of the chain; of split panes, the rows of the strikes between them. */
export function* anchorsOf(
  rows: readonly JoinedRow[],
  claims: readonly Claim[],
  silent: readonly Grid[],
): Steps<Anchors | null> {
  const between = strikePane(rows, silent);
  if (between) return between;
  const owners = claims.map((claim) => {
    const own = new Set(claim.grid.rows.map((row) => row.element));
    return { claim, rows: rows.filter(({ cell }) => own.has(cell.row)) };
  });
  const best = owners.reduce(
    (a, b) => (b.rows.length > a.rows.length ? b : a),
    owners[0] ?? { claim: null, rows: [] },
  );
  if (best.claim === null) return null;
  yield;
  const { grid, columns } = best.claim;
  // A head that is said once more under the rows floats over none of them.
  const own = new Set(best.rows.map(({ cell }) => cell.row));
  const above = grid.rows.slice(
    0,
    grid.rows.findIndex(({ element }) => own.has(element)),
  );
  const head = columns.strike === null ? undefined : above.findLast(columns.isHead)?.cells[columns.strike];
  const anchors: RowAnchor[] = [];
  for (const { quotes, cell } of best.rows) {
    if (anchors.length % few === 0) yield;
    anchors.push(anchor(quotes.strike, cell.row, cell.strikeCell));
  }
  return { table: grid.element, head: head ?? null, rows: anchors };
}

/** So many rows are next to nothing. */
const few = 50;

/** A row that stands in several panes is anchored in the pane of its strike. */
function anchor(strike: number, row: Element, strikeCell: Element): RowAnchor {
  const own = row.contains(strikeCell) ? row : (strikeCell.closest('[role="row"]') ?? strikeCell);
  return { strike, row: own, strikeCell, text: strikeCell.textContent ?? '' };
}

function strikePane(rows: readonly JoinedRow[], silent: readonly Grid[]): Anchors | null {
  const first = rows[0]?.half.row;
  for (const { element, rows: own } of silent) {
    const places = new Map(own.map((row) => [strikeOf(row.element), row.element]));
    const anchors = rows.flatMap(({ quotes: { strike } }) => {
      const row = places.get(strike);
      return row ? [anchor(strike, row, row.firstElementChild ?? row)] : [];
    });
    if (first && anchors.length === rows.length)
      return { table: wholeOf(element, first), head: null, rows: anchors };
  }
  return null;
}

/** The element around all panes. */
function wholeOf(pane: Element, other: Element): Element {
  let whole = pane;
  while (whole.parentElement && !whole.contains(other)) whole = whole.parentElement;
  return whole;
}
