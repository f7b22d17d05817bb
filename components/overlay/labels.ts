/** Words beside their lines; those that would collide move apart, in order, as little as need be. */
export type Label = { readonly y: number; readonly words: string };

/** The new middles, none closer than `apart`, all within `top` and `bottom` where they fit at all. */
export function moveApart(middles: readonly number[], apart: number, top: number, bottom: number): number[] {
  const order = middles.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  let floor = top;
  for (const item of order) {
    item.y = Math.max(item.y, floor);
    floor = item.y + apart;
  }
  let ceiling = bottom;
  for (const item of order.reverse()) {
    item.y = Math.min(item.y, ceiling);
    ceiling = item.y - apart;
  }
  const moved: number[] = new Array(middles.length);
  for (const item of order) moved[item.index] = item.y;
  return moved;
}
