import type { Analysis, CondorAnalysis } from './analysis';
import { type Failure, failure } from './failure';
import type { Chain } from './market/chain';
import { newYorkTime } from './market/clock';
import { fail, ok, type Result } from './result';
import { boardFor, candidatesOn } from './stages/candidates';
import { chosenCondor } from './stages/chosen';
import { type CondorSettings, USUAL_CONDORS } from './stages/condor-settings';
import { daysLeft } from './stages/days-left';
import { type Market, marketOf } from './stages/market';
import { marketFigures } from './stages/market-figures';
import { remember } from './stages/remember';
import { type Surface, surfaceOf } from './stages/surface';
import type { Instant } from './unit';

export type AnalyseInput = {
  readonly chain: Chain;
  /** The instant the quotes hold for. */
  readonly now: Instant;
  /** The user's risk-free rate per year, a fraction. */
  readonly rate: number;
  readonly condors?: CondorSettings;
};

/**
 * The whole engine: a chain and settings in, everything a screen needs out, or the one reason why not.
 * Never throws and never answers with a number that is not finite.
 */
export function analyse(input: AnalyseInput): Result<Analysis, Failure> {
  return createAnalyser()(input);
}

/**
 * The engine with a memory of one: market, smile, board, search and chosen condor are stages, and a stage runs
 * again only when its own inputs are others. Moving a strike searches nothing; a new limit fits nothing.
 */
export function createAnalyser(): (input: AnalyseInput) => Result<Analysis, Failure> {
  const market = remember((chain: Chain, now: Instant, rate: number) => marketOf({ chain, now, rate }));
  const surface = remember(surfaceOf);
  const board = remember(boardFor);
  const candidates = remember(candidatesOn);
  const chosen = remember(chosenCondor);

  function condorsOf(
    { chain, now, condors = USUAL_CONDORS }: AnalyseInput,
    of: Market,
    on: Surface,
  ): Result<CondorAnalysis, Failure> {
    const { preset, count, share, stress, fee, multiplier } = condors;
    const legs = board(chain, of, on, share, stress, (4 * fee) / multiplier);
    if (!legs.ok) return legs;
    const today = newYorkTime(now).date;
    const found = candidates(legs.value, daysLeft(today, chain.expiry), preset, count);
    const strikes = condors.strikes ?? (found.ok ? found.value.best[0]?.strikes : null);
    if (!strikes) return found.ok ? fail(failure('noCondor', found.value.preset)) : found;
    const condor = chosen(chain, of, on, strikes, condors);
    if (!condor.ok) return condor;
    return ok({ candidates: found.ok ? found.value : null, chosen: condor.value });
  }

  return (input) => {
    try {
      const { chain, now, rate } = input;
      const found = market(chain, now, rate);
      if (!found.ok) return found;
      const { settlesAt, coverage, straddle, failedRows, doubts } = found.value;
      const analysis: Analysis = {
        underlying: chain.underlying,
        root: chain.root,
        expiry: chain.expiry,
        settlement: chain.settlement,
        settlesAt,
        asOf: now,
        source: chain.source,
        spot: chain.spot,
        strikes: coverage,
        atTheMoney: straddle.listed.strike,
        figures: marketFigures(found.value, rate),
        failedRows,
        doubts,
        condors: condorsOf(input, found.value, surface(chain, found.value)),
      };
      return isWhole(analysis) ? ok(analysis) : fail(failure('engineCrashed'));
    } catch {
      return fail(failure('engineCrashed'));
    }
  };
}

/** No number anywhere in an answer may be NaN or infinite: in transit it would turn into "nothing", then zero. */
function isWhole(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isWhole);
}
