import type { Arena } from './arena';
import { creditOf, lossOf, type Pair, widthOf } from './pair';
import { MILLIONTHS, toPoints } from './quanta';

/** One condor as the search ranks it; points are per unit of the multiplier. */
export type Candidate = {
  /** K1 long put, K2 short put, K3 short call, K4 long call, in points. */
  readonly strikes: readonly [number, number, number, number];
  /** In points, at the price rule of the board, before fees. */
  readonly credit: number;
  /** The wider wing, in points. */
  readonly width: number;
  /** Credit ÷ largest loss, fees in the loss. */
  readonly returnOnRisk: number;
  /** Probability of ending with a profit after fees. */
  readonly pop: number;
  /** Expected profit in points after fees, under the density the board was made with. */
  readonly expectation: number;
  /** Profit in points after fees in the stress; a loss is negative. */
  readonly stress: number;
  /** Sum of half-spreads ÷ credit. */
  readonly liquidity: number;
  /** Delta of one condor, long positive. */
  readonly delta: number;
};

/** The condor of a pair, in points and fractions. */
export function candidateOf(arena: Arena, pair: Pair): Candidate {
  const { puts, calls, widths, fees } = arena;
  const columns = widths.length;
  const put = puts.strikes[Math.floor(pair.put / columns)] as number;
  const call = calls.strikes[Math.floor(pair.call / columns)] as number;
  const credit = creditOf(arena, pair);
  const width = widthOf(arena, pair);
  const sum = (of: 'expectation' | 'stress' | 'gap' | 'delta') =>
    (puts[of][pair.put] as number) + (calls[of][pair.call] as number);
  return {
    strikes: [
      toPoints(put - (widths[pair.put % columns] as number)),
      toPoints(put),
      toPoints(call),
      toPoints(call + (widths[pair.call % columns] as number)),
    ],
    credit: toPoints(credit),
    width: toPoints(width),
    returnOnRisk: credit / (width + fees - credit),
    pop: 1 - lossOf(arena, pair.put, pair.call),
    expectation: sum('expectation') / MILLIONTHS - toPoints(fees),
    stress: sum('stress') / MILLIONTHS - toPoints(fees),
    liquidity: sum('gap') / (2 * credit),
    delta: sum('delta') / MILLIONTHS,
  };
}
