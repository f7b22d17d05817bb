import type { Measures } from './measures';

/** The five ways to say how large a hedge should be. */
export const SIZING_RULES = [
  'stress-offset',
  'volatility-cover',
  'delta-offset',
  'exposure-budget',
  'capital-budget',
] as const;

export type SizingRule = (typeof SIZING_RULES)[number];

/** A share to reach or to spend, both ends as fractions. */
export type SizingBand = { readonly low: number; readonly high: number };

export const DEFAULT_BANDS: Readonly<Record<SizingRule, SizingBand>> = {
  'stress-offset': { low: 0.4, high: 0.6 },
  'volatility-cover': { low: 0.4, high: 0.6 },
  'delta-offset': { low: 0.4, high: 0.6 },
  'exposure-budget': { low: 0.12, high: 0.18 },
  'capital-budget': { low: 0.05, high: 0.07 },
};

export const EXPOSURES = ['max-loss', 'wing-width', 'strike-notional'] as const;

export type Exposure = (typeof EXPOSURES)[number];

/** Why a rule has no answer. */
export type SizingSilence =
  /** The need exists and one set does nothing about it: no size reaches the target. */
  | 'unreachable'
  /** The call side is tested: VIX calls cannot do this. */
  | 'calls-cannot'
  | 'entry-unknown'
  | 'not-expiration-day'
  | 'capital-not-set'
  /** A set that costs nothing or brings money has no budget. */
  | 'no-debit';

/** `ratio = target × need ÷ perSet` at both ends of the band. */
export type RuleSize = {
  readonly rule: SizingRule;
  /** What the band is a share of, in money. */
  readonly need: number | null;
  /** What one set does about it, in money. */
  readonly perSet: number;
  /** Sets at the two ends of the band; `null` with a reason. */
  readonly low: number | null;
  readonly high: number | null;
  readonly silence: SizingSilence | null;
};

export type RuleInput = {
  readonly measures: Measures;
  readonly bands: Readonly<Record<SizingRule, SizingBand>>;
  readonly exposure: Exposure;
  /** Portfolio capital in money; `null` where the user has not said. */
  readonly capital: number | null;
  /** True on the day the condor settles. */
  readonly expirationDay: boolean;
};

/** Less is nothing: no size makes it count. */
const CENT = 0.01;

/** What every rule wants. */
export function ruleSizes(input: RuleInput): readonly RuleSize[] {
  const { measures, bands, capital, expirationDay } = input;
  const { deltaGrowth } = measures;
  const cover = (rule: SizingRule, need: number, perSet: number): RuleSize => {
    const { low, high } = bands[rule];
    if (need <= 0) return { rule, need, perSet, low: 0, high: 0, silence: null };
    if (!(perSet >= CENT)) return silent(rule, need, perSet, 'unreachable');
    return { rule, need, perSet, low: (low * need) / perSet, high: (high * need) / perSet, silence: null };
  };
  const budget = (rule: SizingRule, whole: number, debit: number): RuleSize => {
    const { low, high } = bands[rule];
    if (!(debit >= CENT)) return silent(rule, whole, debit, 'no-debit');
    return {
      rule,
      need: whole,
      perSet: debit,
      low: (low * whole) / debit,
      high: (high * whole) / debit,
      silence: null,
    };
  };
  return [
    cover('stress-offset', measures.condorLoss, measures.setGain),
    cover('volatility-cover', measures.condorPerVolPoint, measures.setPerVixPoint),
    deltaGrowth === null
      ? silent('delta-offset', null, -measures.setDelta, 'entry-unknown')
      : deltaGrowth < 0
        ? silent('delta-offset', deltaGrowth, -measures.setDelta, 'calls-cannot')
        : expirationDay
          ? cover('delta-offset', deltaGrowth, -measures.setDelta)
          : silent('delta-offset', deltaGrowth, -measures.setDelta, 'not-expiration-day'),
    budget('exposure-budget', exposureOf(measures, input.exposure), measures.setDebit),
    capital === null
      ? silent('capital-budget', null, measures.firstLayerDebit, 'capital-not-set')
      : budget('capital-budget', capital, measures.firstLayerDebit),
  ];
}

/** The money that the exposure budget is a share of. */
export function exposureOf(measures: Measures, exposure: Exposure): number {
  switch (exposure) {
    case 'max-loss':
      return measures.maxLoss;
    case 'wing-width':
      return measures.wingNotional;
    case 'strike-notional':
      return measures.strikeNotional;
  }
}

function silent(rule: SizingRule, need: number | null, perSet: number, silence: SizingSilence): RuleSize {
  return { rule, need, perSet, low: null, high: null, silence };
}
