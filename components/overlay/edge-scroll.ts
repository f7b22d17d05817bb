import type { Box } from './box';

/**
 * Scrolls the page under a hand that holds a leg near an edge of the table, to rows that the hand cannot reach. One
 * frame with the hand at this height; true where the page has moved.
 */
export type EdgeScroll = (y: number) => boolean;

/** How near to an edge, and how far in one frame at the most. */
const reach = 28;
const fastest = 14;

export type EdgeScrollOptions = {
  readonly view: Window;
  readonly table: () => Element | null;
  /** The part of the table that is to be seen. */
  readonly seen: () => Box | null;
};

export function createEdgeScroll({ view, table, seen }: EdgeScrollOptions): EdgeScroll {
  return (y) => {
    const [element, box] = [table(), seen()];
    const by = element && box ? pull(y, box) : 0;
    if (!element || by === 0) return false;
    for (const scroller of scrollersOf(element, view)) {
      const before = scroller.scrollTop;
      // A page that scrolls smoothly would still be on its way in the next frame.
      scroller.scrollBy({ top: by, behavior: 'instant' });
      if (scroller.scrollTop !== before) return true;
    }
    return false;
  };
}

/** Nothing in the middle, the faster the nearer to an edge or beyond it. */
export function pull(y: number, { top, bottom }: Pick<Box, 'top' | 'bottom'>): number {
  if (bottom - top < 3 * reach) return 0;
  const up = top + reach - y;
  const down = y - (bottom - reach);
  const near = up > 0 ? -up : Math.max(0, down);
  return Math.max(-fastest, Math.min(fastest, near / 2));
}

/** The boxes around the table that scroll up and down, the nearest first, and the page. */
function* scrollersOf(table: Element, view: Window): Generator<Element> {
  const page = table.ownerDocument.scrollingElement;
  for (let outer: Element | null = table; outer && outer !== page; outer = outer.parentElement)
    if (outer.scrollHeight > outer.clientHeight && /auto|scroll/.test(view.getComputedStyle(outer).overflowY))
      yield outer;
  if (page) yield page;
}
