import type { Anchors, RowAnchor } from '@/lib/pages/read';
import type { Box } from './box';
import { hitAt } from './free';
import { visibleBox } from './visible';

/** The rows of a reading as they lie on the screen in this frame. */
export type Sight = {
  /** The visible part of the table, without a head that floats over it. */
  readonly table: Box;
  /** The column of the strikes, side to side. */
  readonly strikes: { readonly left: number; readonly right: number };
  /** The table has its highest strike first. */
  readonly falls: boolean;
  /** The row of a strike, or beyond which edge of the table it lies; `null` where something hides it. */
  row(strike: number): SeenRow | null;
  /** Between which rows a price lies: the height of their boundary, `null` where it is not to be seen. */
  between(price: number): number | null;
  /** Like that, but a price beyond the listed strikes ends at the outermost row, seen or not. */
  end(price: number): number | null;
  /** The row at a height. */
  at(y: number): RowAnchor | null;
};

export type SeenRow =
  | { readonly edge: null; readonly box: Box; readonly anchor: RowAnchor }
  | { readonly edge: 'top' | 'bottom' };

/** Looks at the page; `null` while nothing of the table is on the screen. `own` is our host, which is looked through. */
export function sightOf(
  { table, head, rows }: Anchors,
  document: Document,
  own: Element | null,
): Sight | null {
  const [first, last] = [rows[0], rows.at(-1)];
  const view = table.ownerDocument.defaultView;
  // A chain in a frame is measured in the frame: our marks stand in the page around it and would miss.
  if (!first || !last || !view || table.ownerDocument !== document || !table.isConnected) return null;
  const clip = visibleBox(table, view);
  if (clip.right - clip.left < 40 || clip.bottom - clip.top < 20) return null;
  // A head that floats over the rows covers what is under it.
  const headBottom = head?.isConnected ? head.getBoundingClientRect().bottom : clip.top;
  const box: Box = { ...clip, top: Math.max(clip.top, Math.min(headBottom, clip.bottom)) };
  const strikeBox = first.strikeCell.getBoundingClientRect();
  const strikes = { left: strikeBox.left, right: strikeBox.right };
  if (strikes.right <= box.left || strikes.left >= box.right) return null;

  const root = table.getRootNode() as Document | ShadowRoot;
  const x = (Math.max(strikes.left, box.left) + Math.min(strikes.right, box.right)) / 2;
  const inside = (y: number) => y >= box.top && y <= box.bottom;
  /** What a person sees at this height is one of these rows, not something that floats over them. */
  const bare = (y: number, among: readonly RowAnchor[]) => {
    if (!inside(y)) return false;
    const hit = hitAt(root, x, y, own);
    return hit === table || among.some((anchor) => anchor.row.contains(hit));
  };
  const falls = first.row.getBoundingClientRect().top > last.row.getBoundingClientRect().top;

  return {
    table: box,
    strikes,
    falls,
    row: (strike) => {
      const anchor = rows.find((row) => row.strike === strike);
      if (!anchor || !isStill(anchor)) return null;
      const { top, bottom } = anchor.row.getBoundingClientRect();
      if (bottom === top) return null;
      const middle = (top + bottom) / 2;
      if (middle < box.top) return { edge: 'top' };
      if (middle > box.bottom) return { edge: 'bottom' };
      return bare(middle, [anchor]) ? { edge: null, box: { ...box, top, bottom }, anchor } : null;
    },
    between: (price) => {
      const pair = neighbours(rows, price);
      const y = pair && boundary(pair);
      return pair && y !== null && (bare(y - 2, pair) || bare(y + 2, pair)) ? y : null;
    },
    end: (price) => end(rows, price),
    at: (y) => {
      const hit = inside(y) ? hitAt(root, x, y, own) : null;
      return (hit && rows.find((anchor) => anchor.row.contains(hit) && isStill(anchor))) ?? null;
    },
  };
}

/** The rows that a price lies between, or `null` outside the listed strikes. */
function neighbours(rows: readonly RowAnchor[], price: number): [RowAnchor, RowAnchor] | null {
  const above = rows.findIndex((row) => row.strike > price);
  const lower = rows[above - 1];
  const upper = rows[above];
  return lower && upper && isStill(lower) && isStill(upper) ? [lower, upper] : null;
}

/** A row that the page has recycled for another strike since the reading is no place for a mark. */
export function isStill(anchor: RowAnchor): boolean {
  if (!anchor.row.isConnected) return false;
  const text = anchor.strikeCell.textContent ?? '';
  return text === anchor.text;
}

function boundary([lower, upper]: readonly [RowAnchor, RowAnchor]): number | null {
  const a = lower.row.getBoundingClientRect();
  const b = upper.row.getBoundingClientRect();
  if (a.height === 0 || b.height === 0) return null;
  return a.top < b.top ? (a.bottom + b.top) / 2 : (b.bottom + a.top) / 2;
}

function end(rows: readonly RowAnchor[], price: number): number | null {
  const between = neighbours(rows, price);
  if (between) return boundary(between);
  const lowest = rows[0];
  const highest = rows.at(-1);
  if (!lowest || !highest) return null;
  const outer = price < lowest.strike ? lowest : price >= highest.strike ? highest : null;
  if (!outer || !isStill(outer)) return null;
  const rect = outer.row.getBoundingClientRect();
  const other = (outer === lowest ? highest : lowest).row.getBoundingClientRect();
  return rect.top < other.top ? rect.top : rect.bottom;
}

/** The strike of the row at a height or, beyond the table and on a row half out of it, of the last that is seen. */
export function strikeNear(y: number, { table, at, row }: Sight): number | null {
  for (const inset of [1, 8, 16, 24, 32]) {
    const strike = at(Math.min(Math.max(y, table.top + inset), table.bottom - inset))?.strike;
    if (strike !== undefined && row(strike)?.edge === null) return strike;
  }
  return null;
}
