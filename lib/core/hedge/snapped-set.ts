import type { HedgeSet } from './layer';
import { type HeldLeg, type ListedLeg, VIX_MULTIPLIER } from './leg';
import { type SnappedLayer, snapLayer, type UnmatchedLayer, type VixBoard } from './snap';

/** A set on what is listed: the layers that were matched, and those that were not. */
export type SnappedSet = {
  readonly set: HedgeSet;
  readonly layers: readonly SnappedLayer[];
  readonly unmatched: readonly UnmatchedLayer[];
  /** Layers that came to the very same contracts, by their place among the matched. */
  readonly coincide: readonly (readonly [number, number])[];
};

export function snapSet(set: HedgeSet, board: VixBoard): SnappedSet {
  const layers: SnappedLayer[] = [];
  const unmatched: UnmatchedLayer[] = [];
  for (const layer of set.layers) {
    const snap = snapLayer(layer, board);
    if (snap.matched) layers.push(snap.snapped);
    else unmatched.push(snap.unmatched);
  }
  const coincide: (readonly [number, number])[] = [];
  for (let i = 0; i < layers.length; i++) {
    for (let j = i + 1; j < layers.length; j++) {
      if (contractsOf(layers[i]) === contractsOf(layers[j])) coincide.push([i, j]);
    }
  }
  return { set, layers, unmatched, coincide };
}

function contractsOf(layer: SnappedLayer | undefined): string {
  return (layer?.legs ?? []).map(({ side, expiry, strike }) => `${side} ${expiry} ${strike}`).join();
}

/** Every leg with its contracts, sold ones negative, for so many contracts of each layer. */
export function legsOfSet(
  { layers }: Pick<SnappedSet, 'layers'>,
  counts: readonly number[],
): readonly { readonly leg: ListedLeg; readonly contracts: number }[] {
  return layers.flatMap(({ legs }, i) =>
    legs.map((leg) => ({ leg, contracts: leg.side * (counts[i] ?? 0) })),
  );
}

/** The same bought at natural prices. */
export function heldAtNatural(
  snapped: Pick<SnappedSet, 'layers'>,
  counts: readonly number[],
): readonly HeldLeg[] {
  return legsOfSet(snapped, counts).map(({ leg, contracts }) => ({
    leg,
    contracts,
    price: leg.side === 1 ? leg.ask : leg.bid,
  }));
}

/** Contracts of each matched layer in one set. */
export function oneSet({ layers }: Pick<SnappedSet, 'layers'>): readonly number[] {
  return layers.map(({ layer }) => layer.contracts);
}

/** Money that closing everything at natural prices brings now. */
export function valueAtBid(snapped: Pick<SnappedSet, 'layers'>, counts: readonly number[]): number {
  return snapped.layers.reduce(
    (sum, { proceeds }, i) => sum + (counts[i] ?? 0) * VIX_MULTIPLIER * proceeds,
    0,
  );
}
