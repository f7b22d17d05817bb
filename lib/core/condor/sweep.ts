import type { Arena } from './arena';
import { type Ceiling, ceilingOf, lowerTo } from './ceiling';
import { type Staircase, staircase } from './front';
import { sweepPaidWings } from './paid-wings';
import { admits, lossOf, type Pair, scoreOf } from './pair';
import { WOBBLE } from './reach';
import { type Tail, tailAt, tailIn } from './tails';
import { BLOCK, type Track, type Tracks, tracksOf } from './tracks';

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
  const tracks = tracksOf(arena);
  for (let k = 0; k < arena.widths.length; k++) sweepWidth(finds, tracks, k);
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
function sweepWidth(finds: Finds, tracks: Tracks, k: number): void {
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
  const { puts, calls, putBlocks, callBlocks } = tracks;
  for (let i = 0; i < putBlocks.rows; i++) {
    for (let j = callBlocks.rows - 1; j >= 0; j--) {
      if (wanted(trial, putBlocks, i, callBlocks, j, j + 1, k) < 0) continue;
      const lastPut = Math.min(puts.rows, (i + 1) << BLOCK);
      const lastCall = Math.min(calls.rows, (j + 1) << BLOCK);
      for (let put = i << BLOCK; put < lastPut; put++) {
        if (wanted(trial, puts, put, callBlocks, j, j + 1, k) < 0) continue;
        let call = wanted(trial, puts, put, calls, j << BLOCK, lastCall, k);
        while (call >= 0) {
          meetCell(finds, ceiling, put, call, k);
          call = wanted(trial, puts, put, calls, call + 1, lastCall, k);
        }
      }
    }
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
 * The first of the call rows `from`…`to` of which some pair with the put row, losing on both sides, may be wanted;
 * −1 where all are beaten for certain.
 */
function wanted(
  trial: Trial,
  puts: Track,
  i: number,
  calls: Track,
  from: number,
  to: number,
  k: number,
): number {
  const { below, above, losses, least, most, lostTo } = trial;
  const lows = below.known;
  const highs = above.known;
  const { credits, exacts, slots, outer } = calls;
  const putRow = k * puts.rows + i;
  const putCredit = puts.credits[putRow] as number;
  const putExact = puts.exacts[putRow] as number;
  const putSlot = puts.slots[i] as number;
  const offset = k * calls.rows;
  for (let j = from; j < to; j++) {
    const withPut = putExact + (credits[offset + j] as number);
    const withCall = putCredit + (exacts[offset + j] as number);
    let ticks = withPut > withCall ? withPut : withCall;
    if (ticks < least) continue;
    if (ticks > most) ticks = most;
    const low = putSlot - ticks;
    const high = (slots[j] as number) + ticks;
    let loss = (lows[low] as number) + (highs[high] as number);
    // NaN where a slot was never asked.
    if (Number.isNaN(loss)) loss = tailIn(below, low) + tailIn(above, high);
    if (ticks <= lostTo) loss = 1;
    if (loss - WOBBLE > (losses[ticks] as number)) continue;
    if ((puts.outer[i] as number) <= (outer[j] as number)) return j;
  }
  return -1;
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
  const x = p.columns * (p.leaves + putRow) + k;
  const y = c.columns * (c.leaves + callRow) + k;
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
