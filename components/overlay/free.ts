import type { Box } from './box';

/** Where the page shows nothing, and what covers it. Our own host counts as the air that it is. */

/** Whether nothing but the background of the page is inside a box: words may stand there. */
export function isFree(table: Element, box: Box, own: Element | null): boolean {
  const { ownerDocument: document } = table;
  const view = document.defaultView;
  if (!view || box.left < 0 || box.top < 0 || box.right > view.innerWidth || box.bottom > view.innerHeight)
    return false;
  const xs = [box.left + 1, (box.left + box.right) / 2, box.right - 1];
  const middle = box.bottom - box.top > lowest ? [(box.top + box.bottom) / 2] : [];
  const ys = [box.top + 1, ...middle, box.bottom - 1];
  const hits = new Set(xs.flatMap((x) => ys.map((y) => hitAt(document, x, y, own))));
  for (const hit of hits) if (!hit || !(hit.contains(table) || isBareAt(hit, box))) return false;
  return true;
}

/** Nothing that a page shows is lower than half of this: looking at both edges is enough. */
const lowest = 26;

/** The topmost element of the page at a point. */
export function hitAt(
  root: Document | ShadowRoot,
  x: number,
  y: number,
  own: Element | null,
): Element | null {
  const hit = root.elementFromPoint(x, y);
  // Only where one of our own elements is on top is the longer question worth asking.
  return hit === own && own ? (root.elementsFromPoint(x, y).find((each) => each !== own) ?? null) : hit;
}

/** A heading or a bar may reach far beyond its words: bare where nothing that it holds is in the box. */
function isBareAt(element: Element, box: Box): boolean {
  if (element.childElementCount > 20 || element.matches(neverBare)) return false;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].every(
    (rect) =>
      rect.right <= box.left || rect.left >= box.right || rect.bottom <= box.top || rect.top >= box.bottom,
  );
}

const neverBare =
  'button, a, input, select, textarea, td, th, canvas, img, svg *, video, iframe, dialog, [popover], [role="dialog"]';
