import type { Limits } from '../condor/limits';
import type { Objective } from '../condor/objectives';
import type { OwnRule } from '../condor/own-rules';

/** What the user decides about condors. */
export type CondorSettings = {
  /** The entry rule, a preset or one of the user's own; `null` takes the one made for the days left. */
  readonly preset: string | null;
  readonly ownRules: readonly OwnRule[];
  /** What to rank by, and what to allow, in the place of the rule's own; `null` leaves them to the rule. */
  readonly objective: Objective | null;
  readonly limits: Limits | null;
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

/** What a user may change about the condors of one chain; what is absent stays. */
export type CondorChange = Partial<Pick<CondorSettings, 'preset' | 'objective' | 'limits' | 'strikes'>>;

export const USUAL_CONDORS: CondorSettings = {
  preset: null,
  ownRules: [],
  objective: null,
  limits: null,
  strikes: null,
  count: 5,
  share: 0.5,
  fee: 1,
  multiplier: 100,
  condors: 1,
  stress: -0.03,
  forecast: null,
};
