import { addRow, rowTimes } from './band';
import { cubicBends, cubicSlopes, cubicWeights } from './cubic';
import { steepestRise } from './smile-tail';

/** Places per piece where the butterfly is watched, and what is asked of it where it fell below half of that. */
const WATCH = 4;
const LEAST = 0.02;
/** Most pieces a spline may have. */
export const MOST_PIECES = 64;

/** Where the butterfly is watched: weights of the volatility and of its two derivatives in `k`. */
export type Watch = {
  readonly length: number;
  readonly k: Float64Array;
  readonly first: Int32Array;
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  readonly bends: Float64Array;
  /** Square of a row of bends, to weigh all places alike. */
  readonly norm: Float64Array;
  readonly aim: Float64Array;
  readonly push: Float64Array;
};

const MOST_WATCHED = WATCH * MOST_PIECES + 1;

/** One for all fits: a fit ends before the next begins, and these are most of what it would allocate. */
const watch = {
  length: 0,
  k: new Float64Array(MOST_WATCHED),
  first: new Int32Array(MOST_WATCHED),
  values: new Float64Array(4 * MOST_WATCHED),
  slopes: new Float64Array(4 * MOST_WATCHED),
  bends: new Float64Array(4 * MOST_WATCHED),
  norm: new Float64Array(MOST_WATCHED),
  aim: new Float64Array(MOST_WATCHED),
  push: new Float64Array(MOST_WATCHED),
};

export function watchRows(scale: number, start: number, step: number, pieces: number): Watch {
  watch.length = WATCH * pieces + 1;
  watch.push.fill(0);
  let growth = Math.exp(start);
  const perPlace = Math.exp(step / WATCH);
  const perStep = 1 / step;
  for (let i = 0; i < watch.length; i++) {
    const j = Math.min(pieces - 1, (i / WATCH) | 0);
    const t = i / WATCH - j;
    // sinh and cosh of y, and with them dy⁄dk and d²y⁄dk² of y = asinh(k ⁄ scale).
    const ratio = 0.5 * (growth - 1 / growth);
    const root = 0.5 * (growth + 1 / growth);
    const along = 1 / (scale * root);
    const bent = (-ratio * along * along) / root;
    growth *= perPlace;
    watch.first[i] = j;
    watch.k[i] = scale * ratio;
    cubicWeights(t, watch.values, 4 * i);
    cubicSlopes(t, watch.slopes, 4 * i);
    cubicBends(t, watch.bends, 4 * i);
    for (let r = 4 * i; r < 4 * i + 4; r++) {
      const slope = (watch.slopes[r] as number) * perStep;
      watch.slopes[r] = slope * along;
      watch.bends[r] = (watch.bends[r] as number) * perStep * perStep * along * along + slope * bent;
    }
    watch.norm[i] = squareOf(watch.bends, 4 * i);
  }
  return watch;
}

/** What is asked of the slope at the first and the last place. */
export type Ends = { readonly aim: Float64Array; readonly push: Float64Array };

/** Adds what is asked of the bends and of the two ends, in shares of `total`, the weight of all quotes. */
export function addWatched(
  watch: Watch,
  ends: Ends,
  total: number,
  matrix: Float64Array,
  coefficients: Float64Array,
): void {
  for (let i = 0; i < watch.length; i++) {
    const w = watch.push[i] as number;
    if (w > 0) {
      const first = watch.first[i] as number;
      addRow(
        matrix,
        coefficients,
        first,
        watch.bends,
        4 * i,
        (w * total) / (watch.norm[i] as number),
        watch.aim[i] as number,
      );
    }
  }
  for (let end = 0; end < 2; end++) {
    const w = ends.push[end] as number;
    const i = end === 0 ? 0 : watch.length - 1;
    const first = watch.first[i] as number;
    const norm = squareOf(watch.slopes, 4 * i);
    if (w > 0)
      addRow(matrix, coefficients, first, watch.slopes, 4 * i, (w * total) / norm, ends.aim[end] as number);
  }
}

function squareOf(rows: Float64Array, at: number): number {
  let sum = 0;
  for (let r = at; r < at + 4; r++) sum += (rows[r] as number) * (rows[r] as number);
  return sum;
}

/** How much of the steepest rise an end may take, and what it is sent back to. */
const RISE = 0.97;
const RISE_AIM = 0.9;

/** How many ends rise too steeply for a tail; the slope of each is then held back. */
export function aimAtSteep(watch: Watch, ends: Ends, coefficients: Float64Array, years: number): number {
  let steep = 0;
  for (let end = 0; end < 2; end++) {
    const i = end === 0 ? 0 : watch.length - 1;
    const side = end === 0 ? -1 : 1;
    const first = watch.first[i] as number;
    const volatility = rowTimes(watch.values, 4 * i, coefficients, first);
    const most = steepestRise(watch.k[i] as number, years, Math.max(volatility, 1e-4));
    const slope = side * rowTimes(watch.slopes, 4 * i, coefficients, first);
    if (slope <= RISE * most) continue;
    steep++;
    ends.aim[end] = side * RISE_AIM * most;
    const before = ends.push[end] as number;
    ends.push[end] = before > 0 ? Math.min(before * 4, 1e6) : 1e-2;
  }
  return steep;
}

/** How many places break the butterfly; the bend that would mend each is aimed at harder next time. */
export function aimAtBroken(watch: Watch, coefficients: Float64Array, years: number): number {
  let broken = 0;
  for (let i = 0; i < watch.length; i++) {
    const first = watch.first[i] as number;
    const k = watch.k[i] as number;
    const v = rowTimes(watch.values, 4 * i, coefficients, first);
    const slope = rowTimes(watch.slopes, 4 * i, coefficients, first);
    const bend = rowTimes(watch.bends, 4 * i, coefficients, first);
    // As `butterfly` in smile.ts, split into what the bend does and the rest.
    const turn = 1 - (k * slope) / v;
    const w1 = 2 * years * v * slope;
    const rest = turn * turn - 0.25 * w1 * w1 * (1 / (v * v * years) + 0.25) + years * slope * slope;
    if (rest + years * v * bend >= 0.5 * LEAST && v > 0) continue;
    broken++;
    const before = watch.push[i] as number;
    watch.aim[i] = (LEAST - rest) / (years * Math.max(v, 1e-3));
    watch.push[i] = before > 0 ? Math.min(before * 4, 1e6) : 1e-2;
  }
  return broken;
}
