import type { Anchors, RowAnchor } from '@/lib/pages/read';
import type { Mark } from './marks';

/** Where the marks fall on the screen right now. All reading of the page's layout happens here, once a frame. */
export type Placed = {
  /** The visible part of the table. */
  readonly table: Box;
  readonly strikes: { readonly left: number; readonly right: number };
  readonly lines: readonly { readonly mark: Mark & { kind: 'line' }; readonly y: number }[];
  readonly rows: readonly { readonly mark: Mark & { kind: 'row' }; readonly box: Box }[];
  readonly warnings: readonly { readonly mark: Mark & { kind: 'warning' }; readonly box: Box }[];
  readonly bands: readonly { readonly top: number; readonly bottom: number }[];
};

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** `null` while nothing of the table is on the screen. */
export function placeMarks(marks: readonly Mark[], anchors: Anchors, document: Document): Placed | null {
  const { table, head, rows } = anchors;
  const first = rows[0];
  const view = table.ownerDocument.defaultView;
  // A chain in a frame is measured in the frame: our marks stand in the page around it and would miss.
  if (!first || !view || table.ownerDocument !== document || !table.isConnected) return null;
  const clip = visibleBox(table, view);
  if (clip.right - clip.left < 40 || clip.bottom - clip.top < 20) return null;
  // A head that floats over the rows covers what is under it.
  const headBottom = head?.isConnected ? head.getBoundingClientRect().bottom : clip.top;
  const box: Box = { ...clip, top: Math.max(clip.top, Math.min(headBottom, clip.bottom)) };
  const strikeBox = first.strikeCell.getBoundingClientRect();
  const strikes = { left: strikeBox.left, right: strikeBox.right };
  if (strikes.right <= box.left || strikes.left >= box.right) return null;

  const inside = (y: number) => y >= box.top && y <= box.bottom;
  const x = (Math.max(strikes.left, box.left) + Math.min(strikes.right, box.right)) / 2;
  const bare = (y: number, among: readonly RowAnchor[]) => inside(y) && uncovered(table, among, x, y);

  const lines: { mark: Mark & { kind: 'line' }; y: number }[] = [];
  const tinted: { mark: Mark & { kind: 'row' }; box: Box }[] = [];
  const warnings: { mark: Mark & { kind: 'warning' }; box: Box }[] = [];
  const bands: { top: number; bottom: number }[] = [];
  for (const mark of marks) {
    if (mark.kind === 'line') {
      const between = neighbours(rows, mark.price);
      const y = between && boundary(between);
      if (between && y !== null && (bare(y - 2, between) || bare(y + 2, between))) lines.push({ mark, y });
    } else if (mark.kind !== 'band') {
      const anchor = rows.find((row) => row.strike === mark.strike);
      const rect = anchor && isStill(anchor) ? anchor.row.getBoundingClientRect() : null;
      if (!anchor || !rect || !bare((rect.top + rect.bottom) / 2, [anchor])) continue;
      const at = { ...box, top: rect.top, bottom: rect.bottom };
      if (mark.kind === 'row') tinted.push({ mark, box: at });
      else warnings.push({ mark, box: at });
    } else {
      const ends = [mark.from, mark.to].map((price) => edge(rows, price));
      const [a, b] = ends;
      if (a === undefined || b === undefined || a === null || b === null) continue;
      const top = Math.max(box.top, Math.min(a, b));
      const bottom = Math.min(box.bottom, Math.max(a, b));
      if (bottom > top) bands.push({ top, bottom });
    }
  }
  return { table: box, strikes, lines, rows: tinted, warnings, bands };
}

/** The table's box, cut by the window and by everything that scrolls around it. */
function visibleBox(table: Element, view: Window): Box {
  let { left, top, right, bottom } = table.getBoundingClientRect();
  left = Math.max(left, 0);
  top = Math.max(top, 0);
  right = Math.min(right, view.innerWidth);
  bottom = Math.min(bottom, view.innerHeight);
  for (let outer = table.parentElement; outer; outer = outer.parentElement) {
    if (outer === table.ownerDocument.body || outer === table.ownerDocument.documentElement) break;
    if (outer.scrollHeight <= outer.clientHeight && outer.scrollWidth <= outer.clientWidth) continue;
    const { overflowX, overflowY } = view.getComputedStyle(outer);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const rect = outer.getBoundingClientRect();
    left = Math.max(left, rect.left);
    top = Math.max(top, rect.top);
    right = Math.min(right, rect.right);
    bottom = Math.min(bottom, rect.bottom);
  }
  return { left, top, right, bottom };
}

/** The rows that a price lies between, or `null` outside the listed strikes. */
function neighbours(rows: readonly RowAnchor[], price: number): [RowAnchor, RowAnchor] | null {
  const above = rows.findIndex((row) => row.strike > price);
  const lower = rows[above - 1];
  const upper = rows[above];
  return lower && upper && isStill(lower) && isStill(upper) ? [lower, upper] : null;
}

/** A row that the page has recycled for another strike since the reading is no place for a mark. */
function isStill(anchor: RowAnchor): boolean {
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

/** Like a boundary, but a price beyond the listed strikes ends at the outermost row. */
function edge(rows: readonly RowAnchor[], price: number): number | null {
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

/** What a person sees at this point is one of these rows, not something that floats over them. */
function uncovered(table: Element, rows: readonly RowAnchor[], x: number, y: number): boolean {
  const root = table.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint(x, y);
  return hit === table || rows.some((anchor) => anchor.row.contains(hit));
}

/** Whether nothing but the background of the page is inside a box: words may stand there. */
export function isFree(table: Element, box: Box): boolean {
  const { ownerDocument: document } = table;
  const view = document.defaultView;
  if (!view || box.left < 0 || box.top < 0 || box.right > view.innerWidth || box.bottom > view.innerHeight)
    return false;
  const xs = [box.left + 1, (box.left + box.right) / 2, box.right - 1];
  const ys = [box.top + 1, (box.top + box.bottom) / 2, box.bottom - 1];
  const hits = new Set(xs.flatMap((x) => ys.map((y) => document.elementFromPoint(x, y))));
  for (const hit of hits) if (!hit || !(hit.contains(table) || isBareAt(hit, box))) return false;
  return true;
}

/** A heading or a bar may reach far beyond its words: bare where nothing that it holds is in the box. */
function isBareAt(element: Element, box: Box): boolean {
  if (
    element.childElementCount > 20 ||
    element.matches('button, a, input, select, textarea, td, th, canvas, img, svg *')
  )
    return false;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].every(
    (rect) =>
      rect.right <= box.left || rect.left >= box.right || rect.bottom <= box.top || rect.top >= box.bottom,
  );
}
