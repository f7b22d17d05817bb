import type { Box } from './box';

/** A corner of the window's pixels, or an offset from one. */
export type Corner = { readonly left: number; readonly top: number };
export type Size = { readonly width: number; readonly height: number };

/** The chip has several forms; the first that finds a free place is shown. */
export type ChipStand = { readonly form: number; readonly at: Corner };

export type ChipRoom = {
  /** Of each form, `null` while it has never been laid out. */
  readonly sizes: readonly (Size | null)[];
  /** The whole table, where it begins. */
  readonly head: Corner;
  /** The visible part of the table, where any is. */
  readonly table: Box | null;
  readonly window: Size;
  free(box: Box): boolean;
};

/**
 * Where the chip stands: where it was left if that is free, else the free place nearest to it; without a wish the
 * first free one above the table, in the margin beside it, below it, at the foot or along the sides of the window.
 */
export function placeChip(wish: Corner | null, room: ChipRoom): ChipStand | null {
  for (const [form, size] of room.sizes.entries()) {
    const at = size && placeForm(wish, size, room);
    if (at) return { form, at };
  }
  return null;
}

function placeForm(wish: Corner | null, size: Size, room: ChipRoom): Corner | null {
  const stands = ({ left, top }: Corner) =>
    room.free({ left, top, right: left + size.width, bottom: top + size.height });
  if (wish && stands(wish)) return wish;
  const places = candidates(size, room);
  if (wish) places.sort((a, b) => distance(a, wish) - distance(b, wish));
  return places.find(stands) ?? null;
}

/** The corner of the window where words may stand over a page without a free place. */
export function footPlace(size: Size, window: Size): Corner {
  return { left: window.width - size.width - 20, top: window.height - size.height - 12 };
}

function candidates(size: Size, { head, table, window }: ChipRoom): Corner[] {
  const foot = footPlace(size, window);
  const places: Corner[] = [];
  if (table) {
    for (let above = 3; above <= 180; above += 6)
      for (const left of [table.right - size.width, table.left, 8, window.width - size.width - 8])
        places.push({ left, top: head.top - size.height - above });
    places.push({ left: table.right + 8, top: table.top + 8 });
    places.push({ left: table.left - size.width - 8, top: table.top + 8 });
    for (const left of [table.right - size.width, table.left]) places.push({ left, top: table.bottom + 8 });
  }
  places.push(foot, { left: 20, top: foot.top });
  // A narrow page has no margin: then whatever place there is along the sides of the window.
  for (let top = 8; top < foot.top; top += 24)
    for (const left of [window.width - size.width - 8, 8]) places.push({ left, top });
  return places;
}

const distance = (a: Corner, b: Corner) => Math.hypot(a.left - b.left, a.top - b.top);
