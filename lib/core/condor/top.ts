import type { Arena } from './arena';
import { compareTies, type Pair } from './pair';

export type Ranked = Pair & { readonly score: number };

/** The best few seen so far, best first, equal scores in the order of the tie rule. */
export type Top = { readonly capacity: number; readonly ranked: Ranked[] };

/** What a newcomer must reach: nothing while there is room. */
export function threshold(top: Top): number {
  if (top.ranked.length < top.capacity) return Number.NEGATIVE_INFINITY;
  return top.ranked[top.ranked.length - 1]?.score ?? Number.POSITIVE_INFINITY;
}

/** Takes the pair in where it belongs among the best; the same pair is never taken twice. */
export function offer(arena: Arena, top: Top, score: number, put: number, call: number): void {
  if (score < threshold(top)) return;
  const { ranked } = top;
  const pair = { put, call, score };
  let place = ranked.length;
  while (place > 0) {
    const above = ranked[place - 1];
    if (above === undefined || above.score > score) break;
    if (above.score === score) {
      const order = compareTies(arena, above, pair);
      if (order === 0) return;
      if (order < 0) break;
    }
    place--;
  }
  ranked.splice(place, 0, pair);
  if (ranked.length > top.capacity) ranked.pop();
}
