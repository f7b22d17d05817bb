import type { Arena } from './arena';
import type { Objective } from './objectives';
import { tailAt } from './tails';

/** A condor as two cells of the matrices: row × columns + column. */
export type Pair = { readonly put: number; readonly call: number };

/**
 * True where the pair is a condor within every limit that couples its two sides. A pair whose credit covers
 * its wider wing and the fees cannot lose: no market sells that, so it is bad data and never a candidate.
 */
export function admits(arena: Arena, put: number, call: number): boolean {
  const { puts, calls, widths } = arena;
  const columns = widths.length;
  const credit = (puts.credit[put] as number) + (calls.credit[call] as number);
  // A missing spread has a NaN credit and fails here.
  if (!(credit >= arena.leastCredit && credit <= arena.mostCredit)) return false;
  const putRow = (put / columns) | 0;
  const callRow = (call / columns) | 0;
  if ((puts.strikes[putRow] as number) > (calls.strikes[callRow] as number)) return false;
  const putColumn = put - putRow * columns;
  const callColumn = call - callRow * columns;
  if (arena.equalWings && putColumn !== callColumn) return false;
  const width = widths[putColumn > callColumn ? putColumn : callColumn] as number;
  if (credit >= width + arena.fees) return false;
  const delta = (puts.delta[put] as number) + (calls.delta[call] as number);
  if (!(delta >= arena.leastDelta && delta <= arena.mostDelta)) return false;
  const gap = (puts.gap[put] as number) + (calls.gap[call] as number);
  return gap / (2 * credit) <= arena.liquidity;
}

/** In quanta. */
export function creditOf(arena: Arena, pair: Pair): number {
  return (arena.puts.credit[pair.put] as number) + (arena.calls.credit[pair.call] as number);
}

/** The wider wing in quanta: the one the pair is charged. */
export function widthOf(arena: Arena, pair: Pair): number {
  const columns = arena.widths.length;
  return arena.widths[Math.max(pair.put % columns, pair.call % columns)] as number;
}

/** Higher is better, whatever the objective. Only for pairs that `admits` lets in. */
export function scoreOf(arena: Arena, objective: Objective, put: number, call: number): number {
  const { puts, calls, widths } = arena;
  switch (objective) {
    case 'expectation':
      return (puts.expectation[put] as number) + (calls.expectation[call] as number);
    case 'stress':
      return (puts.stress[put] as number) + (calls.stress[call] as number);
    case 'credit':
      return (puts.credit[put] as number) + (calls.credit[call] as number);
    case 'liquidity': {
      const gap = (puts.gap[put] as number) + (calls.gap[call] as number);
      return -gap / (2 * ((puts.credit[put] as number) + (calls.credit[call] as number)));
    }
    case 'returnOnRisk': {
      const credit = (puts.credit[put] as number) + (calls.credit[call] as number);
      const columns = widths.length;
      const putColumn = put - ((put / columns) | 0) * columns;
      const callColumn = call - ((call / columns) | 0) * columns;
      const width = widths[putColumn > callColumn ? putColumn : callColumn] as number;
      return credit / (width + arena.fees - credit);
    }
    case 'pop':
      return -lossOf(arena, put, call);
  }
}

/** Probability of ending at a loss: each tail beyond its break-even, none where the wing cannot lose. */
export function lossOf(arena: Arena, put: number, call: number): number {
  const { puts, calls, widths } = arena;
  const columns = widths.length;
  const putRow = (put / columns) | 0;
  const callRow = (call / columns) | 0;
  const net = (puts.credit[put] as number) + (calls.credit[call] as number) - arena.fees;
  // Fees eat the credit: there is no profit to be in.
  if (net <= 0) return 1;
  let loss = 0;
  if ((widths[put - putRow * columns] as number) > net)
    loss += tailAt(arena.below, (puts.strikes[putRow] as number) - net);
  if ((widths[call - callRow * columns] as number) > net)
    loss += tailAt(arena.above, (calls.strikes[callRow] as number) + net);
  return loss;
}

/**
 * The stated rule for ties, negative where the first comes first: the larger credit, then the narrower wider
 * wing, then the lower strikes, K1 before K2 before K3 before K4. Two condors of one chain never tie on it.
 */
export function compareTies(arena: Arena, first: Pair, second: Pair): number {
  const { puts, calls, widths } = arena;
  const columns = widths.length;
  const credit = creditOf(arena, second) - creditOf(arena, first);
  if (credit !== 0) return credit;
  const width = widthOf(arena, first) - widthOf(arena, second);
  if (width !== 0) return width;
  const put = (pair: Pair) => puts.strikes[(pair.put / columns) | 0] as number;
  const long = (pair: Pair) => put(pair) - (widths[pair.put % columns] as number);
  return (
    long(first) - long(second) ||
    put(first) - put(second) ||
    (calls.strikes[(first.call / columns) | 0] as number) -
      (calls.strikes[(second.call / columns) | 0] as number) ||
    (first.call % columns) - (second.call % columns)
  );
}
