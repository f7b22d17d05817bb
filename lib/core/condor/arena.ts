import type { Board } from './board';
import { type Bounds, boundsOf } from './bounds';
import { edges, type Limits } from './limits';
import { toMillionths, toQuanta } from './quanta';
import { type Spreads, spreadsOf } from './spreads';
import type { Tail } from './tails';

/** Everything one search works on: both matrices, their bounds, and the limits that concern a pair. */
export type Arena = {
  readonly puts: Spreads;
  readonly calls: Spreads;
  readonly putBounds: Bounds;
  readonly callBounds: Bounds;
  readonly widths: Float64Array;
  readonly equalWings: boolean;
  /** In quanta. */
  readonly fees: number;
  readonly leastCredit: number;
  readonly mostCredit: number;
  /** In millionths. */
  readonly leastDelta: number;
  readonly mostDelta: number;
  /** Highest sum of half-spreads ÷ credit. */
  readonly liquidity: number;
  /** True where a limit can refuse a pair and admit one of the same strikes and width with less credit. */
  readonly coupled: boolean;
  readonly below: Tail;
  readonly above: Tail;
};

/** Null where the widths make more spreads than a search takes. */
export function arenaOf(board: Board, limits: Limits): Arena | null {
  const puts = spreadsOf(board, 'put', limits);
  const calls = spreadsOf(board, 'call', limits);
  if (puts === null || calls === null) return null;
  const credit = edges(limits.credit);
  const delta = edges(limits.netDelta);
  const equalWings = !limits.unequalWings;
  const coupled =
    limits.credit?.high !== undefined || limits.netDelta !== undefined || limits.liquidity !== undefined;
  return {
    puts,
    calls,
    putBounds: boundsOf(puts, equalWings, coupled),
    callBounds: boundsOf(calls, equalWings, coupled),
    widths: puts.widths,
    equalWings,
    fees: board.fees,
    // A condor is sold for a credit: what brings nothing is no candidate.
    leastCredit: Math.max(1, toQuanta(credit.low)),
    mostCredit: toQuanta(credit.high),
    leastDelta: toMillionths(delta.low),
    mostDelta: toMillionths(delta.high),
    liquidity: limits.liquidity ?? Number.POSITIVE_INFINITY,
    coupled,
    below: board.below,
    above: board.above,
  };
}
