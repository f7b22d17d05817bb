/**
 * `ln(F⁄K)` to full relative accuracy. The quotient is rounded, and near the money its logarithm is nothing but that
 * rounding; `F − K` is exact within a factor of two. NaN unless both are positive and finite.
 */
export function logMoneyness(forward: number, strike: number): number {
  if (!(forward > 0 && strike > 0 && forward < Infinity && strike < Infinity)) return Number.NaN;
  const difference = forward - strike;
  if (Math.abs(difference) < 0.5 * strike) return Math.log1p(difference / strike);
  const quotient = forward / strike;
  return quotient > 1e-300 && quotient < Infinity ? Math.log(quotient) : Math.log(forward) - Math.log(strike);
}

/** What `F − K` lost in rounding, so that `F − K = difference + this` exactly. */
export function differenceError(forward: number, strike: number, difference: number): number {
  return forward > strike ? forward - difference - strike : forward - (difference + strike);
}
