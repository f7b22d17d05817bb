/** A straight line through points of which some may be wrong. */

/** Points by column; all columns are equally long. */
export type Points = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** How far `y` may honestly be off; above 0. Points count by its inverse square. */
  readonly error: Float64Array;
};

export type Line = {
  /** Weighted mean of the points that count, where the line is known best. */
  readonly x: number;
  readonly y: number;
  readonly slope: number;
  /** Standard error of `slope`, judged by the scatter and never by less than a quarter of the stated errors. */
  readonly slopeError: number;
  readonly levelError: number;
  /** Robust scatter around the line in units of the stated errors. */
  readonly scale: number;
  readonly used: number;
};

// Tukey's biweight keeps 95 % of the efficiency of least squares on honest errors with this constant.
const BIWEIGHT = 4.685;
// Scales the median of absolute deviations to a standard deviation.
const NORMAL_MAD = 1.4826;
const LEAST_SCATTER = 0.25;
const ROUNDS_OF_SCALE = 6;
const MOST_ROUNDS = 40;

/**
 * Tukey's biweight, started from a line that a quarter of wrong points cannot move.
 * `null` with fewer than three points, or with all of them above each other.
 */
export function robustLine(points: Points): Line | null {
  const length = points.x.length;
  if (length < 3) return null;
  const sorted = rising(points);
  const slope = pairedSlope(sorted);
  if (slope === null) return null;
  const { x, y, error } = sorted;
  const distances = new Float64Array(length);
  const scratch = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    distances[i] = (y[i] as number) - slope * (x[i] as number);
    scratch[i] = weightOf(error[i] as number);
  }
  let line: Line = {
    x: 0,
    y: weightedMedian(distances, scratch),
    slope,
    slopeError: 0,
    levelError: 0,
    scale: 0,
    used: length,
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    writeDistances(sorted, line, distances);
    // The scatter settles in a few rounds; held from then on, so that the line does too.
    const scale = round < ROUNDS_OF_SCALE ? robustDeviation(distances, scratch) : line.scale;
    const next = refit(sorted, distances, scale, scratch);
    if (next === null) return null;
    const moved = Math.abs(next.slope - line.slope);
    line = next;
    if (round >= ROUNDS_OF_SCALE && moved <= 1e-12 * Math.abs(line.slope)) break;
  }
  return line;
}

/** The middle value; between two, their mean. NaN of nothing. */
export function median(values: ArrayLike<number>): number {
  return middleOf(new Float64Array(values));
}

/** 1.4826 medians of the distances from 0: the standard deviation, were they normal. */
export function robustDeviation(
  distances: Float64Array,
  scratch: Float64Array = new Float64Array(distances.length),
): number {
  for (let i = 0; i < distances.length; i++) scratch[i] = Math.abs(distances[i] as number);
  return NORMAL_MAD * middleOf(scratch);
}

/**
 * The value with half of the weight on either side; between two such values, their mean. NaN of nothing.
 * By selection and not by sorting, in place: both columns are in another order afterwards.
 */
export function weightedMedian(v: Float64Array, w: Float64Array): number {
  let half = 0;
  for (let i = 0; i < w.length; i++) half += (w[i] as number) / 2;
  let from = 0;
  let to = v.length - 1;
  // The weight of everything before `from`.
  let below = 0;
  while (from < to) {
    const cut = partition(v, w, from, to);
    let left = 0;
    for (let i = from; i < cut; i++) left += w[i] as number;
    if (below + left === half) return (largest(v, cut) + smallest(v, cut)) / 2;
    if (below + left > half) to = cut - 1;
    else {
      below += left;
      from = cut;
    }
  }
  return v[from] ?? Number.NaN;
}

