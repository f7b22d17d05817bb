import { BAND, solveBand } from './band';
import { cubicBends, cubicSlopes, cubicWeights } from './cubic';
import type { Corridor } from './smile-quotes';
import { steepestRise } from './smile-tail';

/**
 * The stiffest cubic spline in the corridor of bid and ask volatilities whose butterflies cost something. Each round
 * is one least-squares solve; a quote left outside is then aimed at with growing weight, and so is the bend wherever
 * the density would turn negative.
 */
export type Spline = {
  readonly scale: number;
  readonly start: number;
  readonly step: number;
  readonly pieces: number;
  readonly coefficients: Float64Array;
};

/** Width of a piece in `y = asinh(k ⁄ scale)`: an eighth of a standard deviation near the money. */
const STEP = 0.125;
const MOST_PIECES = 64;
/** Quotes that hold the curve where it is inside them pull only this much to their middle. */
const IDLE = 0.02;
/** A quote that was missed is aimed at this share of its width inside, with three times the weight each time. */
const INSET = 0.15;
const BOOST = 3;
const MOST_BOOST = 1e4;
/** No quote is taken for sharper than this share of the volatility at the money. */
const SHARPEST = 1e-4;
/** Places per piece where the butterfly is watched, and what is asked of it where it fell below half of that. */
const WATCH = 4;
const LEAST = 0.02;
const ROUNDS = 24;

/** Third differences: a parabola costs nothing. */
const DIFFERENCE = [-1, 3, -3, 1] as const;

/** `atm` is the volatility at the money, `stiffness` the share of all weight on one unit of third difference. */
export function fitSpline(corridor: Corridor, years: number, atm: number, stiffness: number): Spline | null {
  const { length, k, low, high } = corridor;
  const scale = atm * Math.sqrt(years);
  // Quotes on one side of the money only: the other end stands a little beyond it, for a tail to begin there.
  const start = Math.min(Math.asinh((k[0] as number) / scale), -STEP);
  const end = Math.max(Math.asinh((k[length - 1] as number) / scale), STEP);
  const pieces = Math.max(1, Math.min(MOST_PIECES, Math.ceil((end - start) / STEP), length));
  const step = (end - start) / pieces;
  const size = pieces + 3;
  const rows = dataRows(corridor, scale, start, step, pieces);
  const watch = watchRows(scale, start, step, pieces);
  const ends: Ends = { aim: new Float64Array(2), push: new Float64Array(2) };
  const aim = new Float64Array(length);
  const weight = new Float64Array(length);
  const push = new Float64Array(length);
  let total = 0;
  for (let i = 0; i < length; i++) {
    const half = Math.max(0.5 * ((high[i] as number) - (low[i] as number)), SHARPEST * atm);
    aim[i] = 0.5 * ((low[i] as number) + (high[i] as number));
    // A quote that nobody bids for says where the curve may not be, and nothing about where it is.
    weight[i] = 1 / (half * half);
    if ((low[i] as number) > 0) total += weight[i] as number;
  }
  const stiff = new Float64Array(BAND * size);
  stiffen(stiff, size, total * stiffness);
  const matrix = new Float64Array(BAND * size);
  const coefficients = new Float64Array(size);
  for (let round = 0; round < ROUNDS; round++) {
    matrix.set(stiff);
    coefficients.fill(0);
    for (let i = 0; i < length; i++) {
      const pushed = push[i] as number;
      const w = (weight[i] as number) * (pushed > 0 ? pushed : (low[i] as number) > 0 ? IDLE : 0);
      if (w > 0)
        addRow(matrix, coefficients, rows.first[i] as number, rows.weights, 4 * i, w, aim[i] as number);
    }
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
    if (!solveBand(matrix, coefficients, size)) return null;
    const missed = aimAtMissed(corridor, rows, coefficients, atm, aim, push);
    const broken = aimAtBroken(watch, coefficients, years) + aimAtSteep(watch, ends, coefficients, years);
    if (missed + broken === 0) break;
  }
  return { scale, start, step, pieces, coefficients };
}

/** Four B-spline weights for each quote, and the first coefficient they stand on. */
type Rows = { readonly first: Int32Array; readonly weights: Float64Array };

function dataRows({ length, k }: Corridor, scale: number, start: number, step: number, pieces: number): Rows {
  const first = new Int32Array(length);
  const weights = new Float64Array(4 * length);
  for (let i = 0; i < length; i++) {
    const place = (Math.asinh((k[i] as number) / scale) - start) / step;
    const j = Math.max(0, Math.min(pieces - 1, Math.floor(place)));
    first[i] = j;
    cubicWeights(place - j, weights, 4 * i);
  }
  return { first, weights };
}

