import { HEDGE_SETS } from './presets';
import { DEFAULT_HEDGE, type HedgeSettings } from './settings';
import type { Stance } from './sizing';

/** What a user decides about the hedge on a screen; everything else has its usual value. */
export type HedgeChoice = {
  /** Id of the set of layers. */
  readonly set: string;
  readonly stance: Stance;
  /** Money; `null` not set. */
  readonly capital: number | null;
  /** The fall that is feared, a fraction. */
  readonly fall: number;
  /** Quotes of VIX older than so many minutes are not used. */
  readonly oldest: number;
  /** A level of VIX typed by hand, for when no chain was read; all that follows is called modelled. */
  readonly typedLevel: number | null;
};

export const USUAL_HEDGE: HedgeChoice = {
  set: DEFAULT_HEDGE.set.id,
  stance: DEFAULT_HEDGE.sizing.stance,
  capital: null,
  fall: DEFAULT_HEDGE.stress.fall,
  oldest: DEFAULT_HEDGE.oldest,
  typedLevel: null,
};

/** The settings of the engine for a choice. */
export function hedgeSettingsOf(
  { set, stance, capital, fall, oldest }: HedgeChoice,
  rate: number,
): HedgeSettings {
  return {
    ...DEFAULT_HEDGE,
    set: HEDGE_SETS.find(({ id }) => id === set) ?? DEFAULT_HEDGE.set,
    sizing: { ...DEFAULT_HEDGE.sizing, stance, capital },
    stress: { ...DEFAULT_HEDGE.stress, fall },
    oldest,
    rate,
  };
}
