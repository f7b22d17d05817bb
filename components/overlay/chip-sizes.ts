import { chipForms } from './chip';
import type { Size } from './chip-place';

/**
 * What each form of the chip takes up, learned after the browser has laid it out: asking for it between two
 * changes would make the browser lay out the page once more.
 */
export type ChipSizes = {
  now(): readonly (Size | null)[];
  readonly watch: readonly ((chip: HTMLElement | null) => void)[];
};

export function chipSizes(view: Window & typeof globalThis, changed: () => void): ChipSizes {
  const known: (Size | null)[] = chipForms.map(() => null);
  const watch = chipForms.map((_, form) => {
    const observer = new view.ResizeObserver((entries) => {
      const box = entries.at(-1)?.borderBoxSize[0];
      const size = box && { width: box.inlineSize, height: box.blockSize };
      if (!size || size.width === 0) return;
      known[form] = size;
      changed();
    });
    return (chip: HTMLElement | null) => {
      if (chip) observer.observe(chip);
      else observer.disconnect();
    };
  });
  return { now: () => known, watch };
}
