import type { Arena } from './arena';
import type { Objective } from './objectives';
import { CHANCES } from './quanta';
import { tailAt } from './tails';

/** Tree nodes of both sides and a charged width: a set of pairs that is judged at once. */
export const NOTHING = Number.NEGATIVE_INFINITY;

/** A wobbling distribution function may round to a neighbour, once in either tail: a bound gives way by as much. */
export const WOBBLE = 2 / CHANCES;

/**
 * Largest credit of any pair under nodes a × b that is charged exactly width k, capped by the limits;
 * `NOTHING` where no pair can be within the limits.
 */
export function reachCredit(arena: Arena, a: number, b: number, k: number): number {
  const { putBounds: p, callBounds: c } = arena;
  if ((p.lowest[a] as number) > (c.highest[b] as number)) return NOTHING;
  const x = k * p.nodes + a;
  const y = k * c.nodes + b;
  // One wing has the charged width; the other has it too, or is narrower, or must match.
  const withPut = (p.mostCreditExact[x] as number) + (c.mostCredit[y] as number);
  const withCall = (p.mostCredit[x] as number) + (c.mostCreditExact[y] as number);
  let credit = withPut > withCall ? withPut : withCall;
  if (!(credit >= arena.leastCredit)) return NOTHING;
  if (credit > arena.mostCredit) credit = arena.mostCredit;
  const safe = (arena.widths[k] as number) + arena.fees;
  if (credit >= safe) credit = safe - 1;
  return arena.coupled && refused(arena, x, y, credit) ? NOTHING : credit;
}

/** True where limits on pairs leave none of those in cells x × y of the trees. */
function refused(arena: Arena, x: number, y: number, credit: number): boolean {
  const { putBounds: p, callBounds: c } = arena;
  if (p.limited === null || c.limited === null) return false;
  const { leastCredit, leastDelta, mostDelta } = p.limited;
  const other = c.limited;
  return (
    (leastCredit[x] as number) + (other.leastCredit[y] as number) > arena.mostCredit ||
    (leastDelta[x] as number) + (other.leastDelta[y] as number) > arena.mostDelta ||
    (mostDelta[x] as number) + (other.mostDelta[y] as number) < arena.leastDelta ||
    ((p.leastGap[x] as number) + (c.leastGap[y] as number)) / (2 * credit) > arena.liquidity
  );
}

/** No pair under the nodes scores higher; `credit` is what `reachCredit` gave for the same nodes. */
export function reachScore(
  arena: Arena,
  objective: Objective,
  a: number,
  b: number,
  k: number,
  credit: number,
): number {
  const { putBounds: p, callBounds: c } = arena;
  const x = k * p.nodes + a;
  const y = k * c.nodes + b;
  switch (objective) {
    case 'expectation':
      return (p.mostExpectation[x] as number) + (c.mostExpectation[y] as number);
    case 'stress':
      return (p.mostStress[x] as number) + (c.mostStress[y] as number);
    case 'credit':
      return credit;
    case 'liquidity':
      return -((p.leastGap[x] as number) + (c.leastGap[y] as number)) / (2 * credit);
    case 'returnOnRisk':
      return credit / ((arena.widths[k] as number) + arena.fees - credit);
    case 'pop':
      return -reachLoss(arena, a, b, k, credit);
  }
}

function reachLoss(arena: Arena, a: number, b: number, k: number, credit: number): number {
  const { putBounds: p, callBounds: c, fees } = arena;
  const net = credit - fees;
  if (net <= 0) return 1;
  const x = k * p.nodes + a;
  const y = k * c.nodes + b;
  // The better of two bounds: every strike with the whole credit, or each with its own and the other side's.
  const low = tailAt(
    arena.below,
    Math.max((p.lowest[a] as number) - net, (p.evens[x] as number) - (c.mostCredit[y] as number) + fees),
  );
  const high = tailAt(
    arena.above,
    Math.min((c.highest[b] as number) + net, (c.evens[y] as number) + (p.mostCredit[x] as number) - fees),
  );
  let loss = low + high;
  // A wing that the other side's credit pays for takes its tail with it.
  if ((p.leastRisk[x] as number) <= (c.mostCredit[y] as number) - fees && high < loss) loss = high;
  if ((c.leastRisk[y] as number) <= (p.mostCredit[x] as number) - fees && low < loss) loss = low;
  return Math.max(0, loss - WOBBLE);
}
