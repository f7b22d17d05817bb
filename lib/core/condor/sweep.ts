import type { Arena } from './arena';
import { type Ceiling, ceilingOf, lowerTo } from './ceiling';
import type { Finds } from './finds';
import { staircase } from './front';
import { sweepPaidWings } from './paid-wings';
import { admits, lossOf, type Pair, scoreOf } from './pair';
import { WOBBLE } from './reach';
import { KNOWN, type Tail, tailAt, tailIn } from './tails';
import { type Step, stepsOf } from './tracks';

/** True where the break-evens of the arena have a table, which the sweep lives on. */
export function canSweep(arena: Arena): boolean {
  return arena.below.known.length > 0 && arena.above.known.length > 0;
}

/**
 * The exact frontier of return on risk and probability of profit. With the charged width and both short strikes
 * fixed, both grow with the credit, so one sum of two largest credits answers for all pairs of wings: it is held
 * against the best staircase found so far. Pairs with a wing that the credit pays for lose on one side only; they
 * are a class of their own and separate completely (`sweepPaidWings`). The seeds only make it faster.
 */
export function sweep(arena: Arena, seeds: readonly Pair[]): Pair[] {
  const front = staircase(arena);
  const scores = new Float64Array(2);
  const finds: Finds = {
    arena,
    front,
    meet(put, call) {
      if (!admits(arena, put, call)) return false;
      scores[0] = scoreOf(arena, 'returnOnRisk', put, call);
      scores[1] = -lossOf(arena, put, call);
      return front.offer(scores, put, call);
    },
  };
  if (arena.puts.shorts.length === 0 || arena.calls.shorts.length === 0) return [];
  for (const pair of seeds) finds.meet(pair.put, pair.call);
  balance(finds);
  if (!arena.equalWings) sweepPaidWings(finds);
  const steps = stepsOf(arena);
  for (let k = 0; k < arena.widths.length; k++) sweepWidth(finds, steps, k);
  return front.pairs();
}

/** Pairs whose two tails weigh about the same: near the frontier in any market, so the sweep can pass over more. */
function balance({ arena, meet }: Finds): void {
  const { puts, calls, widths } = arena;
  const columns = widths.length;
  let j = calls.shorts.length - 1;
  for (let i = 0; i < puts.shorts.length; i++) {
    const low = tailAt(arena.below, puts.strikes[i] as number);
    while (j > 0 && tailAt(arena.above, calls.strikes[j] as number) < low) j--;
    for (let k = 0; k < columns; k++) meet(i * columns + k, j * columns + k);
  }
}

/** Both wings can lose: the loss probability is at least both tails at the largest credit. */
function sweepWidth(finds: Finds, steps: readonly Step[], k: number): void {
  const { arena, front } = finds;
  const { tick } = arena.below;
  const capital = (arena.widths[k] as number) + arena.fees;
  const ceiling = ceilingOf(front.xs, front.ys, capital, tick);
  const trial: Trial = {
    below: arena.below,
    above: arena.above,
    losses: ceiling.losses,
    least: Math.ceil(arena.leastCredit / tick),
    // A cap need not be a whole tick; the tick above it is on the safe side.
    most: Math.ceil(Math.min(arena.mostCredit, capital - 1) / tick),
    lostTo: Math.floor(arena.fees / tick),
  };
  const [first] = steps;
  if (first === undefined) return;
  const one = new Int32Array(1);
  const again: Step = { ...(steps.at(-1) as Step), callShift: 0, kept: new Int32Array(1) };
  const all = Int32Array.from({ length: first.calls.rows }, (_, row) => first.calls.rows - 1 - row);
  for (let put = 0; put < first.puts.rows; put++) seek(0, put, all, all.length);

  /** Leaves of the call rows only those that the put row may want, then asks again for what both stand for. */
  function seek(at: number, put: number, rows: Int32Array, count: number): void {
    const step = steps[at] as Step;
    const left = sift(trial, step, put, rows, count, k);
    const next = steps[at + 1];
    if (next === undefined) {
      for (let n = 0; n < left; n++) {
        // What was met since may beat it.
        one[0] = step.kept[n] as number;
        if (n === 0 || sift(trial, again, put, one, 1, k) === 1) meetCell(finds, ceiling, put, one[0], k);
      }
      return;
    }
    if (left === 0) return;
    const last = Math.min(next.puts.rows, (put + 1) << next.putShift);
    for (let each = put << next.putShift; each < last; each++) seek(at + 1, each, step.kept, left);
  }
}

