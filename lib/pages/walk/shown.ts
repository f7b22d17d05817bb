/** What is on the page for nobody: twins for another screen size, and what was taken away. No layout is read. */

/** Whether neither the element nor anything around it is hidden by its own attributes. */
export function isShown(element: Element): boolean {
  for (let outer: Element | null = element; outer; outer = around(outer))
    if (isHiddenItself(outer)) return false;
  return true;
}

/** The element around another; around a shadow root it is its host. */
export function around(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** Hidden by an attribute or a style of its own; classes are not believed. */
export function isHiddenItself(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  if (element.localName === 'template' || element.localName === 'noscript') return true;
  const style = element.getAttribute('style');
  return style !== null && hiding.test(style.slice(0, 2_000));
}

const hiding = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

/** Whether the browser draws it at all, where the browser can say so without laying out the page. */
export function isDrawn(element: Element): boolean {
  // A page that was only parsed is drawn nowhere: its own attributes are all that tells.
  if (element.ownerDocument.defaultView === null || typeof element.checkVisibility !== 'function')
    return isShown(element);
  // An element that is no box of its own may still hold some.
  return [element, element.firstElementChild].some((each) =>
    each?.checkVisibility({ visibilityProperty: true }),
  );
}
