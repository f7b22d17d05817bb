import type { Arena } from './arena';
import type { Front } from './front';
import { compareTies, type Pair } from './pair';

type Point = { readonly scores: Float64Array; readonly pair: Pair };

/** How many points are asked before a newcomer may wait for the full comparison. */
const GUARDS = 256;
/** How many may wait. */
const WAITING = 8192;
/** A frontier beyond this is no answer to anybody; the search gives up and says so. */
export const LARGEST_FRONTIER = 20_000;
/** How many points may be held against each other on the way: about half a second, the same on every machine. */
export const MOST_COMPARISONS = 50_000_000;

/**
 * A front of three or more objectives. Neighbouring pairs are beaten by the same few points, so the latest winners
 * stand guard and end most questions; what passes them waits, and the waiting are settled together.
 * `pairs` is exact; `beats` may answer no where the full front would say yes, which costs time, never a result.
 */
export function pareto(arena: Arena, dimensions: number): Front & { readonly overflown: () => boolean } {
  let held: Point[] = [];
  let waiting: Point[] = [];
  const guards: Point[] = [];
  const work: Work = { comparisons: 0 };
  let overflown = false;

  const beats = (scores: Float64Array) => {
    if (overflown) return true;
    const at = firstCover(guards, scores, dimensions, true, work);
    overflown = work.comparisons > MOST_COMPARISONS;
    if (at < 0) return false;
    toFront(guards, at);
    return true;
  };
  const settle = () => {
    held = settled(arena, held.concat(waiting), dimensions, work);
    waiting = [];
    overflown ||= held.length > LARGEST_FRONTIER || work.comparisons > MOST_COMPARISONS;
  };
  return {
    beats,
    offer(scores, put, call) {
      if (beats(scores)) return false;
      const point = { scores: scores.slice(), pair: { put, call } };
      waiting.push(point);
      if (guards.length === GUARDS) guards.pop();
      guards.unshift(point);
      if (waiting.length >= WAITING) settle();
      return true;
    },
    pairs() {
      settle();
      return held.map((point) => point.pair);
    },
    overflown: () => overflown,
  };
}

type Work = { comparisons: number };

/** Points that no other beats, of equals the first by the tie rule; some are missing where the work is too much. */
function settled(arena: Arena, points: Point[], dimensions: number, work: Work): Point[] {
  points.sort((a, b) => {
    for (let i = 0; i < dimensions; i++) {
      const difference = (b.scores[i] as number) - (a.scores[i] as number);
      if (difference !== 0) return difference;
    }
    return compareTies(arena, a.pair, b.pair);
  });
  const kept: Point[] = [];
  // In this order only an earlier point can beat or equal a later one.
  for (const point of points) {
    if (work.comparisons > MOST_COMPARISONS) break;
    const at = firstCover(kept, point.scores, dimensions, false, work);
    if (at < 0) kept.push(point);
    else toFront(kept, at);
  }
  return kept;
}

/** The first point at least as good everywhere, and better somewhere where that is asked; −1 if none. */
function firstCover(
  points: readonly Point[],
  scores: Float64Array,
  dimensions: number,
  strictly: boolean,
  work: Work,
): number {
  for (let at = 0; at < points.length; at++) {
    const other = (points[at] as Point).scores;
    if (!covers(other, scores, dimensions) || (strictly && covers(scores, other, dimensions))) continue;
    work.comparisons += at + 1;
    return at;
  }
  work.comparisons += points.length + 1;
  return -1;
}

/** What beat the last one is likely to beat the next. */
function toFront(points: Point[], at: number): void {
  const point = points[at] as Point;
  points.copyWithin(1, 0, at);
  points[0] = point;
}

/** At least as good everywhere. */
function covers(a: Float64Array, b: Float64Array, dimensions: number): boolean {
  for (let i = 0; i < dimensions; i++) if ((a[i] as number) < (b[i] as number)) return false;
  return true;
}
