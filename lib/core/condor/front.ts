import type { Arena } from './arena';
import { compareTies, type Pair } from './pair';

/**
 * Pairs that no other beats in all objectives at once. Pairs equal in every objective share one place,
 * held by the first of the tie rule.
 */
export type Front = {
  /** True where some held point is at least as good everywhere and better somewhere. */
  beats(scores: Float64Array): boolean;
  /** True where the pair opened a place of its own. */
  offer(scores: Float64Array, put: number, call: number): boolean;
  pairs(): Pair[];
};

/** Both scores of every held point, first falling, second rising. */
export type Staircase = Front & { readonly xs: readonly number[]; readonly ys: readonly number[] };

/** Two objectives: one binary search per question. */
export function staircase(arena: Arena): Staircase {
  const xs: number[] = [];
  const ys: number[] = [];
  const held: Pair[] = [];

  /** How many held points have a first score of at least x. */
  const reaching = (x: number) => {
    let low = 0;
    let high = xs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((xs[middle] as number) >= x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const beats = (scores: Float64Array) => {
    const x = scores[0] as number;
    const y = scores[1] as number;
    const last = reaching(x) - 1;
    if (last < 0) return false;
    const best = ys[last] as number;
    return best > y || (best === y && (xs[last] as number) > x);
  };
  return {
    xs,
    ys,
    beats,
    offer(scores, put, call) {
      if (beats(scores)) return false;
      const x = scores[0] as number;
      const y = scores[1] as number;
      const pair = { put, call };
      let from = reaching(x);
      const twin = held[from - 1];
      if (twin !== undefined && xs[from - 1] === x && ys[from - 1] === y) {
        if (compareTies(arena, pair, twin) < 0) held[from - 1] = pair;
        return false;
      }
      if (from > 0 && xs[from - 1] === x) from--;
      let to = from;
      while (to < ys.length && (ys[to] as number) <= y) to++;
      xs.splice(from, to - from, x);
      ys.splice(from, to - from, y);
      held.splice(from, to - from, pair);
      return true;
    },
    pairs: () => held.slice(),
  };
}
