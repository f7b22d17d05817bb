/** Past moves ÷ the move that VIX implied for them, ready to be integrated over. */
export type History = {
  /** Rising. */
  readonly moves: Float64Array;
  /** Sum of the first n moves, one longer than `moves`. */
  readonly sums: Float64Array;
};

/** No day in any market was a thousand implied moves: what says so is a broken row. */
const WILDEST = 1000;

/** Rows that are no move are left out; null where none is left. */
export function historyOf(moves: ArrayLike<number>): History | null {
  const finite = Float64Array.from(moves)
    .filter((move) => Math.abs(move) <= WILDEST)
    .sort();
  if (finite.length === 0) return null;
  const sums = new Float64Array(finite.length + 1);
  for (let i = 0; i < finite.length; i++) sums[i + 1] = (sums[i] as number) + (finite[i] as number);
  return { moves: finite, sums };
}

/** Mean of `max(z − move, 0)` over the history: what a put struck z implied moves away paid, in implied moves. */
export function meanBelow(history: History, z: number): number {
  const { moves, sums } = history;
  const below = countBelow(moves, z);
  return (z * below - (sums[below] as number)) / moves.length;
}

/** Mean of `max(move − z, 0)`: the same for a call. */
export function meanAbove(history: History, z: number): number {
  const { moves, sums } = history;
  const below = countBelow(moves, z);
  const rest = moves.length - below;
  return ((sums[moves.length] as number) - (sums[below] as number) - z * rest) / moves.length;
}

function countBelow(moves: Float64Array, z: number): number {
  let low = 0;
  let high = moves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moves[middle] as number) < z) low = middle + 1;
    else high = middle;
  }
  return low;
}
