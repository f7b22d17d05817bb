import type { Arena } from './arena';
import { type Ceiling, ceilingOf, lowerTo } from './ceiling';
import { type Staircase, staircase } from './front';
import { sweepPaidWings } from './paid-wings';
import { admits, lossOf, type Pair, scoreOf } from './pair';
import { WOBBLE } from './reach';
import { slotOf, tailAt, tailIn } from './tails';

/** Where a sweep puts what it finds. */
export type Finds = {
  readonly arena: Arena;
  /** Scores are return on risk and negated loss probability. */
  readonly front: Staircase;
  /** Judges one pair in full; true where it opened a place of its own. */
  meet(put: number, call: number): boolean;
};

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
  for (let k = 0; k < arena.widths.length; k++) sweepWidth(finds, k);
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

/** Blocks of 2³ short strikes a side are judged before single ones: most of a chain is far from its frontier. */
const BLOCK = 3;

/** Both wings can lose: the loss probability is at least both tails at the largest credit. */
function sweepWidth(finds: Finds, k: number): void {
  const { arena, front } = finds;
  const capital = (arena.widths[k] as number) + arena.fees;
  const ceiling = ceilingOf(front.xs, front.ys, capital, arena.below.tick);
  const puts = columnOf(arena, 'put', k, 0);
  const calls = columnOf(arena, 'call', k, 0);
  const putBlocks = columnOf(arena, 'put', k, BLOCK);
  const callBlocks = columnOf(arena, 'call', k, BLOCK);
  const trial = { arena, losses: ceiling.losses, most: Math.min(arena.mostCredit, capital - 1) };
  for (let i = 0; i < putBlocks.rows; i++) {
    for (let j = callBlocks.rows - 1; j >= 0; j--) {
      if (!wanted(trial, putBlocks, i, callBlocks, j)) continue;
      sweepBlock(finds, ceiling, trial, puts, calls, callBlocks, i, j, k);
    }
  }
}

function sweepBlock(
  finds: Finds,
  ceiling: Ceiling,
  trial: Trial,
  puts: Column,
  calls: Column,
  callBlocks: Column,
  putBlock: number,
  callBlock: number,
  k: number,
): void {
  const columns = trial.arena.widths.length;
  const lastPut = Math.min(puts.rows, (putBlock + 1) << BLOCK);
  const lastCall = Math.min(calls.rows, (callBlock + 1) << BLOCK);
  for (let i = putBlock << BLOCK; i < lastPut; i++) {
    if (!wanted(trial, puts, i, callBlocks, callBlock)) continue;
    for (let j = callBlock << BLOCK; j < lastCall; j++) {
      if (!wanted(trial, puts, i, calls, j)) continue;
      const whole = wholeCredit(puts, i, calls, j);
      const only = trial.arena.coupled || whole > trial.most ? Number.NaN : whole;
      meetCell(finds, ceiling, i * columns, j * columns, k, only);
    }
  }
}

/** What the inner loop reads of one side for one charged width, side by side. */
type Column = {
  readonly rows: number;
  readonly credits: Float64Array;
  readonly exacts: Float64Array;
  /** Short strikes in quanta, the outermost of a block: its tail is the thinnest. */
  readonly outer: Float64Array;
  /** Slot of the outer short strike in its tail. */
  readonly slots: Int32Array;
};

/** A side at a height of the tree: 0 single short strikes, n blocks of 2ⁿ. */
function columnOf(arena: Arena, right: 'put' | 'call', k: number, height: number): Column {
  const put = right === 'put';
  const bounds = put ? arena.putBounds : arena.callBounds;
  const tail = put ? arena.below : arena.above;
  const fees = put ? arena.fees : -arena.fees;
  const first = Math.max(1, bounds.leaves >> height);
  const rows = Math.ceil((put ? arena.puts : arena.calls).shorts.length / (bounds.leaves / first));
  const credits = new Float64Array(rows);
  const exacts = new Float64Array(rows);
  const outer = (put ? bounds.lowest : bounds.highest).subarray(first, first + rows);
  const slots = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const cell = (first + row) * bounds.columns + k;
    credits[row] = bounds.mostCredit[cell] as number;
    exacts[row] = bounds.mostCreditExact[cell] as number;
    slots[row] = slotOf(tail, (outer[row] as number) + fees);
  }
  return { rows, credits, exacts, outer, slots };
}

type Trial = { readonly arena: Arena; readonly losses: Float64Array; readonly most: number };

/** Whole ticks computed by a product may fall short of whole by rounding. */
const SLACK = 1e-6;

/** The largest credit of two rows in which one wing has the charged width; −∞ where there is no such pair. */
function wholeCredit(puts: Column, i: number, calls: Column, j: number): number {
  const withPut = (puts.exacts[i] as number) + (calls.credits[j] as number);
  const withCall = (puts.credits[i] as number) + (calls.exacts[j] as number);
  return withPut > withCall ? withPut : withCall;
}

/** False where every pair of the two rows that can lose on both sides is beaten for certain. */
function wanted(trial: Trial, puts: Column, i: number, calls: Column, j: number): boolean {
  const { arena, losses, most } = trial;
  const whole = wholeCredit(puts, i, calls, j);
  if (!(whole >= arena.leastCredit)) return false;
  const { below, above } = arena;
  const credit = whole > most ? most : whole;
  // A cap need not be a whole tick; the tick above it is on the safe side.
  const ticks = (credit * below.perTick + (1 - SLACK)) | 0;
  const low = (puts.slots[i] as number) - ticks;
  const high = (calls.slots[j] as number) + ticks;
  let loss = (below.known[low] as number) + (above.known[high] as number);
  // NaN where a slot was never asked.
  if (Number.isNaN(loss)) loss = tailIn(below, low) + tailIn(above, high);
  // Fees eat the credit: there is no profit to be in.
  if (credit <= arena.fees) loss = 1;
  if (loss * WOBBLE > (losses[ticks] as number)) return false;
  return (puts.outer[i] as number) <= (calls.outer[j] as number);
}

/** Pairs of two short strikes that are charged width k: those with the whole credit, or all where it is NaN. */
function meetCell(finds: Finds, ceiling: Ceiling, put: number, call: number, k: number, whole: number): void {
  const { puts, calls, equalWings } = finds.arena;
  const any = Number.isNaN(whole);
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
