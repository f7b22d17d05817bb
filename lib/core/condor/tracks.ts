import type { Arena } from './arena';
import { slotOf } from './tails';

/** Blocks of 2³ short strikes a side are judged before single ones: most of a chain is far from its frontier. */
export const BLOCK = 3;

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
};

/** Both sides, by single short strikes and by blocks. */
export type Tracks = {
  readonly puts: Track;
  readonly calls: Track;
  readonly putBlocks: Track;
  readonly callBlocks: Track;
};

/** No spread at all: so little that no other side makes a credit of it, and two of them still fit an integer. */
const NOTHING = -(2 ** 30);

export function tracksOf(arena: Arena): Tracks {
  return {
    puts: trackOf(arena, 'put', 0),
    calls: trackOf(arena, 'call', 0),
    putBlocks: trackOf(arena, 'put', BLOCK),
    callBlocks: trackOf(arena, 'call', BLOCK),
  };
}

/** A side at a height of the tree: 0 single short strikes, n blocks of 2ⁿ. */
function trackOf(arena: Arena, right: 'put' | 'call', height: number): Track {
  const put = right === 'put';
  const bounds = put ? arena.putBounds : arena.callBounds;
  const tail = put ? arena.below : arena.above;
  const fees = put ? arena.fees : -arena.fees;
  const first = Math.max(1, bounds.leaves >> height);
  const rows = Math.ceil((put ? arena.puts : arena.calls).shorts.length / (bounds.leaves / first));
  const { columns, mostCredit, mostCreditExact } = bounds;
  const credits = new Int32Array(rows * columns);
  const exacts = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k++) {
      const cell = (first + row) * columns + k;
      credits[k * rows + row] = ticksOf(mostCredit[cell] as number, tail.perTick);
      exacts[k * rows + row] = ticksOf(mostCreditExact[cell] as number, tail.perTick);
    }
  }
  const outer = (put ? bounds.lowest : bounds.highest).subarray(first, first + rows);
  const slots = Int32Array.from(outer, (strike) => slotOf(tail, strike + fees));
  return { rows, credits, exacts, outer, slots };
}

function ticksOf(credit: number, perTick: number): number {
  const ticks = Math.round(credit * perTick);
  return ticks > NOTHING ? ticks : NOTHING;
}
