import { fail, ok, type Result } from '../result';
import { type Generator, generatorOf, nextNormal } from './random';

/** Does the value of a position reach a threshold before it settles? */
export type PathQuestion = {
  /** Level now, a martingale until settlement: the forward. */
  readonly forward: number;
  /** Annualised, as a fraction. */
  readonly volatility: number;
  /** Real minutes to settlement; the position is looked at once a minute, the last time at settlement. */
  readonly minutes: number;
  /** Look every so many minutes instead; 1 where absent. */
  readonly every?: number;
  /** Worth of the position, any unit, at a level and with so many minutes left; at 0 what it settles at. */
  readonly value: (level: number, minutesLeft: number) => number;
  readonly threshold: number;
  readonly seed: number;
};

/** A simulation under way: plain data, so that it can be posted to a worker, stored and taken up again. */
export type PathRun = {
  /** Four log-levels per step: the threshold is reached between the first two and between the last two. */
  readonly reach: Float64Array;
  readonly steps: number;
  /** Of the log-level, per step. */
  readonly drift: number;
  readonly deviation: number;
  /** The threshold is already reached. */
  readonly now: boolean;
  readonly generator: Generator;
  paths: number;
  reached: number;
};

export type PathFailure = 'invalid-question' | 'too-many-steps';

const MINUTES_PER_YEAR = 525_600;
const MOST_STEPS = 500_000;
/** Moments at which the value is asked for; between them its edges are drawn straight. */
const MOMENTS = 160;
/** Levels asked at each moment, and how far out in deviations of the whole time. */
const LEVELS = 301;
const FARTHEST = 6;

/**
 * Prepares a simulation. The value is asked for here and never along a path: at each of up to 160 moments, denser towards
 * settlement, the levels at which it reaches the threshold are found, at most two stretches of them.
 */
export function startPaths(question: PathQuestion): Result<PathRun, PathFailure> {
  const { forward, volatility, minutes, every = 1, seed } = question;
  const steps = Math.ceil(minutes / every);
  const sensible = forward > 0 && forward < Infinity && volatility >= 0 && volatility < Infinity;
  if (!(sensible && minutes >= 0 && every > 0 && Number.isFinite(seed))) return fail('invalid-question');
  if (!(steps <= MOST_STEPS)) return fail('too-many-steps');
  const deviation = volatility * Math.sqrt(minutes / Math.max(steps, 1) / MINUTES_PER_YEAR);
  return ok({
    reach: reachOf(question, steps, deviation * Math.sqrt(steps)),
    steps,
    drift: -0.5 * deviation * deviation,
    deviation,
    now: question.value(forward, minutes) >= question.threshold,
    generator: generatorOf(seed),
    paths: 0,
    reached: 0,
  });
}

/** Simulates `count` more paths and returns the same run: call it in slices to show progress or to stop. */
export function advancePaths(run: PathRun, count: number): PathRun {
  const { reach, steps, drift, deviation, generator } = run;
  let reached = 0;
  for (let path = 0; path < count; path++) {
    let x = 0;
    let inside = run.now;
    for (let i = 0; i < 4 * steps && !inside; i += 4) {
      x += drift + deviation * nextNormal(generator);
      inside =
        (x >= (reach[i] as number) && x <= (reach[i + 1] as number)) ||
        (x >= (reach[i + 2] as number) && x <= (reach[i + 3] as number));
    }
    if (inside) reached++;
  }
  run.paths += count;
  run.reached += reached;
  return run;
}

/**
 * What is known so far. The error is one standard deviation of the estimate, taken half a path away from 0 and 1, where
 * none or all having reached would pass for certainty.
 */
export function pathEstimate({ paths, reached, now }: PathRun): {
  readonly probability: number;
  readonly standardError: number;
  readonly paths: number;
} {
  if (now) return { probability: 1, standardError: 0, paths };
  const share = (reached + 0.5) / (paths + 1);
  const standardError = paths === 0 ? Infinity : Math.sqrt((share * (1 - share)) / paths);
  return { probability: paths === 0 ? Number.NaN : reached / paths, standardError, paths };
}

function reachOf(question: PathQuestion, steps: number, spread: number): Float64Array {
  const reach = new Float64Array(4 * steps);
  const moments = Math.min(steps, MOMENTS);
  let before = 0;
  for (let m = 1; m <= moments; m++) {
    // Every step where there are few; else the squares of the time left, for the edges move fastest at the end.
    const left = steps === moments ? moments - m : Math.floor(steps * (1 - m / moments) ** 2);
    const step = steps - left;
    if (step <= before) continue;
    const stretches = stretchesAt(question, (question.minutes * left) / steps, spread);
    for (let edge = 0; edge < 4; edge++) {
      const to = stretches[edge] as number;
      const from = before === 0 ? to : (reach[4 * before - 4 + edge] as number);
      for (let i = before + 1; i <= step; i++) {
        // A stretch that opens or closes between two moments counts from the later one.
        const drawn =
          Number.isFinite(from) && Number.isFinite(to)
            ? from + ((to - from) * (i - before)) / (step - before)
            : to;
        reach[4 * i - 4 + edge] = drawn;
      }
    }
    before = step;
  }
  return reach;
}

/** Where in log-level the value reaches the threshold: two stretches, empty ones from ∞ to −∞. */
function stretchesAt(
  { forward, value, threshold }: PathQuestion,
  minutesLeft: number,
  spread: number,
): number[] {
  const width = Math.max(spread, 1e-9) * FARTHEST;
  const isIn = (x: number) => value(forward * Math.exp(x), minutesLeft) >= threshold;
  const edges: number[] = [];
  let at = -width;
  let inside = isIn(at);
  if (inside) edges.push(-Infinity);
  for (let i = 1; i < LEVELS && edges.length < 4; i++) {
    const next = width * ((2 * i) / (LEVELS - 1) - 1);
    const then = isIn(next);
    if (then !== inside) edges.push(edgeBetween(at, next, inside, isIn));
    at = next;
    inside = then;
  }
  if (edges.length % 2 === 1) edges.push(Infinity);
  while (edges.length < 4) edges.push(Infinity, -Infinity);
  return edges;
}

function edgeBetween(from: number, to: number, inside: boolean, isIn: (x: number) => boolean): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 30; step++) {
    const middle = 0.5 * (low + high);
    if (isIn(middle) === inside) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}