/** What one charged width is tried against, in ticks. */
type Trial = {
  readonly below: Tail;
  readonly above: Tail;
  readonly losses: Float64Array;
  readonly least: number;
  readonly most: number;
  /** Fees eat a credit of so many ticks: there is no profit to be in. */
  readonly lostTo: number;
};

/**
 * Of the call rows under the first `count` of `rows`, those of which some pair with the put row, losing on both
 * sides, may be wanted: into `kept` of the step, outermost first. All others are beaten for certain.
 */
function sift(trial: Trial, step: Step, put: number, rows: Int32Array, count: number, k: number): number {
  const { below, above, losses, least, most, lostTo } = trial;
  const { puts, calls, callShift, kept } = step;
  const lows = below.known;
  const highs = above.known;
  const { credits, exacts, slots, outer, evens } = calls;
  const putRow = k * puts.rows + put;
  const putCredit = puts.credits[putRow] as number;
  const putExact = puts.exacts[putRow] as number;
  const putSlot = puts.slots[put] as number;
  const putEven = puts.evens[putRow] as number;
  const putOuter = puts.outer[put] as number;
  const offset = k * calls.rows;
  let left = 0;
  for (let n = 0; n < count; n++) {
    const from = (rows[n] as number) << callShift;
    for (let j = Math.min(calls.rows, from + (1 << callShift)) - 1; j >= from; j--) {
      const credit = credits[offset + j] as number;
      const withPut = putExact + credit;
      const withCall = putCredit + (exacts[offset + j] as number);
      let ticks = withPut > withCall ? withPut : withCall;
      if (ticks < least) continue;
      if (ticks > most) ticks = most;
      // The better of two bounds: the outer strike with the whole credit, or each with its own and the other's.
      const low = Math.max(putSlot - ticks, putEven - credit);
      const high = Math.min((slots[j] as number) + ticks, (evens[offset + j] as number) + putCredit);
      let loss = (lows[low] as number) + (highs[high] as number) - 2 * KNOWN;
      // Below zero where a slot was never asked, NaN outside the table.
      if (!(loss >= 0)) loss = tailIn(below, low) + tailIn(above, high);
      if (ticks <= lostTo) loss = 1;
      if (loss - WOBBLE > (losses[ticks] as number)) continue;
      if (putOuter <= (outer[j] as number)) kept[left++] = j;
    }
  }
  return left;
}

/**
 * Pairs of two short strikes that are charged width k. Where nothing but the credit decides, those with the largest
 * are enough; where a limit may refuse it, all are met.
 */
function meetCell(finds: Finds, ceiling: Ceiling, putRow: number, callRow: number, k: number): void {
  const { arena } = finds;
  const { puts, calls, putBounds: p, callBounds: c, equalWings } = arena;
  const put = putRow * arena.widths.length;
  const call = callRow * arena.widths.length;
  const x = k * p.nodes + p.leaves + putRow;
  const y = k * c.nodes + c.leaves + callRow;
  const whole = Math.max(
    (p.mostCreditExact[x] as number) + (c.mostCredit[y] as number),
    (p.mostCredit[x] as number) + (c.mostCreditExact[y] as number),
  );
  const any = arena.coupled || whole > Math.min(arena.mostCredit, ceiling.capital - 1);
  const putCredit = puts.credit[put + k] as number;
  const callCredit = calls.credit[call + k] as number;
  if (any || putCredit + callCredit === whole) meetBelow(finds, ceiling, put + k, call + k);
  if (equalWings) return;
  for (let column = 0; column < k; column++) {
    if (any || putCredit + (calls.credit[call + column] as number) === whole)
      meetBelow(finds, ceiling, put + k, call + column);
    if (any || callCredit + (puts.credit[put + column] as number) === whole)
      meetBelow(finds, ceiling, put + column, call + k);
  }
}

function meetBelow(finds: Finds, ceiling: Ceiling, put: number, call: number): void {
  if (!finds.meet(put, call)) return;
  const { arena } = finds;
  lowerTo(ceiling, scoreOf(arena, 'returnOnRisk', put, call), lossOf(arena, put, call));
}
