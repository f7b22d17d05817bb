import { CHANCES, toPoints } from './quanta';

/**
 * Loss probabilities at the levels that break-evens of one chain can reach, each computed once: neighbouring
 * condors share them. Slot n stands for level `from + n × tick`.
 */
export type Tail = {
  readonly probability: (level: number) => number;
  /** In quanta. */
  readonly from: number;
  readonly tick: number;
  readonly perTick: number;
  /**
   * Each probability plus `KNOWN`, 0 where nobody asked yet: an array of zeros costs nothing until it is written to,
   * and a chain asks a few of a million levels. Empty where the ticks are too fine to keep; every question is then
   * computed.
   */
  readonly known: Float64Array;
};

/** So much that the sum of two known is more than that of a known and an unknown, and exact. */
export const KNOWN = 2;

const MOST_SLOTS = 1 << 20;

/** Beyond the outer strikes the table goes on by as much as most wings are wide, in quanta. */
const MARGIN = 1_000_000;

/** Both tails of a chain, with a slot for every break-even that its strikes and prices can make. */
export function tailsOf(
  strikes: Float64Array,
  prices: readonly Float64Array[],
  fees: number,
  below: (level: number) => number,
  above: (level: number) => number,
): { below: Tail; above: Tail } {
  const low = strikes[0] as number;
  const high = strikes[strikes.length - 1] as number;
  let tick = MARGIN;
  for (const strike of strikes) tick = divisor(tick, strike - low);
  for (const each of prices) for (const price of each) tick = divisor(tick, price);
  // Break-evens are off the ticks by the fees, to opposite sides.
  return {
    below: tailOf(below, low - MARGIN + fees, high + MARGIN + fees, tick),
    above: tailOf(above, low - MARGIN - fees, high + MARGIN - fees, tick),
  };
}

function divisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return Math.abs(x);
}

/** Levels `from`…`to` in steps of `tick`, all in quanta. */
function tailOf(probability: (level: number) => number, from: number, to: number, tick: number): Tail {
  const slots = Math.round((to - from) / tick) + 1;
  const known = new Float64Array(slots >= 1 && slots <= MOST_SLOTS ? slots : 0);
  return { probability, from, tick, perTick: 1 / tick, known };
}

/** The slot of a level; outside the array where the level is outside the table. */
export function slotOf(tail: Tail, level: number): number {
  return Math.round((level - tail.from) * tail.perTick);
}

/** The probability at a level in quanta. What is not a probability counts as certain loss, never as safety. */
export function tailAt(tail: Tail, level: number): number {
  const slot = slotOf(tail, level);
  if (slot < 0 || slot >= tail.known.length) return clean(tail.probability(toPoints(level)));
  return tailIn(tail, slot);
}

/** The probability at a slot, computed where the table does not reach. */
export function tailIn(tail: Tail, slot: number): number {
  const known = tail.known[slot];
  if (known !== undefined && known !== 0) return known - KNOWN;
  const value = clean(tail.probability(toPoints(tail.from + slot * tail.tick)));
  if (known !== undefined) tail.known[slot] = value + KNOWN;
  return value;
}

function clean(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return probability < 0 ? 0 : 1;
  return Math.round(probability * CHANCES) / CHANCES;
}
