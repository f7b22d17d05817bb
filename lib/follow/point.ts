import { readCell } from '@/lib/pages/columns/cells';
import { single } from '@/lib/pages/columns/quotes';
import type { PickRole } from '@/lib/pages/teach/picks';
import { tellsDay } from '@/lib/pages/teach/taught-place';
import { piecesOf } from '@/lib/pages/walk/pieces';
import { around } from '@/lib/pages/walk/shown';

/** What lies under a pointer, and what of it can be pointed at: a number for a quote, a day for the expiry. */

const climbMost = 4;

/** The element a person means at a place in the window; `null` where nothing there can be meant. */
export function meantAt(
  document: Document,
  own: Element,
  x: number,
  y: number,
  role: PickRole,
): Element | null {
  let level = innermostAt(document, own, x, y);
  for (let step = 0; level && step < climbMost; step += 1, level = around(level))
    if (canMean(level, role)) return level;
  return null;
}

/** Down through open trees and frames of the same origin. */
function innermostAt(document: Document, own: Element, x: number, y: number): Element | null {
  let found = document.elementsFromPoint(x, y).find((each) => each !== own) ?? null;
  let [left, top] = [x, y];
  for (let depth = 0; found && depth < 20; depth += 1) {
    let inner: Element | null = null;
    if (found.shadowRoot) inner = found.shadowRoot.elementFromPoint(left, top);
    else if (found.localName === 'iframe') {
      const box = found.getBoundingClientRect();
      left -= box.left + found.clientLeft;
      top -= box.top + found.clientTop;
      inner = frameOf(found as HTMLIFrameElement)?.elementFromPoint(left, top) ?? null;
    }
    if (!inner || inner === found) return found;
    found = inner;
  }
  return found;
}

function frameOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

export function canMean(element: Element, role: PickRole): boolean {
  if (role === 'expiry') return tellsDay(element);
  if (element.childElementCount > 8 || (element.textContent ?? '').length > 80) return false;
  const pieces = piecesOf(element);
  if (pieces.length === 0 || pieces.length > 4) return false;
  const notations = ['point', 'comma'] as const;
  if (notations.some((notation) => single(pieces, notation).kind === 'number')) return true;
  // A bid and an ask in one cell.
  const parts = pieces.flatMap((piece) => piece.split(/[×/|]| x /));
  return (
    parts.length === 2 &&
    parts.every((part) => notations.some((each) => readCell(part, each).kind === 'number'))
  );
}

/** Everything in the window that can be meant, for those who move by keys. */
export function allMeant(document: Document, role: PickRole): Element[] {
  const view = document.defaultView;
  if (!view) return [];
  const found: Element[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (found.length >= most || !canMean(element, role)) continue;
      const { width, height, top, bottom } = element.getBoundingClientRect();
      if (width > 0 && height > 0 && bottom > 0 && top < view.innerHeight) found.push(element);
    }
  }
  // The smallest that can be meant: a cell rather than the row around it.
  return found.filter((each) => !found.some((other) => other !== each && each.contains(other)));
}

const most = 4_000;
