import type { Right } from '../market/chain';
import { millsRatio } from './mills';
import { type MillsPair, millsPair } from './mills-pair';
import { differenceError, logMoneyness } from './moneyness';
import { ROOT_TWO_PI } from './normal';

/** A European option on a forward. */
export type BlackInput = {
  readonly right: Right;
  /** Forward of the option's own expiry, in points; positive. */
  readonly forward: number;
  /** In points; positive. */
  readonly strike: number;
  /** To settlement, in years of 525 600 minutes; zero or more. */
  readonly years: number;
  /** Annualised, as a fraction: 0.2 is 20 %; zero or more. */
  readonly volatility: number;
};

/** Undiscounted value and its derivatives; all NaN where an input is NaN or out of its range. */
export type BlackGreeks = {
  /** Points. */
  price: number;
  /** Per point of the forward: −1 to 1. */
  delta: number;
  /** Change of delta per point of the forward. */
  gamma: number;
  /** Points per 1.00 of volatility: a hundredth of it per vol point. */
  vega: number;
  /** Points per year as time passes: negative. */
  theta: number;
  /** Change of vega per point of the forward. */
  vanna: number;
  /** Change of vega per 1.00 of volatility. */
  volga: number;
};

/**
 * Undiscounted price, Black (1976), in points. With no time or no volatility left it is the intrinsic value.
 * NaN where an input is NaN or out of its range.
 */
export function blackPrice(input: BlackInput): number {
  const { right, forward, strike, years, volatility } = input;
  const x = logMoneyness(forward, strike);
  const s = deviation(years, volatility);
  const value = timeValue(forward, strike, Math.abs(x), s);
  return Number.isNaN(x) ? x : inMoney(right, forward, strike, value);
}

/**
 * Price and greeks, undiscounted. With no time or no volatility left: intrinsic value, delta 0, ±½ at the money, ±1,
 * and zero for the rest.
 */
export function blackGreeks(input: BlackInput): BlackGreeks {
  const { right, forward, strike, years, volatility } = input;
  const signed = logMoneyness(forward, strike);
  const s = deviation(years, volatility);
  if (Number.isNaN(signed + s)) return { ...NOTHING };
  const x = Math.abs(signed);
  const price = inMoney(right, forward, strike, timeValue(forward, strike, x, s));
  const d1 = s > 0 ? signed / s + 0.5 * s : signed * Infinity;
  const d2 = s > 0 ? signed / s - 0.5 * s : d1;
  const scaled = s > 0 ? vegaRoot(forward, strike, x, s) : 0;
  const delta = blackDelta(right, d1, scaled / forward);
  if (scaled === 0) return { ...NOTHING, price, delta, gamma: 0, vega: 0, theta: 0, vanna: 0, volga: 0 };
  const root = Math.sqrt(years);
  const vega = scaled * root;
  return {
    price,
    delta,
    gamma: scaled / forward / (forward * s),
    vega,
    theta: (-0.5 * scaled * volatility) / root,
    vanna: (-scaled / forward) * (d2 / volatility),
    volga: vega * d1 * (d2 / volatility),
  };
}

const NOTHING: BlackGreeks = {
  price: Number.NaN,
  delta: Number.NaN,
  gamma: Number.NaN,
  vega: Number.NaN,
  theta: Number.NaN,
  vanna: Number.NaN,
  volga: Number.NaN,
};

/** `σ√T`; NaN where either is negative, and zero where either is zero, whatever the other. */
function deviation(years: number, volatility: number): number {
  if (!(years >= 0 && volatility >= 0)) return Number.NaN;
  return years === 0 || volatility === 0 ? 0 : volatility * Math.sqrt(years);
}

/**
 * `F φ(d1)`, also `K φ(d2)`: vega for a square root of time of one. Of the two, the one nearer the peak of the density
 * keeps the exponent, and with it the rounding that `exp` magnifies, small.
 */
function vegaRoot(forward: number, strike: number, x: number, s: number): number {
  const nearer = x / s - 0.5 * s;
  return (Math.min(forward, strike) * Math.exp(-0.5 * nearer * nearer)) / ROOT_TWO_PI;
}

const pair: MillsPair = { even: 0, odd: 0 };

/**
 * Price of the out-of-the-money side, in points, `x = |ln(F⁄K)|`, `s = σ√T`. With `z = x⁄s`, `t = s⁄2` and the Mills
 * ratio `M` it is `F φ(d1) (M(z − t) − M(z + t))`, and what it lacks to `min(F, K)` is `F φ(d1) (M(t − z) + M(t + z))`.
 */
function timeValue(forward: number, strike: number, x: number, s: number): number {
  if (s === 0) return 0;
  const z = x / s;
  const t = 0.5 * s;
  const scaled = vegaRoot(forward, strike, x, s);
  if (z >= t || (t <= 1 && z * t <= 2)) {
    if (scaled === 0) return 0;
    millsPair(z, t, pair);
    return 2 * scaled * pair.odd;
  }
  const most = Math.min(forward, strike);
  return scaled === 0 ? most : most - scaled * (millsRatio(t - z) + millsRatio(t + z));
}

/** Adds the intrinsic value, and what its subtraction rounded away. */
function inMoney(right: Right, forward: number, strike: number, value: number): number {
  const difference = forward - strike;
  const error = differenceError(forward, strike, difference);
  if (right === 'call') return difference > 0 ? difference + (value + error) : value;
  return difference < 0 ? -difference + (value - error) : value;
}

/** `Φ(d1)` of a call, `−Φ(−d1)` of a put, each small tail taken directly. */
function blackDelta(right: Right, d1: number, density: number): number {
  // NaN is 0 · ∞: at the money with nothing left.
  if (Number.isNaN(d1)) return right === 'call' ? 0.5 : -0.5;
  const tail = density === 0 ? 0 : density * millsRatio(Math.abs(d1));
  if (right === 'call') return d1 < 0 ? tail : 1 - tail;
  return d1 > 0 ? 0 - tail : tail - 1;
}
