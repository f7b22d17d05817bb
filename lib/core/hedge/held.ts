import { fail, ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import type { Layer } from './layer';
import { type HeldLeg, type ListedLeg, VIX_MULTIPLIER } from './leg';
import type { HeldLayer } from './rolls';
import { listedLeg, pricesOf, type VixBoard } from './snap';

/** A layer as its owner knows it: which contracts, how many, and what one of the structure cost, in points. */
export type BoughtLayer = {
  readonly layer: Layer;
  readonly legs: readonly BoughtLeg[];
  readonly contracts: number;
  readonly cost: number;
  /** Extrinsic value of the bought leg when it was bought, in points. */
  readonly extrinsicPaid: number;
};

export type BoughtLeg = {
  readonly side: 1 | -1;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly strike: number;
};

/** Everything that is held, at the quotes of now. */
export type HeldHedge = {
  readonly layers: readonly HeldLayer[];
  readonly legs: readonly HeldLeg[];
  /** Money that closing everything at natural prices brings. */
  readonly atBid: number;
};

export const NOTHING_HELD: HeldHedge = { layers: [], legs: [], atBid: 0 };

/** Refuses where one leg is not quoted now: what is held of unknown worth makes every sum unknown. */
export function heldOn(board: VixBoard, bought: readonly BoughtLayer[]): Result<HeldHedge, BoughtLeg> {
  const layers: HeldLayer[] = [];
  for (const { legs, ...layer } of bought) {
    const listed: ListedLeg[] = [];
    for (const leg of legs) {
      const found = listedLeg(board, leg);
      if (found === null) return fail(leg);
      listed.push(found);
    }
    layers.push({ ...layer, legs: listed });
  }
  return ok({
    layers,
    legs: layers.flatMap(heldLegs),
    atBid: layers.reduce(
      (sum, { legs, contracts }) => sum + contracts * VIX_MULTIPLIER * pricesOf(legs).proceeds,
      0,
    ),
  });
}

/** The cost of a structure is known, not that of its legs: the first one carries it. */
function heldLegs({ legs, contracts, cost }: HeldLayer): readonly HeldLeg[] {
  return legs.map((leg, i) => ({
    leg,
    contracts: leg.side * contracts,
    price: i === 0 ? leg.side * cost : 0,
  }));
}
