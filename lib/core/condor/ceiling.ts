/**
 * The staircase of (return on risk, loss probability) as a table for one charged width: for every credit in ticks,
 * the lowest loss probability that some pair of at least that return has. A pair above its entry is beaten; one at
 * or below it must be judged in full.
 */
export type Ceiling = {
  readonly losses: Float64Array;
  /** Charged width + fees, in quanta. */
  readonly capital: number;
  readonly tick: number;
};

/** `returns` fall while `scores`, the negated loss probabilities, rise. */
export function ceilingOf(
  returns: readonly number[],
  scores: readonly number[],
  capital: number,
  tick: number,
): Ceiling {
  const ticks = Math.ceil(capital / tick);
  const losses = new Float64Array(ticks + 1).fill(Number.POSITIVE_INFINITY);
  let next = 0;
  let loss = Number.POSITIVE_INFINITY;
  for (let t = ticks; t >= 0; t--) {
    const least = returnAt(t * tick, capital);
    while (next < returns.length && (returns[next] as number) >= least) loss = -(scores[next++] as number);
    losses[t] = loss;
  }
  return { losses, capital, tick };
}

/** Lets one more pair speak for every credit that returns no more than it does. */
export function lowerTo(ceiling: Ceiling, gain: number, loss: number): void {
  const { losses, capital, tick } = ceiling;
  let t = Math.min(losses.length - 1, Math.floor(((gain / (1 + gain)) * capital) / tick) + 1);
  while (t >= 0 && returnAt(t * tick, capital) > gain) t--;
  while (t >= 0 && (losses[t] as number) > loss) losses[t--] = loss;
}

/** Return on risk, infinite where nothing is at risk. */
function returnAt(credit: number, capital: number): number {
  return credit < capital ? credit / (capital - credit) : Number.POSITIVE_INFINITY;
}
