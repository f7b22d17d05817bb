import { blackPrice } from './black';
import { millsRatio } from './mills';
import { normalUpperTail, ROOT_TWO_PI } from './normal';

/**
 * The law beyond the last quote: `share` of a lognormal one. Its prices join those of the quotes in level and slope, no
 * butterfly in it is free whatever the share, and its volatility is bounded, which is more than Lee (2004) asks for.
 */
export type Tail = { readonly k: number; readonly share: number; readonly volatility: number };

/**
 * The steepest that a smile may rise outwards at its end, in volatility per unit of `k`: there, the next strike would
 * cost as much as this one (call), or as much more as its own price is of its strike (put).
 */
export function steepestRise(k: number, years: number, volatility: number): number {
  const root = Math.sqrt(years);
  const s = volatility * root;
  return millsRatio(Math.abs(k) / s + 0.5 * s) / root;
}

/**
 * The tail from `k` outwards, beyond a smile that has this volatility and this slope there, `side` −1 or 1. `null` where
 * the smile rises too steeply for any law.
 */
export function tailFrom(
  k: number,
  side: number,
  years: number,
  volatility: number,
  slope: number,
): Tail | null {
  const root = Math.sqrt(years);
  const s = volatility * root;
  const x = Math.abs(k);
  if (!(side * k >= 0 && s > 0)) return null;
  const inner = upperMills(x / s - 0.5 * s);
  const outer = millsRatio(x / s + 0.5 * s);
  // Price and outward slope of the price, both over K φ(d2).
  const price = inner - outer;
  const chance = (side < 0 ? inner : outer) - side * slope * root;
  if (!(chance > 0 && price > 0)) return null;
  // With more noise the price is more beside the chance of getting there: from nothing to all a call, or a put, can have.
  const wanted = price / chance;
  let low = x / 60;
  let high = 20;
  if (x === 0) return { k, share: 1, volatility };
  if (!(ratioOf(x, high, side) > wanted && ratioOf(x, low, side) < wanted)) return null;
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high);
    if (ratioOf(x, middle, side) < wanted) low = middle;
    else high = middle;
  }
  const own = Math.sqrt(low * high);
  const at = { right: side < 0 ? 'put' : 'call', forward: 1, strike: Math.exp(k), years } as const;
  const share = blackPrice({ ...at, volatility }) / blackPrice({ ...at, volatility: own / root });
  return share > 0 && share < Infinity ? { k, share, volatility: own / root } : null;
}

/** Price over strike times the chance to end beyond it, of a lognormal law with deviation `s`. */
function ratioOf(x: number, s: number, side: number): number {
  const inner = upperMills(x / s - 0.5 * s);
  const outer = millsRatio(x / s + 0.5 * s);
  return (inner - outer) / (side < 0 ? inner : outer);
}

/** Mills ratio of any sign. */
function upperMills(y: number): number {
  return y >= 0 ? millsRatio(y) : normalUpperTail(y) * ROOT_TWO_PI * Math.exp(0.5 * y * y);
}
