import { fail, ok, type Result } from '../result';
import { type Arena, arenaOf } from './arena';
import { bestPairs } from './best';
import type { Board } from './board';
import { type Candidate, candidateOf } from './candidate';
import { frontierPairs } from './frontier';
import { type Limits, type LimitsRefusal, refuseLimits } from './limits';
import type { Objective } from './objectives';
import type { Pair } from './pair';

export type Question = {
  readonly limits: Limits;
  /** Which rankings are wanted, and how many places of each. */
  readonly best: readonly Objective[];
  readonly count: number;
  /** Two or more objectives whose frontier is wanted, or none. Two answer in milliseconds, five within a second. */
  readonly frontier: readonly Objective[];
};

export type Answer = {
  /** Put spreads × call spreads that the limits on single spreads left. */
  readonly pairs: number;
  /** Best first; ties in the order of `compareTies`. */
  readonly best: Readonly<Partial<Record<Objective, readonly Candidate[]>>>;
  /**
   * Nothing within the limits beats any of these in every objective at once. Three or more objectives can leave too
   * many to find or to look at: then the limits must be narrower.
   */
  readonly frontier: Result<readonly Candidate[], 'too-wide'>;
};

export type SearchRefusal =
  | LimitsRefusal
  | { readonly code: 'too-many-spreads' | 'bad-count' | 'bad-frontier'; readonly where: string };

/** More places than anybody reads. */
const MOST_PLACES = 1000;

/**
 * Every put spread × every call spread of a chain, exactly: the best by each objective and the Pareto frontier,
 * identical to judging them one by one. A condor needs K2 ≤ K3, a credit above zero, and something to lose.
 */
export function search(board: Board, question: Question): Result<Answer, SearchRefusal> {
  const { limits, count, frontier } = question;
  const refusal = refuseLimits(limits);
  if (refusal !== null) return fail(refusal);
  if (!(Number.isInteger(count) && count >= 0 && count <= MOST_PLACES))
    return fail({ code: 'bad-count', where: 'count' });
  if (frontier.length === 1 || new Set(frontier).size !== frontier.length)
    return fail({ code: 'bad-frontier', where: 'frontier' });
  const arena = arenaOf(board, limits);
  if (arena === null) return fail({ code: 'too-many-spreads', where: 'widths' });

  const best: Partial<Record<Objective, readonly Candidate[]>> = {};
  const known: Pair[] = [];
  const rank = (objective: Objective) => {
    const pairs = bestPairs(arena, objective, count, known);
    known.push(...pairs);
    best[objective] = pairs.map((pair) => candidateOf(arena, pair));
  };
  // Many pairs have nearly the best chance: with the frontier already known, most need not be looked at.
  for (const objective of question.best) if (objective !== 'pop') rank(objective);
  const pairs = frontier.length === 0 ? ok([]) : frontierPairs(arena, frontier, known);
  if (pairs.ok) known.push(...pairs.value);
  if (question.best.includes('pop')) rank('pop');
  return ok({
    pairs: spreadsIn(arena.puts) * spreadsIn(arena.calls),
    best,
    frontier: pairs.ok ? ok(pairs.value.map((pair) => candidateOf(arena, pair))) : pairs,
  });
}

function spreadsIn(spreads: Arena['puts']): number {
  let count = 0;
  for (const long of spreads.longs) if (long >= 0) count++;
  return count;
}
