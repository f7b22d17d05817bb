import type { EntryPreset } from '../condor/presets';

/** What the user decides about condors. */
export type CondorSettings = {
  /** The entry rule; `null` takes the one made for the days left. */
  readonly preset: EntryPreset['id'] | null;
  /** The strikes the user has chosen; `null` takes the best candidate. */
  readonly strikes: readonly [number, number, number, number] | null;
  /** How many candidates are wanted. */
  readonly count: number;
  /** The credit aimed at, as a share of the way from natural (0) to mid (1). */
  readonly share: number;
  /** Money per contract and side. */
  readonly fee: number;
  /** Money per point. */
  readonly multiplier: number;
  /** How many condors. */
  readonly condors: number;
  /** The stress: settlement after this return of the forward, a fraction. */
  readonly stress: number;
  /** The user's own forecast of the volatility until settlement; `null` where there is none. */
  readonly forecast: number | null;
};

export const USUAL_CONDORS: CondorSettings = {
  preset: null,
  strikes: null,
  count: 5,
  share: 0.5,
  fee: 1,
  multiplier: 100,
  condors: 1,
  stress: -0.03,
  forecast: null,
};
