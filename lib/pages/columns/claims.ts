import { type Failure, failure } from '@/lib/core/failure';
import type { Recipe, TaughtPart } from '@/lib/core/recipe';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Mention } from '../context/dates';
import { speaksOfSeries } from '../context/expiry-words';
import type { Grid } from '../grids/grid';
import { ladder } from '../grids/ladder';
import { columnsOfRows, taughtRows } from '../teach/taught-rows';
import type { Root } from '../walk/roots';
import { isDrawn } from '../walk/shown';
import type { Steps } from '../walk/steps';
import { headingsBefore } from '../walk/surroundings';
import { type Columns, findColumns } from './columns';
import { mentionIn } from './group-rows';
import type { Claim } from './halves';
import { attributeSide } from './heads';
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
      mention: null,
    }));
    // A refused grid beside half a chain is its other half.
    if (refusal && !claims.some(({ columns }) => columns.both)) return fail(refusal);
    if (claims.length > 0) return ok({ reader, claims: underTheirDays(claims), silent });
  }
  return fail(failure('noChain'));
}

/**
 * The grids that a recipe speaks of; `null` where the page has none like them. Of several that fit, the one that
 * was meant, as long as there are as many.
 */
export function* taughtClaims(
  roots: readonly Root[],
  { parts }: Recipe,
): Steps<Result<Claims, Failure> | null> {
  const claims: Claim[] = [];
  const silent: Grid[] = [];
  for (const part of parts) {
    const found: { grid: Grid; columns: Columns }[] = [];
    let refusal: Failure | null = null;
    for (const root of roots) {
      for (const grid of yield* gridsFor(root, part)) {
        const columns = part.kind === 'rows' ? ok(columnsOfRows(part)) : yield* findColumns(grid, part);
        if (columns === null) silent.push(grid);
        else if (columns.ok) found.push({ grid, columns: columns.value });
        else refusal ??= columns.error;
      }
    }
    const fitting = outermost(found.filter(({ grid }) => isDrawn(grid.element)));
    const { which } = part;
    if (fitting.length === 0) return refusal && fail(refusal);
    if (which && which.of !== fitting.length) return null;
    for (const [at, { grid, columns }] of fitting.entries())
      if (!which || which.nth === at)
        claims.push({ grid, columns, side: part.side ?? sideOfGrid(grid, columns), mention: null });
  }
  return ok({ reader: 'taught', claims, silent });
}

function gridsFor(root: Root, part: TaughtPart): Steps<Grid[]> {
  if (part.kind === 'rows') return taughtRows(root, part);
  return (ladder.find(({ reader }) => reader === part.reader)?.grids ?? none)(root);
}

// biome-ignore lint/correctness/useYield: a kind of structure that an older version knew has no grids
function* none(): Steps<Grid[]> {
  return [];
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

/** Each grid with the day in its heading, or in the one before, where there are several such days. */
function underTheirDays(claims: readonly Claim[]): readonly Claim[] {
  let mention: Mention | null = null;
  const own = claims.map((claim) => {
    mention = headingDay(claim.grid.element) ?? mention;
    return { ...claim, mention };
  });
  const days = new Set(own.map((claim) => claim.mention && `${claim.mention.month} ${claim.mention.day}`));
  return days.size > 1 && !days.has(null) ? own : claims;
}

function headingDay(grid: Element): Mention | null {
  for (const text of headingsBefore(grid)) {
    const mention = speaksOfSeries(text, 1) ? mentionIn(text) : null;
    if (mention) return mention;
  }
  return null;
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
