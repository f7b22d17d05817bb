import type { HedgeSet, Layer } from './layer';
import { type HeldLeg, type ListedLeg, VIX_MULTIPLIER } from './leg';
import { type Snap, type SnappedLayer, snapLayer, type UnmatchedLayer, type VixBoard } from './snap';

/** Where a layer stands in its set. */
export type Placed = { readonly place: number };

/** A set on what is listed: the layers that were matched, those that were not, and those that wait for their rule. */
export type SnappedSet = {
  readonly set: HedgeSet;
  readonly layers: readonly (SnappedLayer & Placed)[];
  readonly unmatched: readonly (UnmatchedLayer & Placed)[];
  /** Shown on what is listed, and not counted in. */
  readonly waiting: readonly (Placed & { readonly layer: Layer; readonly snap: Snap })[];
  /** Layers that came to the very same contracts, by their place among the matched. */
  readonly coincide: readonly (readonly [number, number])[];
};

/** What prices and counts need of a set. */
export type SnappedLayers = { readonly layers: readonly SnappedLayer[] };

export function snapSet(
  set: HedgeSet,
  board: VixBoard,
  isActive: (layer: Layer) => boolean = () => true,
): SnappedSet {
  const layers: (SnappedLayer & Placed)[] = [];
  const unmatched: (UnmatchedLayer & Placed)[] = [];
  const waiting: SnappedSet['waiting'][number][] = [];
  for (const [place, layer] of set.layers.entries()) {
    const snap = snapLayer(layer, board);
    if (!isActive(layer)) waiting.push({ place, layer, snap });
    else if (snap.matched) layers.push({ ...snap.snapped, place });
    else unmatched.push({ ...snap.unmatched, place });
  }
  const coincide: (readonly [number, number])[] = [];
  for (let i = 0; i < layers.length; i++) {
    for (let j = i + 1; j < layers.length; j++) {
      if (contractsOf(layers[i]) === contractsOf(layers[j])) coincide.push([i, j]);
    }
  }
  return { set, layers, unmatched, waiting, coincide };
}

function contractsOf(layer: SnappedLayer | undefined): string {
  return (layer?.legs ?? []).map(({ side, expiry, strike }) => `${side} ${expiry} ${strike}`).join();
}

/** Every leg with its contracts, sold ones negative, for so many contracts of each layer. */
export function legsOfSet(
  { layers }: { readonly layers: readonly Pick<SnappedLayer, 'legs'>[] },
  counts: readonly number[],
): readonly { readonly leg: ListedLeg; readonly contracts: number }[] {
  return layers.flatMap(({ legs }, i) =>
    legs.map((leg) => ({ leg, contracts: leg.side * (counts[i] ?? 0) })),
  );
}

/** The same bought at natural prices. */
export function heldAtNatural(
  snapped: { readonly layers: readonly Pick<SnappedLayer, 'legs'>[] },
  counts: readonly number[],
): readonly HeldLeg[] {
  return legsOfSet(snapped, counts).map(({ leg, contracts }) => ({
    leg,
    contracts,
    price: leg.side === 1 ? leg.ask : leg.bid,
  }));
}

/** Contracts of each matched layer in one set. */
export function oneSet({ layers }: SnappedLayers): readonly number[] {
  return layers.map(({ layer }) => layer.contracts);
}

/** Money that closing everything at natural prices brings now. */
export function valueAtBid(snapped: SnappedLayers, counts: readonly number[]): number {
  return snapped.layers.reduce(
    (sum, { proceeds }, i) => sum + (counts[i] ?? 0) * VIX_MULTIPLIER * proceeds,
    0,
  );
}
