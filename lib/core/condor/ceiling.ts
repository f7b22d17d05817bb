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
  const losses = new Float64Array(Math.ceil(capital / tick) + 1).fill(Number.POSITIVE_INFINITY);
  const ceiling = { losses, capital, tick };
  let from = 0;
  // From the smallest return up: each point speaks for the ticks that the one before it did not reach.
  for (let point = returns.length - 1; point >= 0; point--) {
    const end = ticksWithin(ceiling, returns[point] as number) + 1;
    const loss = -(scores[point] as number);
    while (from < end) losses[from++] = loss;
  }
  return ceiling;
}

/** Lets one more pair speak for every credit that returns no more than it does. */
export function lowerTo(ceiling: Ceiling, gain: number, loss: number): void {
  const { losses } = ceiling;
  let t = ticksWithin(ceiling, gain);
  while (t >= 0 && (losses[t] as number) > loss) losses[t--] = loss;
}

/** The most ticks that return no more than `gain`. */
function ticksWithin({ losses, capital, tick }: Ceiling, gain: number): number {
  // One more than the equation says, as its rounding may have lost one.
  let t = Math.min(losses.length - 1, Math.floor(((gain / (1 + gain)) * capital) / tick) + 1);
  while (t >= 0 && returnAt(t * tick, capital) > gain) t--;
  return t;
}

/** Return on risk, infinite where nothing is at risk. */
function returnAt(credit: number, capital: number): number {
  return credit < capital ? credit / (capital - credit) : Number.POSITIVE_INFINITY;
}
