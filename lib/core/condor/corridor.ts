import { touchBoth, touchProbability } from '../pricing/touch';
import { tableCdf } from './normal-table';
import { deviationOf } from './situation';

/** Chances that a lognormal price reaches a short strike before settlement. */
export type Touches = { lower: number; upper: number; either: number };

/** Beyond this many deviations a term is below the rounding of the sum. */
const FAR = 8.5;
/** A weight of e⁶ at most: it magnifies the 1e-15 of the table, and more drift than that goes to `pricing/touch`. */
const HEAVY = 6;

/**
 * First passage of each short strike and of either, absolute error about 1e-12; a level on or beyond a strike has
 * touched it. The images of `pricing/touch`, cut where they vanish; where they converge slowly or the drift is
 * strong, `pricing/touch` itself.
 */
export function touches(
  level: number,
  forward: number,
  lower: number,
  upper: number,
  years: number,
  volatility: number,
  into: Touches,
): void {
  const s = deviationOf(volatility, Math.sqrt(years));
  const m = Math.log(forward / level) - 0.5 * s * s;
  const l = Math.log(lower / level);
  const u = Math.log(upper / level);
  if (s === 0) {
    into.lower = l >= 0 || m <= l ? 1 : 0;
    into.upper = u <= 0 || m >= u ? 1 : 0;
    into.either = Math.max(into.lower, into.upper);
    return;
  }
  const heavy = 2 * Math.abs(m) * Math.max(Math.abs(l), Math.abs(u)) > HEAVY * s * s;
  const watch = { spot: level, forward, years, volatility };
  into.lower = l >= 0 ? 1 : heavy ? touchProbability({ ...watch, barrier: lower }) : first(l, m, s);
  into.upper = u <= 0 ? 1 : heavy ? touchProbability({ ...watch, barrier: upper }) : first(-u, -m, s);
  if (l >= 0 || u <= 0) into.either = 1;
  else if (heavy || s >= 0.6 * (u - l)) into.either = touchBoth({ ...watch, lower, upper }).either;
  else into.either = Math.min(1, Math.max(0, 1 - survival(l, u, m, s)));
}

/** `N((b − m)⁄s) + e^(2mb⁄s²) N((b + m)⁄s)`, b below zero. */
function first(b: number, m: number, s: number): number {
  return Math.min(1, tableCdf((b - m) / s) + Math.exp((2 * m * b) / (s * s)) * tableCdf((b + m) / s));
}

function survival(l: number, u: number, m: number, s: number): number {
  const width = u - l;
  const last = Math.ceil((FAR * s) / (2 * width) + 0.5);
  let sum = 0;
  for (let k = -last; k <= last; k++) {
    sum += inside(2 * k * width, l, u, m, s) - inside(2 * u + 2 * k * width, l, u, m, s);
  }
  return sum;
}

/** Mass in the corridor from a source at y, weighted `e^(my⁄s²)`. */
function inside(y: number, l: number, u: number, m: number, s: number): number {
  const a = (l - y - m) / s;
  const b = (u - y - m) / s;
  if (a > FAR || b < -FAR) return 0;
  // The smaller tails, so that a heavy weight does not magnify the rounding of 1.
  const mass = a > 0 ? tableCdf(-a) - tableCdf(-b) : tableCdf(b) - tableCdf(a);
  return y === 0 ? mass : Math.exp((m * y) / (s * s)) * mass;
}
