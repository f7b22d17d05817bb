/** A straight line through points of which some may be wrong. */

export type Point = {
  readonly x: number;
  readonly y: number;
  /** How far `y` may honestly be off; above 0. Points count by its inverse square. */
  readonly error: number;
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
export function robustLine(points: readonly Point[]): Line | null {
  if (points.length < 3) return null;
  const sorted = [...points].sort((a, b) => a.x - b.x);
  const slope = pairedSlope(sorted);
  if (slope === null) return null;
  const level = weightedMedian(
    sorted.map((point) => ({ value: point.y - slope * point.x, ...weightOf(point) })),
  );
  let line: Line = { x: 0, y: level, slope, slopeError: 0, levelError: 0, scale: 0, used: sorted.length };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // The scatter settles in a few rounds; held from then on, so that the line does too.
    const scale = round < ROUNDS_OF_SCALE ? scatterAround(sorted, line) : line.scale;
    const next = refit(sorted, line, scale);
    if (next === null) return null;
    const moved = Math.abs(next.slope - line.slope);
    line = next;
    if (round >= ROUNDS_OF_SCALE && moved <= 1e-12 * Math.abs(line.slope)) break;
  }
  return line;
}

/** The middle value; between two, their mean. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** 1.4826 medians of the distances from 0: the standard deviation, were they normal. */
export function robustDeviation(distances: readonly number[]): number {
  return NORMAL_MAD * median(distances.map(Math.abs));
}

/** The value with half of the weight on either side; between two such values, their mean. NaN of nothing. */
export function weightedMedian(
  values: readonly { readonly value: number; readonly weight: number }[],
): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  for (const [index, { value, weight }] of sorted.entries()) {
    below += weight;
    if (below > half) return value;
    if (below === half) return (value + (sorted[index + 1]?.value ?? value)) / 2;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}

/** Weighs a point by the inverse square of its error. */
export function weightOf({ error }: { readonly error: number }): { readonly weight: number } {
  return { weight: 1 / (error * error) };
}

/** Theil's slope over the pairs half the points apart: the median of n/2 slopes, not of n². */
function pairedSlope(sorted: readonly Point[]): number | null {
  const apart = Math.ceil(sorted.length / 2);
  const slopes: { value: number; weight: number }[] = [];
  for (const [index, far] of sorted.slice(apart).entries()) {
    const near = sorted[index];
    if (near === undefined || far.x === near.x) continue;
    const error = Math.hypot(near.error, far.error) / (far.x - near.x);
    slopes.push({ value: (far.y - near.y) / (far.x - near.x), ...weightOf({ error }) });
  }
  return slopes.length === 0 ? null : weightedMedian(slopes);
}

function distance(point: Point, line: Line): number {
  return (point.y - line.y - line.slope * (point.x - line.x)) / point.error;
}

function scatterAround(points: readonly Point[], line: Line): number {
  return robustDeviation(points.map((point) => distance(point, line)));
}

/** One round of weighted least squares, the weights from the distances to the last line. */
function refit(points: readonly Point[], last: Line, scale: number): Line | null {
  // More than half of the points may lie on the line exactly; the others then still count by the stated errors.
  const reach = BIWEIGHT * Math.max(scale, 0.05);
  let weights = 0;
  let x = 0;
  let y = 0;
  let used = 0;
  const kept = points.map((point) => {
    const ratio = distance(point, last) / reach;
    const weight = Math.abs(ratio) < 1 ? (1 - ratio * ratio) ** 2 * weightOf(point).weight : 0;
    weights += weight;
    x += weight * point.x;
    y += weight * point.y;
    if (weight > 0) used++;
    return weight;
  });
  x /= weights;
  y /= weights;
  let spread = 0;
  let covariance = 0;
  for (const [index, point] of points.entries()) {
    const weight = kept[index] ?? 0;
    spread += weight * (point.x - x) ** 2;
    covariance += weight * (point.x - x) * (point.y - y);
  }
  if (!(spread > 0) || !Number.isFinite(covariance)) return null;
  const scatter = Math.max(scale, LEAST_SCATTER);
  return {
    x,
    y,
    slope: covariance / spread,
    slopeError: scatter / Math.sqrt(spread),
    levelError: scatter / Math.sqrt(weights),
    scale,
    used,
  };
}
