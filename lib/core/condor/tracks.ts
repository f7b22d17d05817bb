import type { Arena } from './arena';
import { slotOf } from './tails';

/** What the sweep reads of one side, in the order it reads it: whole ticks, one width after another. */
export type Track = {
  readonly rows: number;
  /** Largest credit of each row at widths up to the kth, and at the kth alone: width × rows + row. */
  readonly credits: Int32Array;
  readonly exacts: Int32Array;
  /** Short strikes in quanta, the outermost of a block: its tail is the thinnest. */
  readonly outer: Float64Array;
  /** Slot of the outer short strike in its tail. */
  readonly slots: Int32Array;
  /** Slot of the outermost break-even on a spread's own credit: width × rows + row. */
  readonly evens: Int32Array;
};

/** What is judged at once: so many neighbouring short strikes of either side, and what the step before judged. */
export type Step = {
  readonly puts: Track;
  readonly calls: Track;
  /** Rows of the step before are 2ⁿ rows of this one. */
  readonly putShift: number;
  readonly callShift: number;
  /** Room for the call rows that are left. */
  readonly kept: Int32Array;
};

/** Heights in the tree: most of a chain is far from its frontier, so blocks are judged before single strikes. */
const HEIGHTS = [
  [4, 4],
  [2, 4],
  [2, 2],
  [0, 2],
  [0, 0],
] as const;

/** No spread at all: so little that no other side makes a credit of it, and two of them still fit an integer. */
const NOTHING = -(2 ** 30);

/** From blocks of short strikes down to single ones. */
export function stepsOf(arena: Arena): readonly Step[] {
  const puts = new Map<number, Track>();
  const calls = new Map<number, Track>();
  for (const height of [4, 2, 0]) {
    puts.set(height, trackOf(arena, 'put', height));
    calls.set(height, trackOf(arena, 'call', height));
  }
  return HEIGHTS.map(([put, call], step) => {
    const [putBefore, callBefore] = HEIGHTS[step - 1] ?? [put, call];
    const callTrack = calls.get(call) as Track;
    return {
      puts: puts.get(put) as Track,
      calls: callTrack,
      putShift: putBefore - put,
      callShift: callBefore - call,
      kept: new Int32Array(callTrack.rows),
    };
  });
}

/** A side at a height of the tree: 0 single short strikes, n blocks of 2ⁿ. */
function trackOf(arena: Arena, right: 'put' | 'call', height: number): Track {
  const put = right === 'put';
  const bounds = put ? arena.putBounds : arena.callBounds;
  const tail = put ? arena.below : arena.above;
  const fees = put ? arena.fees : -arena.fees;
  const first = Math.max(1, bounds.leaves >> height);
  const rows = Math.ceil((put ? arena.puts : arena.calls).shorts.length / (bounds.leaves / first));
  const columns = arena.widths.length;
  const evens = new Int32Array(rows * columns);
  const credits = new Int32Array(rows * columns);
  const exacts = new Int32Array(rows * columns);
  for (let k = 0; k < columns; k++) {
    for (let row = 0; row < rows; row++) {
      const cell = k * bounds.nodes + first + row;
      credits[k * rows + row] = ticksOf(bounds.mostCredit[cell] as number, tail.perTick);
      const even = (bounds.evens[cell] as number) + fees;
      evens[k * rows + row] = Math.abs(even) < Number.POSITIVE_INFINITY ? slotOf(tail, even) : 0;
      exacts[k * rows + row] = ticksOf(bounds.mostCreditExact[cell] as number, tail.perTick);
    }
  }
  const outer = (put ? bounds.lowest : bounds.highest).subarray(first, first + rows);
  const slots = Int32Array.from(outer, (strike) => slotOf(tail, strike + fees));
  return { rows, credits, exacts, outer, slots, evens };
}

function ticksOf(credit: number, perTick: number): number {
  const ticks = Math.round(credit * perTick);
  return ticks > NOTHING ? ticks : NOTHING;
}
