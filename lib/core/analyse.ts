import type { Analysis, CondorAnalysis } from './analysis';
import { refuseLimits } from './condor/limits';
import { withShortAt } from './condor/moves';
import { OBJECTIVES } from './condor/objectives';
import { type Strikes, type WhyNot, whyNot } from './condor/why-not';
import { type Failure, failure } from './failure';
import type { Chain } from './market/chain';
import { newYorkTime } from './market/clock';
import type { History } from './market/staleness';
import { fail, ok, type Result } from './result';
import { boardFor, candidatesOn, noCondor, ruleFor, searchFailure } from './stages/candidates';
import { chosenCondor } from './stages/chosen';
import { type CondorSettings, USUAL_CONDORS } from './stages/condor-settings';
import { type CondorSketch, sketchOf } from './stages/condor-sketch';
import { daysLeft } from './stages/days-left';
import { type Market, marketOf } from './stages/market';
import { marketFigures } from './stages/market-figures';
import { createReadings } from './stages/readings';
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

export type Analyser = {
  /** Everything a screen needs of a chain, or the one reason why not. */
  analyse(input: AnalyseInput): Result<Analysis, Failure>;
  /** Why these four strikes are not among the best: the limits they break, or what beats them. */
  whyNot(input: AnalyseInput, strikes: Strikes): Result<WhyNot, Failure>;
  /** The condor looked at with one short leg, and its wing, moved to this strike. */
  shortHere(input: AnalyseInput, strike: number): Result<CondorSketch, Failure>;
  /** The condor of these legs, without choosing it. */
  condorAt(input: AnalyseInput, strikes: Strikes): Result<CondorSketch, Failure>;
};

/**
 * The whole engine: a chain and settings in, everything a screen needs out, or the one reason why not.
 * Never throws and never answers with a number that is not finite.
 */
export function analyse(input: AnalyseInput): Result<Analysis, Failure> {
  return createAnalyser().analyse(input);
}

/**
 * The engine with a memory of one: market, smile, board, search and chosen condor are stages, and a stage runs
 * again only when its own inputs are others. Moving a strike searches nothing; a new limit fits nothing.
 */
export function createAnalyser(): Analyser {
  const readings = createReadings();
  const marketIn = remember((chain: Chain, now: Instant, rate: number, history: History) =>
    marketOf({ chain, now, rate, history }),
  );
  const market = ({ chain, now, rate }: AnalyseInput) => marketIn(chain, now, rate, readings(chain));
  const surface = remember(surfaceOf);
  const boardOn = remember(boardFor);
  const candidates = remember(candidatesOn);
  const chosen = remember(chosenCondor);
  const rule = remember(
    (
      days: number,
      preset: CondorSettings['preset'],
      objective: CondorSettings['objective'],
      limits: CondorSettings['limits'],
      ownRules: CondorSettings['ownRules'],
    ) => ruleFor(days, { preset, objective, limits, ownRules }),
  );

  function board({ chain, condors = USUAL_CONDORS }: AnalyseInput, of: Market) {
    const { share, stress, fee, multiplier } = condors;
    return boardOn(chain, of, surface(chain, of), share, stress, (4 * fee) / multiplier);
  }

  function ruleOf({ chain, now, condors = USUAL_CONDORS }: AnalyseInput) {
    const { preset, objective, limits, ownRules } = condors;
    return rule(daysLeft(newYorkTime(now).date, chain.expiry), preset, objective, limits, ownRules);
  }

  function condorsOf(input: AnalyseInput, of: Market, on: Surface): CondorAnalysis {
    const { chain, condors = USUAL_CONDORS } = input;
    const rule = ruleOf(input);
    const unsound = refuseLimits(rule.limits);
    const legs = unsound === null ? board(input, of) : fail(searchFailure(unsound));
    const found = legs.ok ? candidates(legs.value, rule, condors.count) : legs;
    const strikes = condors.strikes ?? (found.ok ? found.value.best[0]?.strikes : undefined);
    return {
      // Limits that mean nothing are not passed on; the refusal names them.
      rule: unsound === null ? rule : ruleOf({ ...input, condors: { ...condors, limits: null } }),
      candidates: found,
      chosen: strikes ? chosen(chain, of, on, strikes, condors) : found.ok ? fail(noCondor(rule)) : found,
      own: condors.strikes !== null,
      ownRules: condors.ownRules.map(({ id, name }) => ({ id, name })),
    };
  }

  function analyseNow(input: AnalyseInput): Result<Analysis, Failure> {
    const { chain, now, rate } = input;
    const found = market(input);
    if (!found.ok) return found;
    const { settlesAt, coverage, straddle, failedRows, doubts } = found.value;
    const on = surface(chain, found.value);
    const { pieces } = on.smile;
    return ok({
      underlying: chain.underlying,
      root: chain.root,
      expiry: chain.expiry,
      settlement: chain.settlement,
      settlesAt,
      asOf: now,
      source: chain.source,
      spot: Number.isFinite(chain.spot) ? chain.spot : null,
      strikes: coverage,
      atTheMoney: straddle.listed.strike,
      listed: chain.rows.map((row) => row.strike),
      figures: marketFigures(found.value, rate),
      // A plain list crosses from one part of the extension to another; a typed one does not.
      smile: { ...on.smile, pieces: Array.from(pieces) },
      failedRows,
      doubts,
      condors: condorsOf(input, found.value, on),
    });
  }

  return {
    analyse: (input) => finite(() => analyseNow(input)),
    whyNot: (input, strikes) =>
      finite(() => {
        const of = market(input);
        if (!of.ok) return of;
        const legs = board(input, of.value);
        if (!legs.ok) return legs;
        const { limits, objective } = ruleOf(input);
        // The two that the frontier is drawn over, and the one that the list is sorted by.
        const objectives = OBJECTIVES.filter(
          (each) => each === 'returnOnRisk' || each === 'pop' || each === objective,
        );
        const why = whyNot(legs.value, limits, objectives, strikes);
        return why.ok ? why : fail(searchFailure(why.error));
      }),
    shortHere: (input, strike) =>
      finite(() => {
        const { chain } = input;
        const of = market(input);
        if (!of.ok) return of;
        const on = surface(chain, of.value);
        const { chosen: from } = condorsOf(input, of.value, on);
        if (!from.ok) return from;
        const listed = chain.rows.map((row) => row.strike);
        const strikes = withShortAt(from.value.strikes, listed, strike, of.value.parity.forward);
        if (!strikes) return fail(failure('strikeUnlisted', strike));
        return sketch(input, of.value, on, strikes);
      }),
    condorAt: (input, strikes) =>
      finite(() => {
        const of = market(input);
        return of.ok ? sketch(input, of.value, surface(input.chain, of.value), strikes) : of;
      }),
  };
}

/** Not through the stage: what is only pointed at must not push out what is looked at. */
function sketch(
  { chain, condors = USUAL_CONDORS }: AnalyseInput,
  of: Market,
  on: Surface,
  strikes: Strikes,
): Result<CondorSketch, Failure> {
  const found = chosenCondor(chain, of, on, strikes, condors);
  return found.ok ? ok(sketchOf(found.value, false)) : found;
}

/** The answer, unless it crashed or holds a number that is none: in transit that would turn into "nothing", then zero. */
function finite<T>(ask: () => Result<T, Failure>): Result<T, Failure> {
  try {
    const answer = ask();
    return isWhole(answer) ? answer : fail(failure('engineCrashed'));
  } catch {
    return fail(failure('engineCrashed'));
  }
}

function isWhole(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isWhole);
}
