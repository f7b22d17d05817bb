import type { Board } from './board';
import { type Bounds, boundsOf } from './bounds';
import { edges, type Limits } from './limits';
import { toMillionths, toQuanta } from './quanta';
import { type Spreads, spreadsOf } from './spreads';
import { type Tail, tailOf } from './tails';

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
  return {
    puts,
    calls,
    putBounds: boundsOf(puts, equalWings),
    callBounds: boundsOf(calls, equalWings),
    widths: puts.widths,
    equalWings,
    fees: board.fees,
    // A condor is sold for a credit: what brings nothing is no candidate.
    leastCredit: Math.max(1, toQuanta(credit.low)),
    mostCredit: toQuanta(credit.high),
    leastDelta: toMillionths(delta.low),
    mostDelta: toMillionths(delta.high),
    liquidity: limits.liquidity ?? Number.POSITIVE_INFINITY,
    coupled:
      limits.credit?.high !== undefined || limits.netDelta !== undefined || limits.liquidity !== undefined,
    ...tailsOf(board, puts.widths),
  };
}

/** A slot for every break-even that quotes on this chain's ticks can make. */
function tailsOf(board: Board, widths: Float64Array): { below: Tail; above: Tail } {
  const { strikes } = board;
  const widest = widths[widths.length - 1] as number;
  const low = (strikes[0] as number) - widest;
  const high = (strikes[strikes.length - 1] as number) + widest;
  const spare = Math.ceil(board.fees / widest + 1) * widest;
  let tick = widest;
  for (const width of widths) tick = divisor(tick, width);
  for (const legs of [board.puts, board.calls]) {
    for (let i = 0; i < strikes.length && tick > 1; i++) {
      if (legs.usable[i] !== 1) continue;
      tick = divisor(tick, (strikes[i] as number) - (strikes[0] as number));
      tick = divisor(tick, legs.sell[i] as number);
      tick = divisor(tick, legs.buy[i] as number);
    }
  }
  // Break-evens are off the ticks by the fees, to opposite sides.
  return {
    below: tailOf(board.below, low + board.fees - spare, high + board.fees + spare, tick),
    above: tailOf(board.above, low - board.fees - spare, high - board.fees + spare, tick),
  };
}

function divisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
