import type { OwnRule } from './condor/own-rules';
import type { Doubt } from './doubt';
import type { Failure } from './failure';
import type { Settlement, Source } from './market/chain';
import type { FailedRow } from './market/defect';
import type { Smile } from './pricing/smile';
import type { Result } from './result';
import type { Candidates, Rule } from './stages/candidates';
import type { ChosenCondor } from './stages/chosen';
import type { CondorSketch } from './stages/condor-sketch';
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
  /** All strikes of the chain, rising: where a leg may be moved to. */
  readonly listed: readonly number[];
  readonly figures: MarketFigures;
  /** Volatility over strikes, and with it the density: what plots and what-if are drawn from. */
  readonly smile: Smile;
  /** Rows whose quotes cannot all be true, by rising strike; the page marks them, a condor avoids them. */
  readonly failedRows: readonly FailedRow[];
  /** What a trader should know before believing the numbers; empty on a clean chain. */
  readonly doubts: readonly Doubt[];
  readonly condors: CondorAnalysis;
};

export type CondorAnalysis = {
  /** What the search was asked for. */
  readonly rule: Rule;
  /** The best condors of the chain, or why there is none. */
  readonly candidates: Result<Candidates, Failure>;
  /** The condor looked at: the user's own strikes, or else the best candidate. */
  readonly chosen: Result<ChosenCondor, Failure>;
  /** The strikes are the user's own. */
  readonly own: boolean;
  /** What else the search could be asked for, beside the presets. */
  readonly ownRules: readonly Pick<OwnRule, 'id' | 'name'>[];
};

/** What is drawn on the page: the chain and the one condor, without the many that the panel shows. */
export type PageAnalysis = Omit<Analysis, 'condors' | 'smile' | 'listed'> & {
  readonly condor: Result<CondorSketch, Failure>;
  readonly hedged: HedgedLines;
};

/** Where a condor is even together with its hedge, at settlement; none where no hedge is looked at. */
export type HedgedLines = {
  readonly levels: readonly number[];
  /** Where VIX is supposed to stand then, in points; `null` where the joint model ties it to the index. */
  readonly vix: number | null;
};

export const NOT_HEDGED: HedgedLines = { levels: [], vix: null };

/** The part of an analysis that the page it was read from needs. */
export function pageAnalysis(
  analysis: Analysis,
  sketch: Result<CondorSketch, Failure>,
  hedged: HedgedLines = NOT_HEDGED,
): PageAnalysis {
  const { condors: _, smile: __, listed: ___, ...market } = analysis;
  return { ...market, condor: sketch, hedged };
}
