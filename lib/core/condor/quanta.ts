/**
 * Prices as whole numbers, so that sums are exact and equal means equal.
 * A quantum is a hundredth of a cent: fine enough for the middle of a nickel tick and for a fee per leg.
 */
export const QUANTA_PER_POINT = 10_000;
export const QUANTA_PER_CENT = 100;

/** Model values (expectation, stress) and deltas are ranked in millionths, whole for the same reason. */
export const MILLIONTHS = 1_000_000;

/**
 * Loss probabilities are ranked in units of 2⁻⁴⁰, a trillionth: a computed distribution function wobbles in its last
 * digits, and what is smaller nobody can know. Sums of two are exact.
 */
export const CHANCES = 2 ** 40;

/** Strikes above this many points are no index and no stock. */
export const HIGHEST_STRIKE = 200_000;

/** Points to whole quanta. NaN in, NaN out. */
export function toQuanta(points: number): number {
  return Math.round(points * QUANTA_PER_POINT);
}

/** Whole quanta to points, the same double that the decimal literal would give. */
export function toPoints(quanta: number): number {
  return quanta / QUANTA_PER_POINT;
}

/** A fraction or a model value to whole millionths. */
export function toMillionths(value: number): number {
  return Math.round(value * MILLIONTHS);
}
