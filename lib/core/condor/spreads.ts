import type { Right } from '../market/chain';
import type { Board, Legs } from './board';
import { edges, type Limits } from './limits';
import { toMillionths, toPoints, toQuanta } from './quanta';

/**
 * Every admissible vertical spread of one right, as a matrix: a row per short strike, a column per width.
 * `credit` is NaN where the spread is not listed, not quoted or outside the limits of a single spread.
 */
export type Spreads = {
  readonly right: Right;
  /** The allowed widths in quanta, rising; the same columns on both sides. */
  readonly widths: Float64Array;
  /** Board index of each row's short strike, rising. */
  readonly shorts: Int32Array;
  /** Each row's short strike in quanta. */
  readonly strikes: Float64Array;
  /** Board index of the long strike. */
  readonly longs: Int32Array;
  /** In quanta. */
  readonly credit: Float64Array;
  /** Credit less expected payoff, in millionths of a point. */
  readonly expectation: Float64Array;
  /** Credit less value in the stress, in millionths of a point. */
  readonly stress: Float64Array;
  /** Sum of ask − bid, in quanta. */
  readonly gap: Float64Array;
  /** Of the position, in millionths. */
  readonly delta: Float64Array;
};

/** Quanta to millionths of a point: both are whole, so the sum of credit and model value stays whole. */
const MILLIONTHS_PER_QUANTUM = 100;

/** The largest matrix a search takes; beyond it the user must name fewer widths. */
export const MOST_SPREADS = 400_000;

/** Spreads whose every limit that concerns one spread alone holds. Null where there would be too many. */
export function spreadsOf(board: Board, right: Right, limits: Limits): Spreads | null {
  const legs = right === 'put' ? board.puts : board.calls;
  const direction = right === 'put' ? -1 : 1;
  const widths = Float64Array.from(new Set(limits.widths.map(toQuanta))).sort();
  const shorts = Int32Array.from(admissibleShorts(board, right, legs, limits));
  const columns = widths.length;
  const cells = shorts.length * columns;
  if (cells > MOST_SPREADS) return null;

  const spreads: Spreads = {
    right,
    widths,
    shorts,
    strikes: Float64Array.from(shorts, (index) => board.strikes[index] as number),
    longs: new Int32Array(cells).fill(-1),
    credit: new Float64Array(cells).fill(Number.NaN),
    expectation: new Float64Array(cells),
    stress: new Float64Array(cells),
    gap: new Float64Array(cells),
    delta: new Float64Array(cells),
  };
  for (let column = 0; column < columns; column++) {
    const width = widths[column] as number;
    // Long strikes rise with their shorts, so one pass over the chain finds them all.
    let long = 0;
    for (let row = 0; row < shorts.length; row++) {
      const wanted = (spreads.strikes[row] as number) + direction * width;
      while (long < board.strikes.length && (board.strikes[long] as number) < wanted) long++;
      if (board.strikes[long] !== wanted || !admissible(legs, long, limits)) continue;
      fill(spreads, legs, row * columns + column, shorts[row] as number, long);
    }
  }
  return spreads;
}

function fill(spreads: Spreads, legs: Legs, cell: number, short: number, long: number): void {
  const credit = (legs.sell[short] as number) - (legs.buy[long] as number);
  spreads.longs[cell] = long;
  spreads.credit[cell] = credit;
  spreads.expectation[cell] = credit * MILLIONTHS_PER_QUANTUM - difference(legs.fair, short, long);
  spreads.stress[cell] = credit * MILLIONTHS_PER_QUANTUM - difference(legs.stress, short, long);
  spreads.gap[cell] = (legs.gap[short] as number) + (legs.gap[long] as number);
  spreads.delta[cell] = -difference(legs.delta, short, long);
}

/** Distance of a strike from the forward in expected moves. */
export function deviationsOf(board: Board, strike: number): number {
  const distance = Math.abs(toPoints(strike) - board.forward);
  if (distance === 0) return 0;
  return distance / board.expectedMove;
}

function admissibleShorts(board: Board, right: Right, legs: Legs, limits: Limits): number[] {
  const delta = edges(limits.shortDelta);
  const deviations = edges(limits.deviations);
  const forward = toQuanta(board.forward);
  const kept: number[] = [];
  for (let i = 0; i < board.strikes.length; i++) {
    if (!admissible(legs, i, limits)) continue;
    const size = Math.abs(legs.delta[i] as number);
    if (!(size >= toMillionths(delta.low) && size <= toMillionths(delta.high))) continue;
    const strike = board.strikes[i] as number;
    const distance = deviationsOf(board, strike);
    if (!(distance >= deviations.low && distance <= deviations.high)) continue;
    if (limits.outOfTheMoney === true && (right === 'put' ? strike > forward : strike < forward)) continue;
    kept.push(i);
  }
  return kept;
}

function admissible(legs: Legs, index: number, limits: Limits): boolean {
  if (legs.usable[index] !== 1) return false;
  const interest = legs.openInterest[index] as number;
  return limits.openInterest === undefined || !(interest < limits.openInterest);
}

function difference(values: Float64Array, short: number, long: number): number {
  return (values[short] as number) - (values[long] as number);
}
