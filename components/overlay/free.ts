import type { Box } from './box';

/** Where the page shows nothing in this frame. Our own host counts as the air that it is. */
export type FreeSpace = (box: Box) => boolean;

/** Nothing that a page shows is smaller: looking this often misses none of it. */
const lowest = 10;
const narrowest = 24;

/** Answers whether nothing but the background of the page is inside a box: words may stand there. */
export function freeSpace(table: Element, own: Element | null): FreeSpace {
  const { ownerDocument: document } = table;
  const view = document.defaultView;
  const around = new Map<Element, boolean>();
  const held = new Map<Element, readonly Box[] | null>();
  const isAround = (element: Element) => remembered(around, element, () => element.contains(table));
  const wordsOf = (element: Element) => remembered(held, element, () => wordsIn(element));

  return (box) => {
    if (!view || box.left < 0 || box.top < 0) return false;
    if (box.right > view.innerWidth || box.bottom > view.innerHeight) return false;
    for (const y of steps(box.top + 1, box.bottom - 1, lowest))
      for (const x of steps(box.left + 1, box.right - 1, narrowest)) {
        const hit = hitAt(document, x, y, own);
        if (!hit) return false;
        if (isAround(hit)) continue;
        // A heading or a bar may reach far beyond its words: bare where nothing that it holds is in the box.
        if (wordsOf(hit)?.every((words) => isOutside(words, box)) !== true) return false;
      }
    return true;
  };
}

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

/** Where the words of an element are; `null` where all of it counts. */
function wordsIn(element: Element): readonly Box[] | null {
  if (element.childElementCount > 20 || element.matches(neverBare)) return null;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()];
}

const neverBare =
  'button, a, input, select, textarea, td, th, canvas, img, svg *, video, iframe, dialog, [popover], [role="dialog"]';

function isOutside(words: Box, box: Box): boolean {
  return (
    words.right <= box.left || words.left >= box.right || words.bottom <= box.top || words.top >= box.bottom
  );
}

/** From one end to the other, both among them, at most so far apart. */
function* steps(from: number, to: number, apart: number): Generator<number> {
  const count = Math.max(1, Math.ceil((to - from) / apart));
  for (let step = 0; step <= count; step += 1) yield from + ((to - from) * step) / count;
}

function remembered<T>(known: Map<Element, T>, element: Element, learn: () => T): T {
  let value = known.get(element);
  if (value === undefined) {
    value = learn();
    known.set(element, value);
  }
  return value;
}
