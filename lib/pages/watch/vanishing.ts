/** Tell when an element stops being drawn, or is drawn again, whatever class or style made it so. No layout is read. */
export function watchVanishing(
  view: Window & typeof globalThis,
  signal: AbortSignal,
  changed: () => void,
): (elements: readonly Element[]) => void {
  if (typeof view.ResizeObserver !== 'function') return () => undefined;
  const drawn = new WeakMap<Element, boolean>();
  const observer = new view.ResizeObserver((entries) => {
    let other = false;
    for (const { target, contentRect } of entries) {
      const now = contentRect.width > 0 || contentRect.height > 0;
      const before = drawn.get(target);
      drawn.set(target, now);
      if (before !== undefined && before !== now) other = true;
    }
    if (other) changed();
  });
  signal.addEventListener('abort', () => observer.disconnect());
  let watched: readonly Element[] = [];
  return (elements) => {
    for (const element of watched) if (!elements.includes(element)) observer.unobserve(element);
    for (const element of elements) if (!watched.includes(element)) observer.observe(element);
    watched = elements;
  };
}
