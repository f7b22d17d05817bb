import { millsRatio } from './mills';
import { type MillsPair, millsPair } from './mills-pair';
import { ROOT_TWO_PI } from './normal';

const pair: MillsPair = { even: 0, odd: 0 };
const LOG_ROOT_TWO_PI = Math.log(ROOT_TWO_PI);

/**
 * `s = σ√T` anywhere a double can hold the answer, from `x = |ln(F⁄K)|` and the time value as a share of
 * `min(F, K)`: `value` between 0 and 1, `rest = 1 − value` given apart because one of them may be tiny. Newton on the
 * logarithm of the smaller one, in the power of `s` that makes it nearly straight, inside a bracket.
 */
export function searchDeviation(x: number, value: number, rest: number): number {
  const low = value <= 0.5;
  const target = Math.log(low ? value : rest);
  let s = start(x, low, target);
  let below = 0;
  let above = Infinity;
  for (let step = 0; step < 200; step++) {
    const error = (low ? logValue(x, s) : logRest(x, s)) - target;
    const elasticity = (low ? 1 : -1) * s * Math.exp(logDensity(x, s) - target - error);
    if (error === 0) return s;
    if (error < 0 === low) below = s;
    else above = s;
    const power = 1 + (low ? 2 : -2) * (error / elasticity);
    let next = power > 0.01 && power < 100 ? s * (low ? 1 / Math.sqrt(power) : Math.sqrt(power)) : Number.NaN;
    // Before the bracket is asked: at the end it is as narrow as rounding.
    if (Math.abs(next - s) <= 1e-9 * s) return next;
    if (!(next > below && next < above)) next = between(s, below, above);
    s = next;
  }
  return s;
}

/** From the nearer tail alone: `|x⁄s − s⁄2|` is about the quantile of the target. */
function start(x: number, low: boolean, target: number): number {
  const r = Math.sqrt(Math.max(-2 * (target + 0.5), 0.2));
  const root = Math.sqrt(r * r + 2 * x);
  return low ? (x > 0 ? (2 * x) / (r + root) : ROOT_TWO_PI * Math.exp(target)) : r + root;
}

function between(s: number, below: number, above: number): number {
  if (below === 0) return s === above ? s / 8 : Math.sqrt(s) * Math.sqrt(above) * 0.5;
  if (above === Infinity) return s * 8;
  return Math.sqrt(below) * Math.sqrt(above);
}

/** Log of the density at the nearer end, over `min(F, K)`: the slope of the value in `s`. */
function logDensity(x: number, s: number): number {
  const nearer = x / s - 0.5 * s;
  return -0.5 * nearer * nearer - LOG_ROOT_TWO_PI;
}

function logValue(x: number, s: number): number {
  const z = x / s;
  const t = 0.5 * s;
  if (z < t && (t > 1 || z * t > 2)) return Math.log1p(-Math.exp(logRest(x, s)));
  millsPair(z, t, pair);
  return logDensity(x, s) + Math.log(2 * pair.odd);
}

function logRest(x: number, s: number): number {
  const z = x / s;
  const t = 0.5 * s;
  if (z >= t) return Math.log1p(-Math.exp(logValue(x, s)));
  return logDensity(x, s) + Math.log(millsRatio(t - z) + millsRatio(t + z));
}
