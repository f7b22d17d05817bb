import type { Box } from './box';

/** A table's box, cut by the window and by everything that scrolls around it. */
export function visibleBox(table: Element, view: Window): Box {
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