/** Where the butterfly is watched: weights of the volatility and of its two derivatives in `k`. */
type Watch = {
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

function watchRows(scale: number, start: number, step: number, pieces: number): Watch {
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
type Ends = { readonly aim: Float64Array; readonly push: Float64Array };

function squareOf(rows: Float64Array, at: number): number {
  let sum = 0;
  for (let r = at; r < at + 4; r++) sum += (rows[r] as number) * (rows[r] as number);
  return sum;
}

function stiffen(matrix: Float64Array, size: number, weight: number): void {
  for (let j = 0; j + 3 < size; j++) {
    for (let r = 0; r < 4; r++) {
      for (let s = 0; s <= r; s++) {
        const at = BAND * (j + r) + r - s;
        matrix[at] = (matrix[at] as number) + weight * (DIFFERENCE[r] as number) * (DIFFERENCE[s] as number);
      }
    }
  }
  // A breath of first differences, so that a corridor of one or two quotes has one answer: the level one.
  const breath = 1e-7 * weight;
  for (let j = 1; j < size; j++) {
    matrix[BAND * j] = (matrix[BAND * j] as number) + breath;
    matrix[BAND * (j - 1)] = (matrix[BAND * (j - 1)] as number) + breath;
    matrix[BAND * j + 1] = (matrix[BAND * j + 1] as number) - breath;
  }
}

/** Adds `weight (row · x − aim)²` to the normal equations. */
function addRow(
  matrix: Float64Array,
  right: Float64Array,
  first: number,
  rows: Float64Array,
  at: number,
  weight: number,
  aim: number,
): void {
  const a = rows[at] as number;
  const b = rows[at + 1] as number;
  const c = rows[at + 2] as number;
  const d = rows[at + 3] as number;
  const wa = weight * a;
  const wb = weight * b;
  const wc = weight * c;
  const wd = weight * d;
  const m = BAND * first;
  matrix[m] = (matrix[m] as number) + wa * a;
  matrix[m + 4] = (matrix[m + 4] as number) + wb * b;
  matrix[m + 5] = (matrix[m + 5] as number) + wb * a;
  matrix[m + 8] = (matrix[m + 8] as number) + wc * c;
  matrix[m + 9] = (matrix[m + 9] as number) + wc * b;
  matrix[m + 10] = (matrix[m + 10] as number) + wc * a;
  matrix[m + 12] = (matrix[m + 12] as number) + wd * d;
  matrix[m + 13] = (matrix[m + 13] as number) + wd * c;
  matrix[m + 14] = (matrix[m + 14] as number) + wd * b;
  matrix[m + 15] = (matrix[m + 15] as number) + wd * a;
  right[first] = (right[first] as number) + wa * aim;
  right[first + 1] = (right[first + 1] as number) + wb * aim;
  right[first + 2] = (right[first + 2] as number) + wc * aim;
  right[first + 3] = (right[first + 3] as number) + wd * aim;
}

function rowTimes(rows: Float64Array, at: number, x: Float64Array, first: number): number {
  return (
    (rows[at] as number) * (x[first] as number) +
    (rows[at + 1] as number) * (x[first + 1] as number) +
    (rows[at + 2] as number) * (x[first + 2] as number) +
    (rows[at + 3] as number) * (x[first + 3] as number)
  );
}

/** How many quotes the curve misses; each is aimed at harder next time. */
function aimAtMissed(
  { length, low, high }: Corridor,
  rows: Rows,
  coefficients: Float64Array,
  atm: number,
  aim: Float64Array,
  push: Float64Array,
): number {
  let missed = 0;
  for (let i = 0; i < length; i++) {
    const value = rowTimes(rows.weights, 4 * i, coefficients, rows.first[i] as number);
    const bid = low[i] as number;
    const ask = high[i] as number;
    if (value >= bid && value <= ask) continue;
    missed++;
    const inset = INSET * Math.min(ask - bid, 0.2 * atm);
    const before = push[i] as number;
    aim[i] = value < bid ? bid + inset : ask - inset;
    push[i] = before > 0 ? Math.min(before * BOOST, MOST_BOOST) : 1;
  }
  return missed;
}

/** How much of the steepest rise an end may take, and what it is sent back to. */
const RISE = 0.97;
const RISE_AIM = 0.9;

/** How many ends rise too steeply for a tail; the slope of each is then held back. */
function aimAtSteep(watch: Watch, ends: Ends, coefficients: Float64Array, years: number): number {
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
function aimAtBroken(watch: Watch, coefficients: Float64Array, years: number): number {
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
