import { MILLS, MILLS_END, MILLS_PER_UNIT, MILLS_WIDTH, millsRatio } from './mills';

/**
 * Even and odd half of the Mills ratio about `z`: `M(z − t) = even + odd`, `M(z + t) = even − odd`. Time value is
 * twice the odd half, so it is never taken as a difference of nearly equal numbers.
 */
export type MillsPair = { even: number; odd: number };

/** Fills `pair`, for `z ≥ t ≥ 0`, or any `z ≥ 0` with `t ≤ 1` and `z t ≤ 2`. */
export function millsPair(z: number, t: number, pair: MillsPair): void {
  if (z < MILLS_END && t <= 1 && z * t <= 2) near(z, t, pair);
  else if (t <= 0.5 * z) far(z, t, pair);
  else {
    const inner = millsRatio(z - t);
    const outer = millsRatio(z + t);
    pair.even = 0.5 * (inner + outer);
    pair.odd = 0.5 * (inner - outer);
  }
}

/**
 * `Σ tⁿ I_n` split by parity, upwards from the table: `T_(n+1) = (t² T_(n−1) − z t T_n) ⁄ (n+1)`. Going upwards loses
 * `(z t)² ⁄ 6` of an ulp, which the caller's bound on `z t` keeps small.
 */
function near(z: number, t: number, pair: MillsPair): void {
  const node = (z * MILLS_PER_UNIT) | 0;
  const h = z - (node + 0.5) / MILLS_PER_UNIT;
  const first = node * MILLS_WIDTH;
  let value = MILLS[first + MILLS_WIDTH - 1] as number;
  let slope = 0;
  for (let k = first + MILLS_WIDTH - 2; k >= first; k--) {
    slope = slope * h + value;
    value = value * h + (MILLS[k] as number);
  }
  const q = t * t;
  const y = z * t;
  let odd = -slope * t;
  let even = value;
  // The smallest terms first, so that their rounding does not pile up on the large ones.
  let evenRest = 0;
  let oddRest = 0;
  for (let n = 2; n < 60; n += 2) {
    even = (q * even - y * odd) / n;
    odd = (q * odd - y * even) / (n + 1);
    evenRest += even;
    oddRest += odd;
    if (Math.abs(odd) + Math.abs(even) <= 1e-18 * t) break;
  }
  pair.even = value + evenRest;
  pair.odd = oddRest - slope * t;
}

/** The same sum with `I_n` run downwards, where every term is positive: right for `z ≥ 1` and `t ≤ z ⁄ 2`. */
function far(z: number, t: number, pair: MillsPair): void {
  const q = t * t;
  // An even start, so that the last step of the loop is I_1 and I_0.
  const start = 60 + 2 * Math.ceil(175 / (z * z));
  let upper = 0;
  let lower = 1e-250;
  let even = 0;
  let odd = 0;
  for (let n = start; n > 0; n -= 2) {
    // upper = I_(n+1), lower = I_n
    even = even * q + lower;
    upper = z * lower + (n + 1) * upper;
    odd = odd * q + upper;
    lower = z * upper + n * lower;
    if (lower > 1e250) {
      even *= 1e-250;
      odd *= 1e-250;
      upper *= 1e-250;
      lower *= 1e-250;
    }
  }
  even = even * q + lower;
  const one = z * lower + upper;
  pair.even = even / one;
  pair.odd = (odd / one) * t;
}
