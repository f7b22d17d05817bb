import type { Doubt } from './doubt';
import type { Failure } from './failure';
import type { Settlement, Source } from './market/chain';
import type { FailedRow } from './market/defect';
import type { Result } from './result';
import type { Candidates } from './stages/candidates';
import type { ChosenCondor } from './stages/chosen';
import type { Coverage } from './stages/market';
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

/** What is drawn on the page: the chain without its condors, which are many and are shown in the panel. */
export type MarketAnalysis = Omit<Analysis, 'condors'>;

export type CondorAnalysis = {
  /** `null` where no condor keeps to the limits and the one looked at is the user's own. */
  readonly candidates: Candidates | null;
  readonly chosen: ChosenCondor;
};
