import type { TaughtColumn, TaughtColumns } from '@/lib/core/recipe';
import type { Heading } from '../columns/heads';
import { isBeside, type Named, plainWords } from '../columns/words';
import type { Grid, GridRow } from '../grids/grid';
import { widthOf } from '../grids/tables';

/** The plain words over every column, of its topmost head alone; what sorts or filters is left out. */
export function headWords(grid: Grid, isHead: (row: GridRow) => boolean): string[] {
  const from = grid.rows.findIndex(isHead);
  const to = grid.rows.findIndex((row, at) => at > from && !isHead(row));
  const heads = from < 0 ? [] : grid.rows.slice(from, to < 0 ? undefined : to);
  return Array.from({ length: widthOf(grid) }, (_, column) => {
    const cells = new Set(heads.map((row) => row.cells[column]).filter((cell) => cell !== undefined));
    const words = [...cells].flatMap((cell) => plainWords(cell.textContent ?? '').split(' '));
    return words
      .filter((word) => word !== '' && !isBeside(word))
      .join(' ')
      .slice(0, longest);
  });
}

const longest = 80;

/** Where the taught columns stand under these heads; `null` where one is missing or there more or less often. */
export function placesOf(
  heads: readonly string[],
  { width, columns }: TaughtColumns,
): ReadonlyMap<TaughtColumn, number> | null {
  const places = new Map<TaughtColumn, number>();
  for (const column of columns) {
    const same = heads.flatMap((head, at) => (head === column.head ? [at] : []));
    const place = column.head === '' ? column.at : same[column.nth];
    const fits = column.head === '' ? heads.length === width && heads[column.at] === '' : true;
    if (place === undefined || !fits || (column.head !== '' && same.length !== column.of)) return null;
    places.set(column, place);
  }
  return places;
}

/** The headings as they were taught; what the page's words say of other columns stands unless it is a rival. */
export function withTaught(
  headings: readonly Heading[],
  places: ReadonlyMap<TaughtColumn, number>,
): Heading[] {
  const taught = [...places.keys()];
  return headings.map((heading, column) => {
    const own = taught.filter((each) => places.get(each) === column);
    if (own.length === 0) {
      const names = heading.names.map((name) => (isRival(name, heading, taught) ? other(name) : name));
      return { ...heading, names };
    }
    const names = own.map(({ field, side }): Named => ({ meaning: field, side, lakh: false }));
    return { names, side: own[0]?.side ?? null, torn: false };
  });
}

const other = (name: Named): Named => ({ ...name, meaning: 'other' });

function isRival({ meaning, side }: Named, heading: Heading, taught: readonly TaughtColumn[]): boolean {
  const same = taught.filter(({ field }) => field === meaning);
  if (same.length === 0) return false;
  if (meaning === 'strike' || same.length > 1) return true;
  const told = side ?? heading.side;
  return same.some((each) => each.side === null || each.side === told);
}

/** How many cells the lowest head has, whether it says anything or not. */
export function headCells(grid: Grid, isHead: (row: GridRow) => boolean): number | null {
  return grid.rows.findLast(isHead)?.cells.length ?? null;
}

/** A head that was as much too short when it was taught stands over what it stood over then. */
export function isAsWide(taught: TaughtColumns, heads: number, width: number): boolean {
  return isWhole(taught) && heads === taught.heads && width === taught.width;
}

/** Everything a chain needs was taught: no other head of the grid has to be believed. */
function isWhole({ side, columns }: TaughtColumns): boolean {
  const has = (field: string, of: string | null) =>
    columns.some((each) => each.field === field && each.side === of);
  if (!columns.some(({ field }) => field === 'strike')) return false;
  const sides = side !== null || columns.every((each) => each.side === null) ? [null] : ['call', 'put'];
  return sides.every((of) => has('bid', of) && has('ask', of));
}
