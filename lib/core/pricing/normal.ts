import { millsRatio } from './mills';

/** √(2π) */
export const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Standard normal density. */
export function normalDensity(x: number): number {
  // x² is rounded, and e^(−x²⁄2) multiplies that error by x²: the part lost in squaring is put back.
  const head = Math.fround(x);
  const rest = (x - head) * (x + head);
  return Math.abs(x) < 40 ? (Math.exp(-0.5 * head * head) * Math.exp(-0.5 * rest)) / ROOT_TWO_PI : tiny(x);
}

function tiny(x: number): number {
  return Number.isNaN(x) ? x : 0;
}

/** `P(Z > x)`, to full relative accuracy however far out. */
export function normalUpperTail(x: number): number {
  return x >= 0 ? smallTail(x) : 1 - smallTail(-x);
}

/** `P(Z ≤ x)`, to full relative accuracy however far out. */
export function normalCdf(x: number): number {
  return normalUpperTail(-x);
}

/** `P(a < Z ≤ b)` without cancellation in either tail. Zero where `b ≤ a`. */
export function normalBetween(a: number, b: number): number {
  if (b <= a) return 0;
  if (a > 0) return normalUpperTail(a) - normalUpperTail(b);
  return normalCdf(b) - normalCdf(a);
}

function smallTail(x: number): number {
  const density = normalDensity(x);
  return density === 0 ? 0 : density * millsRatio(x);
}

/** The `x` with `P(Z ≤ x) = p`. ±Infinity at 1 and 0, NaN outside. */
export function inverseNormalCdf(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  // Above a half 1 − p is exact, so both tails are solved as the small one.
  return p >= 0.5 ? inverseUpperTail(1 - p) : -inverseUpperTail(p);
}

/** The `x ≥ 0` with `P(Z > x) = q`, for `0 < q ≤ ½`. */
function inverseUpperTail(q: number): number {
  const target = Math.log(q);
  const far = -2 * (target + Math.log(ROOT_TWO_PI));
  let x = target > -1.5 ? (0.5 - q) * ROOT_TWO_PI : Math.sqrt(Math.max(far - Math.log(far), 0.5));
  // Newton on the log of the tail, whose slope is −1⁄Mills: concave, so it only overshoots outwards once.
  for (let step = 0; step < 12; step++) {
    const mills = millsRatio(x);
    const change = mills * (Math.log(mills / ROOT_TWO_PI) - 0.5 * x * x - target);
    const next = Math.max(x + change, 0);
    if (Math.abs(next - x) <= 1e-10 * x) return next;
    x = next;
  }
  return x;
}
