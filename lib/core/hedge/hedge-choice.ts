import type { HedgeSet } from './layer';
import type { TypedCurve } from './modelled';
import { HEDGE_SETS } from './presets';
import { DEFAULT_HEDGE, type HedgeSettings } from './settings';
import type { SizingSettings, Stance } from './sizing';
import type { SizingRule } from './sizing-rules';

/** What a user decides about the hedge on a screen; everything else has its usual value. */
export type HedgeChoice = {
  /** Id of the set of layers: of a preset, or `OWN_SET`. */
  readonly set: string;
  /** A preset that the user edited; `null` where none was. */
  readonly own: OwnSet | null;
  readonly stance: Stance;
  /** The sizing rule that decides. */
  readonly rule: SizingRule;
  /** Money; `null` not set. */
  readonly capital: number | null;
  /** The fall that is feared, a fraction. */
  readonly fall: number;
  /** VIX typed by hand, for when no chain of it was read; all that follows is called modelled. */
  readonly typed: TypedCurve | null;
  readonly tuning: HedgeTuning;
};

/** Layers of the user's own, and the preset they began as. */
export type OwnSet = { readonly from: string; readonly set: HedgeSet };

/** Limits, budgets and coefficients: set rarely, and all at once as they were at the start. */
export type HedgeTuning = Pick<HedgeSettings, 'model' | 'gate' | 'oldest' | 'costOfCapital' | 'hedgeFee'> &
  Pick<SizingSettings, 'bands' | 'exposure' | 'mostDebit' | 'concentrationHigh'> & {
    /** Trading days that the feared fall takes. */
    readonly stressDays: number;
  };

/** The id of the set that the user edits. */
export const OWN_SET = 'own';

const { bands, exposure, mostDebit, concentrationHigh } = DEFAULT_HEDGE.sizing;

export const USUAL_TUNING: HedgeTuning = {
  model: DEFAULT_HEDGE.model,
  gate: DEFAULT_HEDGE.gate,
  oldest: DEFAULT_HEDGE.oldest,
  costOfCapital: DEFAULT_HEDGE.costOfCapital,
  hedgeFee: DEFAULT_HEDGE.hedgeFee,
  bands,
  exposure,
  mostDebit,
  concentrationHigh,
  stressDays: DEFAULT_HEDGE.stress.days,
};

export const USUAL_HEDGE: HedgeChoice = {
  set: DEFAULT_HEDGE.set.id,
  own: null,
  stance: DEFAULT_HEDGE.sizing.stance,
  rule: DEFAULT_HEDGE.sizing.rule,
  capital: null,
  fall: DEFAULT_HEDGE.stress.fall,
  typed: null,
  tuning: USUAL_TUNING,
};

/** The layers that are hedged with. */
export function chosenSet({ set, own }: HedgeChoice): HedgeSet {
  if (set === OWN_SET && own) return own.set;
  return HEDGE_SETS.find(({ id }) => id === set) ?? DEFAULT_HEDGE.set;
}

/** The preset that the layers are or began as. */
export function fromPreset({ set, own }: HedgeChoice): string {
  return set === OWN_SET && own ? own.from : set;
}

/** The settings of the engine for a choice. */
export function hedgeSettingsOf(choice: HedgeChoice, rate: number): HedgeSettings {
  const { stance, rule, capital, fall, own, tuning } = choice;
  const { model, gate, oldest, costOfCapital, hedgeFee, stressDays, ...sizing } = tuning;
  return {
    model,
    set: chosenSet(choice),
    compared: own ? [own.set, ...HEDGE_SETS] : HEDGE_SETS,
    moves: DEFAULT_HEDGE.moves,
    sizing: { ...sizing, stance, rule, capital },
    gate,
    stress: { fall, days: stressDays },
    oldest,
    rate,
    costOfCapital,
    hedgeFee,
  };
}
