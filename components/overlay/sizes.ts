import type { Size } from './chip-place';

/**
 * What elements of ours take up, learned after the browser has laid them out: asking for it between two changes
 * would make the browser lay out the page once more.
 */
export type Sizes<Name extends string> = {
  of(name: Name): Size | null;
  readonly watch: Readonly<Record<Name, (element: HTMLElement | null) => void>>;
};

export function learnSizes<Name extends string>(
  names: readonly Name[],
  view: Window & typeof globalThis,
  changed: () => void,
): Sizes<Name> {
  const known = new Map<Name, Size>();
  const watching = (name: Name) => {
    let watched: HTMLElement | null = null;
    const observer = new view.ResizeObserver((entries) => {
      const box = entries.at(-1)?.borderBoxSize[0];
      const before = known.get(name);
      if (!box || box.inlineSize === 0) return;
      if (before?.width === box.inlineSize && before.height === box.blockSize) return;
      known.set(name, { width: box.inlineSize, height: box.blockSize });
      changed();
    });
    return (element: HTMLElement | null) => {
      // A renderer lets go and takes hold again at every turn; only another element is news.
      if (!element || element === watched) return;
      observer.disconnect();
      watched = element;
      observer.observe(element);
    };
  };
  const watch = Object.fromEntries(names.map((name) => [name, watching(name)])) as Sizes<Name>['watch'];
  return { of: (name) => known.get(name) ?? null, watch };
}
