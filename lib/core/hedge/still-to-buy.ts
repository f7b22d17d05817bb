import type { HeldView } from './analysis';
import type { Layer } from './layer';
import { type HeldLeg, type ListedLeg, VIX_MULTIPLIER } from './leg';
import { isNearTenor } from './snap';

/** A layer of the set and the contracts that its sizing asks for; one that waits or is not listed asks for none. */
export type AskedLayer = {
  readonly place: number;
  readonly layer: Layer;
  readonly legs: readonly ListedLeg[];
  readonly contracts: number;
};

/** Why a bought layer is not taken off: due to be rolled, of another tenor by now, or like no layer of this set. */
export type Apart = 'due' | 'tenor' | 'other';

/** What a bought layer is taken off: places of the layers, or why it is of none. */
export type Counting = { readonly towards: readonly number[]; readonly apart: Apart | null };

export type StillToBuy = {
  /** Contracts that are held of the layer at a place, more than it asks for among them. */
  readonly held: ReadonlyMap<number, number>;
  /** In the order of what is asked for. Never below 0: what is held too much is said, not sold. */
  readonly toBuy: readonly number[];
  /** In the order of what is held. */
  readonly counting: readonly Counting[];
};

/**
 * What is held against what is asked for. A bought layer counts for one with the same tenor, strike rule and structure
 * until its own rules ask for a roll, or for one that came to the very same contracts; no contract counts twice.
 */
export function stillToBuy(asked: readonly AskedLayer[], held: readonly HeldView[]): StillToBuy {
  const counted = new Map<number, number>();
  const left = held.map(({ contracts }) => contracts);
  const apart = held.map(apartOf);
  const taken = held.map((): Set<number> => new Set());
  const heldOf = ({ place }: AskedLayer) => counted.get(place) ?? 0;
  const count = (i: number, layer: AskedLayer, contracts: number) => {
    if (contracts <= 0) return;
    counted.set(layer.place, heldOf(layer) + contracts);
    left[i] = (left[i] as number) - contracts;
    taken[i]?.add(layer.place);
  };
  const likes = [isSameRule, isSameContract];
  for (const isLike of likes) {
    for (const [i, each] of held.entries()) {
      if (apart[i]) continue;
      for (const layer of asked.filter((wanted) => isLike(wanted, each)))
        count(i, layer, Math.min(left[i] as number, layer.contracts - heldOf(layer)));
    }
  }
  for (const [i, each] of held.entries()) {
    if (apart[i]) continue;
    const like = likes.flatMap((isLike) => asked.find((wanted) => isLike(wanted, each)) ?? [])[0];
    if (like) count(i, like, left[i] as number);
  }
  return {
    held: counted,
    toBuy: asked.map((layer) => Math.max(layer.contracts - heldOf(layer), 0)),
    counting: held.map((_, i) => {
      const towards = [...(taken[i] ?? [])];
      return { towards, apart: towards.length > 0 ? null : (apart[i] ?? 'other') };
    }),
  };
}

/** What is held, worth from now on what closing it would bring: what it cost is gone either way. */
export function heldFromNow(held: readonly HeldView[], fee: number): readonly HeldLeg[] {
  // Positions count a fee for every contract; one that is held has paid it.
  return held.flatMap(({ legs, contracts }) =>
    legs.map((leg) => ({
      leg,
      contracts: leg.side * contracts,
      price: (leg.side === 1 ? leg.bid : leg.ask) - (leg.side * fee) / VIX_MULTIPLIER,
    })),
  );
}

/** Without a rule of days, a layer is itself while a new one of its tenor would still be put there. */
function apartOf({ layer, legs, roll }: HeldView): Apart | null {
  if (roll.due) return 'due';
  const days = legs.find(({ side }) => side === 1)?.days ?? 0;
  return layer.roll.daysLeft === null && !isNearTenor(days, layer.targetDte) ? 'tenor' : null;
}

function isSameRule({ layer }: AskedLayer, held: HeldView): boolean {
  // A calendar whose sold call has settled is one no longer.
  const whole = held.legs.length === (layer.structure.kind === 'call' ? 1 : 2);
  return whole && ruleOf(layer) === ruleOf(held.layer);
}

function isSameContract({ legs }: AskedLayer, held: HeldView): boolean {
  return legs.length > 0 && contractsOf(legs) === contractsOf(held.legs);
}

function ruleOf({ targetDte, strike, structure }: Layer): string {
  const by = strike.kind === 'delta' ? strike.delta : strike.kind === 'otm' ? strike.points : strike.strike;
  const how =
    structure.kind === 'call' ? 0 : structure.kind === 'calendar' ? structure.shortDte : structure.width;
  return [targetDte, strike.kind, by, structure.kind, how].join(' ');
}

function contractsOf(legs: readonly ListedLeg[]): string {
  return legs.map(({ side, root, expiry, strike }) => `${side} ${root} ${expiry} ${strike}`).join();
}
