import { millsRatio } from './mills';
import { normalBetween, normalCdf, normalDensity } from './normal';

/** A lognormal price watched continuously until `years`; all probabilities are risk-neutral. */
export type TouchInput = {
  readonly spot: number;
  /** Forward for the end of the watch: it carries the drift. */
  readonly forward: number;
  /** In years of 525 600 minutes. */
  readonly years: number;
  /** Annualised, as a fraction. */
  readonly volatility: number;
};

/** Probability that the price reaches `barrier`; 1 where it stands there. NaN where an input makes no sense. */
export function touchProbability(input: TouchInput & { readonly barrier: number }): number {
  const path = logPath(input);
  const b = Math.log(input.barrier / input.spot);
  if (path === null || Number.isNaN(b) || Math.abs(b) === Infinity) return Number.NaN;
  return clamp(b < 0 ? touchBelow(b, path) : touchBelow(-b, { ...path, m: -path.m }));
}

export type TouchBoth = {
  /** Each barrier by itself. */
  readonly lower: number;
  readonly upper: number;
  /** At least one of them. */
  readonly either: number;
  /** Neither. */
  readonly survive: number;
};

/** The same for two barriers around the spot; a spot on or beyond one of them has touched it. */
export function touchBoth(input: TouchInput & { readonly lower: number; readonly upper: number }): TouchBoth {
  const lower = touchProbability({ ...input, barrier: Math.min(input.lower, input.spot) });
  const upper = touchProbability({ ...input, barrier: Math.max(input.upper, input.spot) });
  const path = logPath(input);
  const l = Math.log(input.lower / input.spot);
  const u = Math.log(input.upper / input.spot);
  if (path === null || Number.isNaN(lower + upper)) {
    return { lower: Number.NaN, upper: Number.NaN, either: Number.NaN, survive: Number.NaN };
  }
  if (lower === 1 || upper === 1) return { lower, upper, either: 1, survive: 0 };
  if (path.s === 0) return { lower, upper, either: 0, survive: 1 };
  // Images converge while the noise is smaller than the corridor, standing waves while it is larger.
  if (path.s < 0.6 * (u - l)) {
    // Summed as what is lost, so that a small chance of touching keeps its digits.
    const either = clamp(lost(l, u, path));
    return { lower, upper, either, survive: 1 - either };
  }
  const survive = clamp(standingWaves(l, u, path));
  return { lower, upper, either: 1 - survive, survive };
}

/** Of the log price: mean `m = (ln(F⁄S) − σ²T⁄2)` and deviation `s = σ√T` at the end of the watch. */
type LogPath = { readonly m: number; readonly s: number };

function logPath({ spot, forward, years, volatility }: TouchInput): LogPath | null {
  const s = volatility * Math.sqrt(years);
  const m = Math.log(forward / spot) - 0.5 * s * s;
  const sensible = spot > 0 && forward > 0 && years >= 0 && volatility >= 0;
  return sensible && Math.abs(m) < Infinity ? { m, s } : null;
}

function clamp(p: number): number {
  return Math.min(Math.max(p, 0), 1);
}

/** Reflection principle: `N((b − m)⁄s) + e^(2mb⁄s²) N((b + m)⁄s)` for `b ≤ 0`. */
function touchBelow(b: number, { m, s }: LogPath): number {
  if (b === 0) return 1;
  if (s === 0) return m <= b ? 1 : 0;
  const c = (2 * m * b) / (s * s);
  const d = (b + m) / s;
  return normalCdf((b - m) / s) + (d > 0 ? Math.exp(c) * normalCdf(d) : joined(c, d));
}

/** `e^c N(d)` for `d ≤ 0`, where `e^c` alone may overflow. */
function joined(c: number, d: number): number {
  return Math.exp(c - 0.5 * d * d) * normalDensity(0) * millsRatio(-d);
}

/** One minus the chance to stay inside: both tails, less what the images put back inside the corridor. */
function lost(l: number, u: number, path: LogPath): number {
  const { m, s } = path;
  const width = u - l;
  let sum = normalCdf((l - m) / s) + normalCdf((m - u) / s);
  for (let k = -6; k <= 6; k++) {
    if (k !== 0) sum -= inside(2 * k * width, l, u, path);
    sum += inside(2 * u + 2 * k * width, l, u, path);
  }
  return sum;
}

/** Mass in the corridor from a source at `y`, weighted `e^(my⁄s²)`. */
function inside(y: number, l: number, u: number, { m, s }: LogPath): number {
  const c = (m * y) / (s * s);
  const a = (l - y - m) / s;
  const b = (u - y - m) / s;
  if (a > 0) return joined(c, -a) - joined(c, -b);
  if (b < 0) return joined(c, b) - joined(c, a);
  return Math.exp(c) * normalBetween(a, b);
}

/** Survival as decaying sines on the corridor. */
function standingWaves(l: number, u: number, { m, s }: LogPath): number {
  const width = u - l;
  const a = m / (s * s);
  const still = (-0.5 * m * m) / (s * s);
  const atLower = Math.exp(still + a * l);
  const atUpper = Math.exp(still + a * u);
  let sum = 0;
  for (let n = 1; n <= 16; n++) {
    const k = (n * Math.PI) / width;
    const decay = Math.exp(-0.5 * k * k * s * s);
    const ends = n % 2 === 0 ? atLower - atUpper : atLower + atUpper;
    sum += (Math.sin(-k * l) * decay * k * ends) / (a * a + k * k);
  }
  return (2 / width) * sum;
}
