import type { Arena } from '@/lib/core/condor/arena';
import { slotOf, type Tail, tailIn } from '@/lib/core/condor/tails';

/** What a well-kept double loop finds: the K-th best score of every objective and the frontier's size. */
export type BruteFinds = {
  readonly pairs: number;
  readonly best: Record<'returnOnRisk' | 'pop' | 'expectation' | 'stress' | 'liquidity' | 'credit', number[]>;
  readonly frontier: { gain: number; loss: number }[];
};

/**
 * The peer of the benchmark: every put spread × every call spread, no idea but care: flat arrays, break-even
 * probabilities from a table, thresholds before insertions, a binary search before the frontier is touched.
 */
export function bruteForce(arena: Arena, count: number): BruteFinds {
  const puts = flat(arena, 'put');
  const calls = flat(arena, 'call');
  const [lows, highs] = [arena.below, arena.above].map(tableOf) as [Float64Array, Float64Array];
  const { fees, leastCredit, mostCredit, leastDelta, mostDelta, liquidity } = arena;
  const tops = Array.from({ length: 6 }, () => new Float64Array(count).fill(Number.NEGATIVE_INFINITY));
  const [t0, t1, t2, t3, t4, t5] = tops as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const last = count - 1;
  const gains: number[] = [];
  const losses: number[] = [];
  let pairs = 0;
  for (let p = 0; p < puts.count; p++) {
    const putStrike = puts.strike[p] as number;
    const putCredit = puts.credit[p] as number;
    const putWidth = puts.width[p] as number;
    const low = (puts.slot[p] as number) | 0;
    for (let c = 0; c < calls.count; c++) {
      if (putStrike > (calls.strike[c] as number)) continue;
      pairs++;
      const credit = putCredit + (calls.credit[c] as number);
      if (!(credit >= leastCredit && credit <= mostCredit)) continue;
      const callWidth = calls.width[c] as number;
      if (arena.equalWings && putWidth !== callWidth) continue;
      const capital = (putWidth > callWidth ? putWidth : callWidth) + fees;
      if (credit >= capital) continue;
      const delta = (puts.delta[p] as number) + (calls.delta[c] as number);
      if (!(delta >= leastDelta && delta <= mostDelta)) continue;
      const cheap = -((puts.gap[p] as number) + (calls.gap[c] as number)) / (2 * credit);
      if (-cheap > liquidity) continue;
      const gain = credit / (capital - credit);
      const net = credit - fees;
      const ticks = Math.round(credit * arena.below.perTick);
      let loss = 1;
      if (net > 0) {
        loss = 0;
        if (putWidth > net) loss += lows[low - ticks] as number;
        if (callWidth > net) loss += highs[(calls.slot[c] as number) + ticks] as number;
      }
      const expectation = (puts.expectation[p] as number) + (calls.expectation[c] as number);
      const stress = (puts.stress[p] as number) + (calls.stress[c] as number);
      if (gain > (t0[last] as number)) insert(t0, gain);
      if (-loss > (t1[last] as number)) insert(t1, -loss);
      if (expectation > (t2[last] as number)) insert(t2, expectation);
      if (stress > (t3[last] as number)) insert(t3, stress);
      if (cheap > (t4[last] as number)) insert(t4, cheap);
      if (credit > (t5[last] as number)) insert(t5, credit);
      let from = 0;
      let to = gains.length;
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((gains[middle] as number) >= gain) from = middle + 1;
        else to = middle;
      }
      if (from > 0 && (losses[from - 1] as number) <= loss) continue;
      if (from > 0 && gains[from - 1] === gain) from--;
      let end = from;
      while (end < losses.length && (losses[end] as number) >= loss) end++;
      gains.splice(from, end - from, gain);
      losses.splice(from, end - from, loss);
    }
  }
  const best = {
    returnOnRisk: Array.from(t0),
    pop: Array.from(t1),
    expectation: Array.from(t2),
    stress: Array.from(t3),
    liquidity: Array.from(t4),
    credit: Array.from(t5),
  };
  return { pairs, best, frontier: gains.map((gain, i) => ({ gain, loss: losses[i] as number })) };
}

/** Every probability that a pair may ask for. */
function tableOf(tail: Tail): Float64Array {
  const table = new Float64Array(tail.known.length);
  for (let slot = 0; slot < table.length; slot++) table[slot] = tailIn(tail, slot);
  return table;
}

function insert(top: Float64Array, score: number): void {
  let at = top.length - 1;
  while (at > 0 && (top[at - 1] as number) < score) {
    top[at] = top[at - 1] as number;
    at--;
  }
  top[at] = score;
}

function flat(arena: Arena, right: 'put' | 'call') {
  const side = right === 'put' ? arena.puts : arena.calls;
  const tail = right === 'put' ? arena.below : arena.above;
  const columns = arena.widths.length;
  const cells: number[] = [];
  for (let cell = 0; cell < side.credit.length; cell++)
    if (!Number.isNaN(side.credit[cell])) cells.push(cell);
  const row = (cell: number) => (cell - (cell % columns)) / columns;
  const strike = (cell: number) => side.strikes[row(cell)] as number;
  const fees = right === 'put' ? arena.fees : -arena.fees;
  return {
    count: cells.length,
    strike: Float64Array.from(cells, strike),
    slot: Int32Array.from(cells, (cell) => slotOf(tail, strike(cell) + fees)),
    width: Float64Array.from(cells, (cell) => arena.widths[cell % columns] as number),
    credit: Float64Array.from(cells, (cell) => side.credit[cell] as number),
    expectation: Float64Array.from(cells, (cell) => side.expectation[cell] as number),
    stress: Float64Array.from(cells, (cell) => side.stress[cell] as number),
    gap: Float64Array.from(cells, (cell) => side.gap[cell] as number),
    delta: Float64Array.from(cells, (cell) => side.delta[cell] as number),
  };
}
