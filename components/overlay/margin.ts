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
  { table, taken, free }: Margins,
): Stand[] | null {
  const apart = Math.max(0, ...wishes.map(({ height }) => height));
  const middles = moveApart(
    wishes.map(({ y }) => y),
    apart,
    table.top + apart / 2,
    table.bottom - apart / 2,
  );
  const forms = Math.max(0, ...wishes.map(({ widths }) => widths.length));
  for (let form = 0; form < forms; form += 1) {
    const stands = wishes.map(({ y, widths, height }, at): Stand => {
      const own = Math.min(form, widths.length - 1);
      const width = widths[own] ?? 0;
      const middle = middles[at] ?? y;
      const left = side === 'right' ? table.right + gap : table.left - gap - width;
      const box = { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2 };
      return { box, form: own, thread: Math.abs(middle - y) < 2 ? null : y };
    });
    if (stands.every(({ box }) => !taken.some((other) => overlap(box, other)) && free(box))) return stands;
  }
  return null;
}
