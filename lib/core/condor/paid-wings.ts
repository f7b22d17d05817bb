import type { Arena } from './arena';
import type { Finds } from './finds';
import { WOBBLE } from './reach';
import type { Spreads } from './spreads';
import { tailAt } from './tails';

/** Spreads of one side in the order of width − credit, and for each its place in that order. */
type ByRisk = { readonly cells: Int32Array; readonly risks: Float64Array; readonly ranks: Int32Array };

/**
 * Pairs in which one wing cannot lose, because the other side's credit pays for it: width − credit of that wing is
 * at most the other side's credit less fees. Given the wing that can lose, the best partner is the one with the
 * largest credit, so each spread asks one question of a running maximum, once for either side as the paid one.
 */
export function sweepPaidWings(finds: Finds): void {
  sweepSide(finds, finds.arena.puts, finds.arena.calls);
  sweepSide(finds, finds.arena.calls, finds.arena.puts);
}

function sweepSide(finds: Finds, paid: Spreads, kept: Spreads): void {
  const { arena, front } = finds;
  const ideal = new Float64Array(2);
  const columns = arena.widths.length;
  const order = byRisk(arena, paid, mostCredit(kept) - arena.fees);
  if (order.cells.length === 0) return;
  const leastRisk = order.risks[0] as number;
  const best = new Int32Array(order.cells.length + 1).fill(-1);
  // Rising strikes where puts are paid for, falling where calls are: partners only ever join.
  const rising = paid.right === 'put';
  const tail = rising ? arena.above : arena.below;
  let next = rising ? 0 : paid.shorts.length - 1;
  for (let n = 0; n < kept.shorts.length; n++) {
    const row = rising ? n : kept.shorts.length - 1 - n;
    const strike = kept.strikes[row] as number;
    while (
      rising
        ? next < paid.shorts.length && (paid.strikes[next] as number) <= strike
        : next >= 0 && (paid.strikes[next] as number) >= strike
    ) {
      for (let cell = next * columns; cell < (next + 1) * columns; cell++)
        join(best, paid, order, cell, columns);
      next += rising ? 1 : -1;
    }
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const credit = kept.credit[cell] as number;
      // Most spreads pay for none; one that does not exist has a NaN credit and fails here.
      if (!(leastRisk <= credit - arena.fees)) continue;
      const partners = countWithin(order.risks, credit - arena.fees);
      const partner = largest(best, paid, partners, columns);
      if (partner < 0) continue;
      const capital = (arena.widths[column] as number) + arena.fees;
      const most = Math.min(arena.mostCredit, capital - 1);
      const whole = credit + (paid.credit[partner] as number);
      if (!(whole >= arena.leastCredit)) continue;
      const reach = whole > most ? most : whole;
      const net = reach - arena.fees;
      ideal[0] = reach / (capital - reach);
      ideal[1] = WOBBLE - tailAt(tail, rising ? strike + net : strike - net);
      if (front.beats(ideal)) continue;
      if (!arena.coupled && whole <= most) meetAs(finds, paid, partner, cell);
      // A limit may refuse the largest credit: then any partner that pays may be wanted.
      else for (let rank = 0; rank < partners; rank++) meetAs(finds, paid, order.cells[rank] as number, cell);
    }
  }
}

function meetAs(finds: Finds, paid: Spreads, partner: number, cell: number): void {
  if (paid.right === 'put') finds.meet(partner, cell);
  else finds.meet(cell, partner);
}

function mostCredit(spreads: Spreads): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const credit of spreads.credit) if (credit > most) most = credit;
  return most;
}

/** Above every cell number, so that risk and cell share one sortable number. */
const CELLS = 2 ** 20;

/** Only those with a risk of at most `limit`. */
function byRisk(arena: Arena, spreads: Spreads, limit: number): ByRisk {
  const columns = arena.widths.length;
  const keys = new Float64Array(spreads.credit.length);
  let count = 0;
  for (let cell = 0; cell < keys.length; cell++) {
    const risk = (arena.widths[cell % columns] as number) - (spreads.credit[cell] as number);
    // NaN marks a spread that does not exist, and is not at most anything.
    if (risk <= limit) keys[count++] = risk * CELLS + cell;
  }
  const sorted = keys.subarray(0, count).sort();
  const cells = new Int32Array(count);
  const risks = new Float64Array(count);
  const ranks = new Int32Array(spreads.credit.length).fill(-1);
  for (let rank = 0; rank < count; rank++) {
    const key = sorted[rank] as number;
    risks[rank] = Math.floor(key / CELLS);
    cells[rank] = key - (risks[rank] as number) * CELLS;
    ranks[cells[rank] as number] = rank;
  }
  return { cells, risks, ranks };
}

/** How many of the rising risks are at most `risk`. */
function countWithin(risks: Float64Array, risk: number): number {
  let low = 0;
  let high = risks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((risks[middle] as number) <= risk) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A Fenwick tree over ranks that keeps the best partner of every prefix. */
function join(best: Int32Array, spreads: Spreads, order: ByRisk, cell: number, columns: number): void {
  const rank = order.ranks[cell] as number;
  if (rank < 0) return;
  for (let at = rank + 1; at < best.length; at += at & -at)
    best[at] = better(spreads, cell, best[at] as number, columns);
}

function largest(best: Int32Array, spreads: Spreads, count: number, columns: number): number {
  let most = -1;
  for (let at = count; at > 0; at -= at & -at) most = better(spreads, best[at] as number, most, columns);
  return most;
}

/** The larger credit; at equal credit the one that the tie rule of pairs prefers, the lower outer strikes first. */
function better(spreads: Spreads, one: number, other: number, columns: number): number {
  if (one < 0) return other;
  if (other < 0) return one;
  const credit = (spreads.credit[one] as number) - (spreads.credit[other] as number);
  if (credit !== 0) return credit > 0 ? one : other;
  const short = (cell: number) => spreads.strikes[(cell / columns) | 0] as number;
  const width = (cell: number) => spreads.widths[cell % columns] as number;
  if (spreads.right === 'put') {
    const long = short(one) - width(one) - (short(other) - width(other));
    if (long !== 0) return long < 0 ? one : other;
    return short(one) < short(other) ? one : other;
  }
  if (short(one) !== short(other)) return short(one) < short(other) ? one : other;
  return width(one) < width(other) ? one : other;
}
