import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import { type Columns, findColumns } from './columns';
import type { Grid } from './grid';
import type { Claim } from './halves';
import { attributeSide } from './heads';
import { ladder } from './ladder';
import type { Root } from './roots';
import { isDrawn } from './shown';
import type { Steps } from './steps';
import { headingsBefore } from './surroundings';
import { type Side, sideIn } from './words';

export type Claims = {
  readonly reader: string;
  readonly claims: readonly Claim[];
  /** Grids of the same make without quotes, such as the strikes between two panes. */
  readonly silent: readonly Grid[];
};

/** The grids that claim to hold a chain, of the first kind of structure that has any. */
export function* claimsOf(roots: readonly Root[]): Steps<Result<Claims, Failure>> {
  for (const { reader, grids } of ladder) {
    const found: { grid: Grid; columns: Columns }[] = [];
    const silent: Grid[] = [];
    let refusal: Failure | null = null;
    for (const root of roots) {
      for (const grid of yield* grids(root)) {
        const columns = yield* findColumns(grid);
        if (columns === null) silent.push(grid);
        else if (columns.ok) found.push({ grid, columns: columns.value });
        else refusal ??= columns.error;
      }
    }
    yield;
    const shown = found.filter(({ grid }) => isDrawn(grid.element));
    const claims = outermost(shown).map(({ grid, columns }) => ({
      grid,
      columns,
      side: sideOfGrid(grid, columns),
    }));
    // A refused grid beside half a chain is its other half.
    if (refusal && !claims.some(({ columns }) => columns.both)) return fail(refusal);
    if (claims.length > 0) return ok({ reader, claims, silent });
  }
  return fail(failure('noChain'));
}

/** A grid around a grid is layout: the inner one holds the rows. */
function outermost(
  found: readonly { grid: Grid; columns: Columns }[],
): readonly { grid: Grid; columns: Columns }[] {
  return found.filter(
    ({ grid }) =>
      !found.some(
        (other) =>
          other.grid !== grid &&
          grid.element !== other.grid.element &&
          grid.element.contains(other.grid.element),
      ),
  );
}

/** Of calls or of puts, where the columns do not say: what the grid is called, or stands under. */
function sideOfGrid(grid: Grid, columns: Columns): Side | null {
  if (columns.both) return null;
  const own = columns.quotes[0]?.side ?? attributeSide(grid.element);
  if (own) return own;
  for (const text of headingsBefore(grid.element)) {
    const side = sideIn(text);
    if (side) return side;
  }
  return null;
}
