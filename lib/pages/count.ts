import type { Anchors } from './anchors';
import type { Claims } from './columns/claims';

/** How much of a chain a page shows at once. */
export type RowCount = { readonly complete: boolean; readonly total: number | null };

/** By the grid's own count of rows, by a box far taller than its rows, or by a pager beside it. */
export function rowCount(
  document: Document,
  { table, rows }: Anchors,
  read: number,
  { claims }: Claims,
): RowCount {
  const told = claims.map(({ grid }) => grid.total).find((total) => total !== null) ?? spaced(rows[0]?.row);
  const drawn = Math.max(
    ...claims.map(({ grid, columns }) => grid.rows.filter((row) => !columns.isHead(row)).length),
  );
  // Rows between the strikes count too: the total is one of strikes only where there are no others.
  if (told !== null && told > drawn) return { complete: false, total: drawn === read ? told : null };
  const paged = document.getElementsByClassName('pagination')[0] ?? document.getElementById('pager');
  return { complete: !paged || table.contains(paged), total: null };
}

/** Rows placed by pixels stand in a box as tall as all of them together, drawn or not. */
function spaced(row: Element | undefined): number | null {
  const box = row?.parentElement;
  if (!row || !box) return null;
  const style = row.getAttribute('style') ?? '';
  if (!/top\s*:|translate/.test(style)) return null;
  const one = pixels(style);
  const all = pixels(box.getAttribute('style') ?? '');
  return one !== null && all !== null && one > 0 ? Math.round(all / one) : null;
}

function pixels(style: string): number | null {
  const height = /(?:^|;)\s*height\s*:\s*([\d.]{1,12})px/.exec(style.slice(0, 1_000));
  return height ? Number(height[1]) : null;
}
