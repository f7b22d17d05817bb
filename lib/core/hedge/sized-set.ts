import type { CostRow } from './costs';
import { costRow } from './costs';
import { VIX_MULTIPLIER } from './leg';
import { type Measures, measure } from './measures';
import type { Ahead, Position } from './position';
import type { HedgeSettings } from './settings';
import { type Sizing, sizeHedge } from './sizing';
import { heldAtNatural, oneSet, type SnappedSet } from './snapped-set';

/** A set on listed contracts, measured against the condor, sized, and with its row of costs. */
export type SizedSet = {
  readonly snapped: SnappedSet;
  readonly measures: Measures;
  readonly sizing: Sizing;
  readonly costs: CostRow;
};

export type SizeInput = {
  /** Its legs do not matter. */
  readonly position: Position;
  readonly snapped: SnappedSet;
  readonly settings: HedgeSettings;
  readonly ahead: Ahead;
  readonly quietDay: Ahead;
  readonly entryDelta: number | null;
  readonly expirationDay: boolean;
};

export function sizeSet(input: SizeInput): SizedSet {
  const { position, snapped, settings, ahead, quietDay, entryDelta, expirationDay } = input;
  const legs = heldAtNatural(snapped, oneSet(snapped));
  const first = snapped.layers.slice(0, 1);
  const measures = measure({
    position: { ...position, legs },
    firstLayer: heldAtNatural({ layers: first }, oneSet({ layers: first })),
    stress: settings.stress.fall,
    ahead,
    entryDelta,
  });
  const sizing = sizeHedge({
    measures,
    settings: settings.sizing,
    layers: snapped.layers.map(({ layer, natural }) => ({
      contracts: layer.contracts,
      debit: natural * VIX_MULTIPLIER,
    })),
    expirationDay,
    ownShare: ownShare(snapped),
  });
  const costs = costRow({
    position,
    snapped,
    counts: sizing.counts,
    stress: settings.stress.fall,
    ahead,
    quietDay,
  });
  return { snapped, measures, sizing, costs };
}

/** The share of the portfolio that a weighted set asks for at the future of its first layer's expiry. */
function ownShare({ set, layers }: SnappedSet): number | null {
  if (set.weights === null) return null;
  const future = layers[0]?.legs[0]?.forward;
  if (future === undefined) return null;
  return set.weights.find(({ futureUpTo }) => future <= futureUpTo)?.share ?? 0;
}
