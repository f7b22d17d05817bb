import type { Failure } from './failure';
import type { Settlement, Source } from './market/chain';
import type { DefectCode } from './market/defect';
import type { Result } from './result';
import type { Candidates } from './stages/candidates';
import type { ChosenCondor } from './stages/chosen';
import type { MarketFigures } from './stages/market-figures';
import type { CalendarDate, Instant } from './unit';

/** What the screens know of one chain: every number with its formula, its inputs and its source. */
export type Analysis = {
  readonly underlying: string;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly settlement: Settlement;
  readonly settlesAt: Instant;
  /** The instant the numbers hold for: when the page was read. */
  readonly asOf: Instant;
  readonly source: Source;
  readonly spot: number | null;
  readonly strikes: Coverage;
  /** The listed strike whose straddle is quoted, nearest the forward. */
  readonly atTheMoney: number;
  readonly figures: MarketFigures;
  /** Rows whose quotes cannot all be true, by rising strike; the page marks them, a condor avoids them. */
  readonly failedRows: readonly FailedRow[];
  /** What a trader should know before believing the numbers; empty on a clean chain. */
  readonly doubts: readonly Doubt[];
  /** The condors of the chain, or why there is none. */
  readonly condors: Result<CondorAnalysis, Failure>;
};

/** Why a row is mistrusted; its words stand in the locale under `defect.<code>`. */
export type FailedRow = { readonly strike: number; readonly code: DefectCode };

export type CondorAnalysis = {
  /** `null` where no condor keeps to the limits and the one looked at is the user's own. */
  readonly candidates: Candidates | null;
  readonly chosen: ChosenCondor;
};

/** How much of the chain carries quotes on both sides of both options. */
export type Coverage = {
  readonly read: number;
  readonly quoted: number;
  readonly complete: boolean;
  readonly lowest: number;
  readonly highest: number;
};

/** One reservation; its words stand in the locale under `doubt.<code>`. */
export type Doubt = { readonly code: DoubtCode; readonly detail: readonly string[] };

export const doubtCodes = ['spotApart', 'fewStrikes', 'rowsInconsistent', 'wideQuotes', 'partial'] as const;

export type DoubtCode = (typeof doubtCodes)[number];
