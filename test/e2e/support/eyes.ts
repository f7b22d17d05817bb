import type { Page } from 'puppeteer-core';

/**
 * What a designer sees at once, asked of the browser's own layout: pictures differ from machine to machine by their
 * fonts, these faults do not.
 */
export type Fault = { readonly what: string; readonly where: string };

/** Faults of the page as it is laid out now. */
export function faultsOf(page: Page): Promise<Fault[]> {
  return page.evaluate(() => {
    const faults: Fault[] = [];
    type Fault = { what: string; where: string };
    const name = (element: Element) =>
      `${element.localName}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ').join('.')}` : ''} “${(element.textContent ?? '').trim().slice(0, 30)}”`;
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest('[aria-hidden=true], .heard, svg title');
    if (document.documentElement.scrollWidth > innerWidth)
      faults.push({
        what: `wider than the window by ${document.documentElement.scrollWidth - innerWidth}`,
        where: 'page',
      });
    if ((document.querySelector('#app')?.textContent ?? '').trim() === '')
      faults.push({ what: 'empty', where: 'page' });

    /** The lines of text of an element's own. */
    const lines: { box: DOMRect; element: Element }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !(node.nodeValue ?? '').trim() || !isSeen(element)) continue;
      if (element.closest('option, script, style, select')) continue;
      // A word about what was just done is there for a moment, over whatever stands below.
      if (element.closest('.toast')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 1 && box.height > 1) lines.push({ box, element });
    }
    const visible = ({ box, element }: (typeof lines)[number]) => {
      // What scrolls out of a box of its own is not lost.
      for (let outer: Element | null = element; outer; outer = outer.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(outer);
        if (/auto|scroll|hidden|clip/.test(overflowX + overflowY)) {
          const edge = outer.getBoundingClientRect();
          if (
            box.bottom <= edge.top ||
            box.top >= edge.bottom ||
            box.right <= edge.left ||
            box.left >= edge.right
          )
            return false;
        }
      }
      return true;
    };
    const seen = lines.filter(visible);
    for (const [at, one] of seen.entries()) {
      for (const other of seen.slice(at + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Lines of text may touch by their leading.
        if (across > 2 && down > Math.min(one.box.height, other.box.height) * 0.45)
          faults.push({ what: `${name(one.element)} lies on`, where: name(other.element) });
      }
      const { element, box } = one;
      if (box.left < -1 || box.right > innerWidth + 1) {
        const scrolls = [
          ...(function* () {
            for (let o: Element | null = element; o; o = o.parentElement) yield o;
          })(),
        ].some((outer) => /auto|scroll/.test(getComputedStyle(outer).overflowX));
        if (!scrolls) faults.push({ what: 'text outside the window', where: name(element) });
      }
    }
    for (const element of document.querySelectorAll('*')) {
      if (!isSeen(element)) continue;
      const style = getComputedStyle(element);
      // Words for those who hear are cut away on purpose.
      const clips =
        /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis' && style.clipPath === 'none';
      if (
        clips &&
        element.clientWidth > 1 &&
        element.scrollWidth > element.clientWidth + 1 &&
        element.localName !== 'input'
      )
        faults.push({ what: `cut by ${element.scrollWidth - element.clientWidth}`, where: name(element) });
      if (element.matches('button, select, input:not([type=hidden]):not([type=file]), summary')) {
        const boxes = [element, element.closest('label')].map((each) => each?.getBoundingClientRect());
        const [width, height] = [0, 0].map((_, at) =>
          Math.max(...boxes.map((box) => (at === 0 ? box?.width : box?.height) ?? 0)),
        ) as [number, number];
        // Words in a line of text are as high as the line.
        if ((width < 23.5 || height < 23.5) && style.display !== 'inline')
          faults.push({ what: `only ${Math.round(width)} × ${Math.round(height)}`, where: name(element) });
      }
    }
    return faults;
  });
}
