/** Weights of the four uniform cubic B-splines over one interval, at `t` between 0 and 1. */
export function cubicWeights(t: number, out: Float64Array, at: number): void {
  const u = 1 - t;
  out[at] = (u * u * u) / 6;
  out[at + 1] = (3 * t * t * t - 6 * t * t + 4) / 6;
  out[at + 2] = (3 * u * u * u - 6 * u * u + 4) / 6;
  out[at + 3] = (t * t * t) / 6;
}

/** Their first derivatives in `t`. */
export function cubicSlopes(t: number, out: Float64Array, at: number): void {
  const u = 1 - t;
  out[at] = -0.5 * u * u;
  out[at + 1] = 1.5 * t * t - 2 * t;
  out[at + 2] = 2 * u - 1.5 * u * u;
  out[at + 3] = 0.5 * t * t;
}

/** Their second derivatives in `t`. */
export function cubicBends(t: number, out: Float64Array, at: number): void {
  const u = 1 - t;
  out[at] = u;
  out[at + 1] = 3 * t - 2;
  out[at + 2] = 3 * u - 2;
  out[at + 3] = t;
}

/** From spline coefficients to the powers of `t` of each interval: four numbers per interval, lowest first. */
export function cubicPieces(coefficients: Float64Array, intervals: number): Float64Array {
  const pieces = new Float64Array(4 * intervals);
  for (let j = 0; j < intervals; j++) {
    const a = coefficients[j] as number;
    const b = coefficients[j + 1] as number;
    const c = coefficients[j + 2] as number;
    const d = coefficients[j + 3] as number;
    pieces[4 * j] = (a + 4 * b + c) / 6;
    pieces[4 * j + 1] = (c - a) / 2;
    pieces[4 * j + 2] = (a - 2 * b + c) / 2;
    pieces[4 * j + 3] = (d - a + 3 * (b - c)) / 6;
  }
  return pieces;
}
