import type { CondorRefusal } from '../condor/condor';
import type { UnmatchedLayer } from './snap';

/** Why there is no hedge to suggest; the words stand in the locale under `hedge.refusal.<code>`. */
export type HedgeRefusal =
  | { readonly code: 'no-vix-chain' }
  /** Every VIX expiry is older than the user's limit; minutes. */
  | { readonly code: 'vix-stale'; readonly age: number; readonly oldest: number }
  | { readonly code: 'vix-settled' }
  | { readonly code: 'vix-level-unknown' }
  /** The typed level and curve mean nothing. */
  | { readonly code: 'typed-refused' }
  /** Not one layer could be put on a listed contract. */
  | { readonly code: 'no-layer-matched'; readonly unmatched: readonly UnmatchedLayer[] }
  | { readonly code: 'zero-condors' }
  | { readonly code: 'condor-refused'; readonly why: CondorRefusal }
  | { readonly code: 'market-refused'; readonly where: string }
  | { readonly code: 'setting-refused'; readonly where: string }
  | { readonly code: 'crashed' };

/** What the user should know before believing a suggestion; words under `hedge.doubt.<code>`. */
export type HedgeDoubt = {
  readonly code: HedgeDoubtCode;
  /** Nothing may be copied as a limit until the user says so a second time. */
  readonly guards: boolean;
  /** The blanks of the sentence: a strike, a count, days. */
  readonly detail: readonly string[];
};

export const hedgeDoubtCodes = [
  /** No page quoted these prices: they follow from a typed level and curve. */
  'modelled',
  /** Some expiries are older than the limit and were left out. */
  'expiriesStale',
  /** The ladder has one rung: a second expiry was never captured. */
  'oneExpiry',
  'layersUnmatched',
  /** A rule of activation does not say yes: shown, and not counted in. */
  'layersWaiting',
  'layersCoincide',
  'rowsCrossed',
  'legsSuspect',
  'legsWide',
  'capitalNotSet',
  'targetUnreachable',
  'nothingToBuy',
  /** The stress does not hurt the condor. */
  'nothingToHedge',
  /** Where SPX stays where it is the hedge costs more by settlement than the condor earns. */
  'hedgeEatsProfit',
  'vixFromForward',
  'slippage',
] as const;

export type HedgeDoubtCode = (typeof hedgeDoubtCodes)[number];
