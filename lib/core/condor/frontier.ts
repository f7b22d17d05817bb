import { fail, ok, type Result } from '../result';
import type { Arena } from './arena';
import { bestPairs } from './best';
import { type Descent, descend } from './descent';
import { type Front, staircase } from './front';
import type { Objective } from './objectives';
import { admits, type Pair, scoreOf } from './pair';
import { pareto } from './pareto';
import { NOTHING, reachCredit, reachScore } from './reach';
import { canSweep, sweep } from './sweep';

/** How many of the best by each objective are on the table before the walk begins. */
const SEEDS = 8;

/**
 * The exact Pareto frontier over every pair within the limits, for two or more objectives.
 * `known` are pairs already found by other questions: they only make it faster.
 * Two objectives always have an answer. More of them may leave more than `LARGEST_FRONTIER` or cost more than
 * `MOST_COMPARISONS`: then the limits must narrow it.
 * Order: best by the first objective first; equal there, best by the second, and so on.
 */
export function frontierPairs(
  arena: Arena,
  objectives: readonly Objective[],
  known: readonly Pair[] = [],
): Result<readonly Pair[], 'too-wide'> {
  const classic =
    objectives.length === 2 && objectives.includes('pop') && objectives.includes('returnOnRisk');
  const pairs =
    classic && canSweep(arena)
      ? sweep(arena, known)
      : walk(arena, objectives, seedsOf(arena, objectives, known));
  if (pairs === null) return fail('too-wide');
  return ok(
    pairs.sort((first, second) => {
      for (const objective of objectives) {
        const order =
          scoreOf(arena, objective, second.put, second.call) -
          scoreOf(arena, objective, first.put, first.call);
        if (order !== 0) return order;
      }
      return 0;
    }),
  );
}

function seedsOf(arena: Arena, objectives: readonly Objective[], known: readonly Pair[]): readonly Pair[] {
  return known.length > 0 ? known : objectives.flatMap((objective) => bestPairs(arena, objective, SEEDS));
}

/** A set of pairs is passed over only where one already found beats the best that each objective reaches in it. */
function walk(arena: Arena, objectives: readonly Objective[], seeds: readonly Pair[]): Pair[] | null {
  const dimensions = objectives.length;
  const wide = dimensions === 2 ? null : pareto(arena, dimensions);
  const front: Front = wide ?? staircase(arena);
  const ideal = new Float64Array(dimensions);
  const scores = new Float64Array(dimensions);
  const descent: Descent = {
    meet(put, call) {
      if (!admits(arena, put, call)) return;
      for (let i = 0; i < dimensions; i++) scores[i] = scoreOf(arena, objectives[i] as Objective, put, call);
      front.offer(scores, put, call);
    },
    promise(a, b, k) {
      const credit = reachCredit(arena, a, b, k);
      if (credit === NOTHING) return NOTHING;
      for (let i = 0; i < dimensions; i++)
        ideal[i] = reachScore(arena, objectives[i] as Objective, a, b, k, credit);
      return front.beats(ideal) ? NOTHING : 0;
    },
  };
  for (const pair of seeds) descent.meet(pair.put, pair.call);
  descend(arena, descent);
  const pairs = front.pairs();
  return wide?.overflown() === true ? null : pairs;
}
