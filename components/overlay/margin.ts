import { type Box, overlap } from './box';
import { moveApart } from './labels';

/** Words and badges in the page's free margin, beside the table: never over anything the page shows there. */
export type Side = 'left' | 'right';

/** What wants to stand beside the table at a height, in the forms it can take, the longest first. */
export type Wish = { readonly y: number; readonly widths: readonly number[]; readonly height: number };

export type Margins = {
  readonly table: Box;
  /** What is taken already: nothing of ours covers anything else of ours. */
  readonly taken: readonly Box[];
  free(box: Box): boolean;
};

export type Stand = {
  readonly box: Box;
  /** Which of its forms it has. */
  readonly form: number;
  /** The height it speaks of, where that is not its own: a thread leads there. */
  readonly thread: number | null;
};

/** Everything at its height, or moved apart, on one side in the longest form that fits; `null` where none does. */
export function standBeside(
  wishes: readonly Wish[],
  side: Side,
  gap: number,
  margins: Margins,
): Stand[] | null {
  const middles = middlesOf(wishes, margins.table);
  const forms = Math.max(0, ...wishes.map(({ widths }) => widths.length));
  for (let form = 0; form < forms; form += 1) {
    const stands = wishes.map((wish, at) => standAt(wish, form, middles[at] ?? wish.y, side, gap, margins));
    if (stands.every(({ box }) => isFree(box, margins))) return stands;
  }
  return null;
}

/** Each by itself, in the longest of its forms that fits where it would stand; `null` for those that find no place. */
export function standEach(
  wishes: readonly Wish[],
  side: Side,
  gap: number,
  margins: Margins,
): (Stand | null)[] {
  const middles = middlesOf(wishes, margins.table);
  return wishes.map((wish, at) => {
    for (let form = 0; form < wish.widths.length; form += 1) {
      const stand = standAt(wish, form, middles[at] ?? wish.y, side, gap, margins);
      if (isFree(stand.box, margins)) return stand;
    }
    return null;
  });
}

function middlesOf(wishes: readonly Wish[], table: Box): number[] {
  const apart = Math.max(0, ...wishes.map(({ height }) => height));
  const heights = wishes.map(({ y }) => y);
  return moveApart(heights, apart, table.top + apart / 2, table.bottom - apart / 2);
}

function standAt(
  { y, widths, height }: Wish,
  wanted: number,
  middle: number,
  side: Side,
  gap: number,
  { table }: Margins,
): Stand {
  const form = Math.min(wanted, widths.length - 1);
  const width = widths[form] ?? 0;
  const left = side === 'right' ? table.right + gap : table.left - gap - width;
  const box = { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2 };
  return { box, form, thread: Math.abs(middle - y) < 2 ? null : y };
}

function isFree(box: Box, { taken, free }: Margins): boolean {
  return !taken.some((other) => overlap(box, other)) && free(box);
}
