import type { Arena } from './arena';
import { leastCost } from './bounds';
import { type Descent, descend } from './descent';
import type { Objective } from './objectives';
import { admits, creditOf, type Pair, scoreOf } from './pair';
import { NOTHING, reachCredit, reachScore } from './reach';
import type { Spreads } from './spreads';
import { offer, type Ranked, type Top, threshold } from './top';

/**
 * The `count` best pairs by one objective, exactly, best first; fewer where fewer are within the limits. `known` are
 * pairs already found by other questions: they only make it faster.
 */
export function bestPairs(
  arena: Arena,
  objective: Objective,
  count: number,
  known: readonly Pair[] = [],
): readonly Ranked[] {
  const top: Top = { capacity: count, ranked: [] };
  if (count < 1) return top.ranked;
  const cost = objective === 'liquidity' ? costAt(arena, top) : null;
  const descent: Descent = {
    promise(a, b, k) {
      const credit = reachCredit(arena, a, b, k);
      if (credit === NOTHING) return NOTHING;
      if (cost !== null) {
        const x = k * arena.putBounds.nodes + a;
        const y = k * arena.callBounds.nodes + b;
        // Half a quantum allows for the rounding of ratio × credit.
        if ((cost.puts[x] as number) + (cost.calls[y] as number) > 0.5) return NOTHING;
      }
      const score = reachScore(arena, objective, a, b, k, credit);
      const least = threshold(top);
      if (score < least) return NOTHING;
      // At an equal score the tie rule asks for the larger credit first.
      const last = top.ranked[top.capacity - 1];
      if (score === least && last !== undefined && credit < creditOf(arena, last)) return NOTHING;
      return score;
    },
    meet(put, call) {
      if (admits(arena, put, call)) offer(arena, top, scoreOf(arena, objective, put, call), put, call);
    },
  };
  for (const { put, call } of known) descent.meet(put, call);
  descend(arena, descent);
  return top.ranked;
}

/** How many of the cheapest spreads of each side seed the search for the cheapest pair. */
const SEEDS = 24;

/**
 * A ratio of sums does not separate, its distance to a given ratio does (Dinkelbach): seed with good pairs, then
 * let every node answer whether it can beat the worst of them.
 */
function costAt(arena: Arena, top: Top): { puts: Float64Array; calls: Float64Array } | null {
  const { puts, calls, equalWings } = arena;
  const callSeeds = cheapest(calls);
  for (const put of cheapest(puts))
    for (const call of callSeeds)
      if (admits(arena, put, call)) offer(arena, top, scoreOf(arena, 'liquidity', put, call), put, call);
  const ratio = -threshold(top);
  if (ratio === Number.POSITIVE_INFINITY) return null;
  return {
    puts: leastCost(puts, ratio, equalWings),
    calls: leastCost(calls, ratio, equalWings),
  };
}

/** The cells with the smallest gap ÷ credit, roughly in order. */
function cheapest(side: Spreads): number[] {
  const cells: number[] = [];
  const ratios: number[] = [];
  for (let cell = 0; cell < side.credit.length; cell++) {
    const credit = side.credit[cell] as number;
    if (!(credit > 0)) continue;
    const ratio = (side.gap[cell] as number) / credit;
    if (cells.length === SEEDS && ratio >= (ratios[SEEDS - 1] as number)) continue;
    let place = Math.min(cells.length, SEEDS - 1);
    while (place > 0 && (ratios[place - 1] as number) > ratio) {
      ratios[place] = ratios[place - 1] as number;
      cells[place] = cells[place - 1] as number;
      place--;
    }
    ratios[place] = ratio;
    cells[place] = cell;
  }
  return cells;
}
