/** A layer of a hedge is data: what to buy, why, when to roll it and when to sell it. */
export type Layer = {
  readonly name: string;
  /** Contracts of this layer in one set; a share of the set, not a count to trade. */
  readonly contracts: number;
  /** Calendar days to expiry that are aimed for. */
  readonly targetDte: number;
  readonly strike: StrikeRule;
  readonly structure: Structure;
  readonly role: 'first-line' | 'second-engine';
  readonly activation: ActivationRule;
  readonly roll: RollRule;
  readonly profit: ProfitRule;
};

export type StrikeRule =
  /** Delta of the call, 0 to 1. */
  | { readonly kind: 'delta'; readonly delta: number }
  /** Points above the forward of the expiry. */
  | { readonly kind: 'otm'; readonly points: number }
  | { readonly kind: 'strike'; readonly strike: number };

export type Structure =
  | { readonly kind: 'call' }
  /** The call, and one sold so many points above it. */
  | { readonly kind: 'call-spread'; readonly width: number }
  /** The call, and one of the same strike sold that expires sooner. */
  | { readonly kind: 'calendar'; readonly shortDte: number };

/** `rule` names a rule of the signals; until it says yes the layer is shown and not counted in. */
export type ActivationRule = { readonly kind: 'always' } | { readonly kind: 'rule'; readonly rule: string };

/** Whichever comes first; `null` does not ask. */
export type RollRule = {
  /** Roll when so many calendar days are left. */
  readonly daysLeft: number | null;
  /** Roll when this share of the extrinsic value paid is gone, a fraction. */
  readonly extrinsicLost: number | null;
};

export type ProfitRule =
  | { readonly kind: 'none' }
  /** Sell when the bid is so many times the cost. */
  | { readonly kind: 'multiple'; readonly of: number }
  /** Sell when the RSI of VIX stands above this, 0 to 100. */
  | { readonly kind: 'vix-rsi'; readonly above: number };

export type HedgeSet = {
  /** Names the set; its words stand in the locale under this name. */
  readonly id: string;
  readonly layers: readonly Layer[];
  /** Share of the portfolio that the set is worth, by the future of the expiry its first layer is in. */
  readonly weights: readonly Weight[] | null;
};

export type Weight = { readonly futureUpTo: number; readonly share: number };

export type LayerRefusal = { readonly layer: number; readonly what: keyof Layer };

/** A set of more is refused. */
export const MOST_LAYERS = 12;

/** The first thing that makes a set meaningless, or null. */
export function refuseSet(set: HedgeSet): LayerRefusal | null {
  if (set.layers.length > MOST_LAYERS) return { layer: MOST_LAYERS, what: 'name' };
  for (const [layer, { contracts, targetDte, strike, structure, roll, profit }] of set.layers.entries()) {
    if (!(contracts > 0 && contracts <= 1e4)) return { layer, what: 'contracts' };
    if (!(targetDte > 0 && targetDte <= 1000)) return { layer, what: 'targetDte' };
    if (!isStrikeRule(strike)) return { layer, what: 'strike' };
    if (structure.kind === 'call-spread' && !(structure.width > 0 && structure.width <= 1e4))
      return { layer, what: 'structure' };
    if (structure.kind === 'calendar' && !(structure.shortDte > 0 && structure.shortDte < targetDte))
      return { layer, what: 'structure' };
    if (roll.daysLeft !== null && !(roll.daysLeft >= 0 && roll.daysLeft <= 1000))
      return { layer, what: 'roll' };
    if (roll.extrinsicLost !== null && !(roll.extrinsicLost > 0 && roll.extrinsicLost <= 1))
      return { layer, what: 'roll' };
    if (profit.kind === 'multiple' && !(profit.of > 0 && profit.of <= 1e4)) return { layer, what: 'profit' };
    if (profit.kind === 'vix-rsi' && !(profit.above >= 0 && profit.above <= 100))
      return { layer, what: 'profit' };
  }
  return null;
}

function isStrikeRule(rule: StrikeRule): boolean {
  switch (rule.kind) {
    case 'delta':
      return rule.delta > 0 && rule.delta < 1;
    case 'otm':
      return Math.abs(rule.points) <= 1e4;
    case 'strike':
      return rule.strike > 0 && rule.strike <= 1e4;
  }
}
