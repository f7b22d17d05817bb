import { type Board, type BoardSide, boardOf } from '../condor/board';
import type { Candidate } from '../condor/candidate';
import { type FrontierCurve, frontierCurve } from '../condor/frontier-curve';
import type { Limits } from '../condor/limits';
import type { Objective } from '../condor/objectives';
import { ruleNamed } from '../condor/own-rules';
import { ENTRY_PRESETS, type EntryPreset } from '../condor/presets';
import { type SearchRefusal, search } from '../condor/search';
import type { WhyNotRefusal } from '../condor/why-not';
import { type Failure, failure } from '../failure';
import type { Chain } from '../market/chain';
import { smileAbove, smileCdf } from '../pricing/density';
import { fail, ok, type Result } from '../result';
import type { CondorSettings } from './condor-settings';
import type { Market } from './market';
import type { Surface } from './surface';

/** The third stage: the board of all spreads of the expiry, and the best condors on it under the user's limits. */
export type Candidates = {
  /** How many put spreads × call spreads the limits left. */
  readonly pairs: number;
  /** Best first by the rule's objective. */
  readonly best: readonly Candidate[];
  /** Nothing within the limits beats these in both return on risk and probability of profit. */
  readonly frontier: FrontierCurve;
};

/** What is asked of the search: a preset, or what the user made of it. */
export type Rule = {
  /** Its id, of a preset or of a rule of the user's own. */
  readonly preset: string;
  readonly objective: Objective;
  readonly limits: Limits;
};

/**
 * Legs in the numbers the search reads; a row that failed a check takes no part. `share`, `stress` as in
 * `CondorSettings`; `fees` of one condor in points.
 */
export function boardFor(
  chain: Pick<Chain, 'rows'>,
  market: Market,
  surface: Surface,
  share: number,
  stress: number,
  fees: number,
): Result<Board, Failure> {
  const { parity, expectedMove, suspects } = market;
  const { smile, puts, calls, strikes } = surface;
  const stressed = parity.forward * (1 + stress);
  const board = boardOf({
    strikes,
    puts: side(chain, 'put', puts, (strike) => Math.max(0, strike - stressed)),
    calls: side(chain, 'call', calls, (strike) => Math.max(0, stressed - strike)),
    barred: chain.rows.map(({ strike }) => suspects.has(strike)),
    forward: parity.forward,
    expectedMove,
    below: (level) => smileCdf(smile, level),
    above: (level) => smileAbove(smile, level),
    share,
    fees,
  });
  return board.ok ? board : fail(failure('condorsUnknown', board.error.code, board.error.where));

  function side(
    { rows }: Pick<Chain, 'rows'>,
    right: 'put' | 'call',
    columns: Surface['puts'],
    payoff: (strike: number) => number,
  ): BoardSide {
    return {
      bid: rows.map((row) => row[right].bid),
      ask: rows.map((row) => row[right].ask),
      delta: columns.delta,
      fair: columns.price,
      stress: strikes.map(payoff),
      ...(rows.some((row) => row[right].openInterest !== undefined) && {
        openInterest: rows.map((row) => row[right].openInterest ?? null),
      }),
    };
  }
}

/** The exact best condors and a curve of the exact frontier; refuses where no condor keeps to the limits. */
export function candidatesOn(board: Board, rule: Rule, count: number): Result<Candidates, Failure> {
  const { objective, limits } = rule;
  const found = search(board, { limits, best: [objective], count, frontier: ['returnOnRisk', 'pop'] });
  if (!found.ok) return fail(searchFailure(found.error));
  const best = found.value.best[objective] ?? [];
  if (best.length === 0) return fail(noCondor(rule));
  const frontier = frontierCurve(found.value.frontier.ok ? found.value.frontier.value : []);
  return ok({ pairs: found.value.pairs, best, frontier });
}

/** Why a search was refused: its limits mean nothing, or what it was asked with does not. */
export function searchFailure({ code, where }: SearchRefusal | WhyNotRefusal): Failure {
  const limits = code === 'bad-width' || code === 'bad-band' || code === 'bad-limit';
  return failure(limits ? 'limitsUnsound' : 'condorsUnknown', code, where);
}

/** No condor keeps to this rule. The page is told too, and must not learn what the user calls their own. */
export function noCondor({ preset }: Rule): Failure {
  return ENTRY_PRESETS.some(({ id }) => id === preset) ? failure('noCondor', preset) : failure('noOwnCondor');
}

/** The rule the user chose, or the one made for so many days, with what the user puts in the place of its parts. */
export function ruleFor(
  days: number,
  {
    preset,
    objective,
    limits,
    ownRules,
  }: Pick<CondorSettings, 'preset' | 'objective' | 'limits' | 'ownRules'>,
): Rule {
  const fits = (meant: EntryPreset['days'] | null) => meant && meant.low <= days && days <= meant.high;
  const rule =
    ruleNamed(ownRules, preset) ??
    ownRules.find((own) => fits(own.days)) ??
    ENTRY_PRESETS.find((each) => !each.beforeFomc && fits(each.days)) ??
    (ENTRY_PRESETS.at(-1) as EntryPreset);
  return { preset: rule.id, objective: objective ?? rule.objective, limits: limits ?? rule.limits };
}