/** Moves what is smaller to the left, with its weight; gives the first place of the right part. Neither is empty. */
function partition(v: Float64Array, w: Float64Array, from: number, to: number): number {
  const pivot = v[(from + to) >> 1] as number;
  let i = from - 1;
  let j = to + 1;
  for (;;) {
    do i++;
    while ((v[i] as number) < pivot);
    do j--;
    while ((v[j] as number) > pivot);
    if (i >= j) return j + 1;
    swap(v, i, j);
    swap(w, i, j);
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const moved = values[i] as number;
  values[i] = values[j] as number;
  values[j] = moved;
}

function largest(values: Float64Array, before: number): number {
  let found = values[0] as number;
  for (let i = 1; i < before; i++) found = Math.max(found, values[i] as number);
  return found;
}

function smallest(values: Float64Array, from: number): number {
  let found = values[from] as number;
  for (let i = from + 1; i < values.length; i++) found = Math.min(found, values[i] as number);
  return found;
}

/** Weighs a point by the inverse square of its error. */
export function weightOf(error: number): number {
  return 1 / (error * error);
}

/** `values` in another order. */
function middleOf(values: Float64Array): number {
  const half = values.length >> 1;
  if (values.length === 0) return Number.NaN;
  const upper = select(values, half);
  if (values.length % 2 === 1) return upper;
  return (largest(values, half) + upper) / 2;
}

/** Hoare's selection: the value of that rank, with none above it to its left. */
function select(values: Float64Array, rank: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[rank] as number;
    let i = from;
    let j = to;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while (pivot < (values[j] as number)) j--;
      if (i > j) break;
      swap(values, i, j);
      i++;
      j--;
    }
    if (j < rank) from = i;
    if (rank < i) to = j;
  }
  return values[rank] as number;
}

/** The points by rising `x`; those of a chain already are. */
function rising({ x, y, error }: Points): Points {
  let sorted = true;
  for (let i = 1; i < x.length; i++) sorted &&= (x[i - 1] as number) <= (x[i] as number);
  if (sorted) return { x, y, error };
  const order = Array.from(x, (_, i) => i).sort((a, b) => (x[a] as number) - (x[b] as number));
  const inOrder = (column: Float64Array) => Float64Array.from(order, (index) => column[index] as number);
  return { x: inOrder(x), y: inOrder(y), error: inOrder(error) };
}

/** Theil's slope over the pairs half the points apart: the median of n/2 slopes, not of n². */
function pairedSlope({ x, y, error }: Points): number | null {
  const apart = Math.ceil(x.length / 2);
  const slopes = new Float64Array(x.length - apart);
  const weights = new Float64Array(x.length - apart);
  let length = 0;
  for (let near = 0, far = apart; far < x.length; near++, far++) {
    const run = (x[far] as number) - (x[near] as number);
    if (run === 0) continue;
    slopes[length] = ((y[far] as number) - (y[near] as number)) / run;
    weights[length] = weightOf(Math.hypot(error[near] as number, error[far] as number) / run);
    length++;
  }
  return length === 0 ? null : weightedMedian(slopes.subarray(0, length), weights.subarray(0, length));
}

/** Distances from the line, in units of the stated errors. */
function writeDistances({ x, y, error }: Points, line: Line, out: Float64Array): void {
  for (let i = 0; i < out.length; i++)
    out[i] = ((y[i] as number) - line.y - line.slope * ((x[i] as number) - line.x)) / (error[i] as number);
}

/** One round of weighted least squares, the weights from the distances to the last line. */
function refit(points: Points, distances: Float64Array, scale: number, weights: Float64Array): Line | null {
  // More than half of the points may lie on the line exactly; the others then still count by the stated errors.
  const reach = BIWEIGHT * Math.max(scale, 0.05);
  const { length } = distances;
  let total = 0;
  let x = 0;
  let y = 0;
  let used = 0;
  for (let i = 0; i < length; i++) {
    const ratio = (distances[i] as number) / reach;
    const square = 1 - ratio * ratio;
    const weight = square > 0 ? square * square * weightOf(points.error[i] as number) : 0;
    weights[i] = weight;
    total += weight;
    x += weight * (points.x[i] as number);
    y += weight * (points.y[i] as number);
    if (weight > 0) used++;
  }
  x /= total;
  y /= total;
  let spread = 0;
  let covariance = 0;
  for (let i = 0; i < length; i++) {
    const weight = weights[i] as number;
    const across = (points.x[i] as number) - x;
    spread += weight * across * across;
    covariance += weight * across * ((points.y[i] as number) - y);
  }
  if (!(spread > 0) || !Number.isFinite(covariance)) return null;
  const scatter = Math.max(scale, LEAST_SCATTER);
  return {
    x,
    y,
    slope: covariance / spread,
    slopeError: scatter / Math.sqrt(spread),
    levelError: scatter / Math.sqrt(total),
    scale,
    used,
  };
}
