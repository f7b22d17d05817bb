import { addRow, BAND, rowTimes, solveBand } from './band';
import { cubicWeights } from './cubic';
import type { Corridor } from './smile-quotes';
import { addWatched, aimAtBroken, aimAtSteep, type Ends, MOST_PIECES, watchRows } from './smile-watch';

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
/** Quotes that hold the curve where it is inside them pull only this much to their middle. */
const IDLE = 0.02;
/** A quote that was missed is aimed at this share of its width inside, with ten times the weight each time. */
const INSET = 0.15;
const FIRST_PUSH = 3;
const BOOST = 10;
const MOST_BOOST = 1e4;
/** No quote is taken for sharper than this share of the volatility at the money. */
const SHARPEST = 1e-4;
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
    addWatched(watch, ends, total, matrix, coefficients);
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
    push[i] = before > 0 ? Math.min(before * BOOST, MOST_BOOST) : FIRST_PUSH;
  }
  return missed;
}
