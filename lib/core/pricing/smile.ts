import type { Right } from '../market/chain';
import { blackPrice } from './black';
import { impliedVolatility, type Volatility } from './implied-volatility';
import type { Tail } from './smile-tail';

/**
 * Volatility of one expiry over log-moneyness `k = ln(K⁄F)`: cubic pieces over the quotes, a tail on either side. The
 * pieces are even in `y = asinh(k ⁄ scale)`, which is `k` itself near the money and its logarithm far out.
 */
export type Smile = {
  readonly forward: number;
  /** In years of 525 600 minutes. */
  readonly years: number;
  readonly scale: number;
  /** `y` of the first piece, and the width of each. */
  readonly start: number;
  readonly step: number;
  /** Four powers of the place within each piece. */
  readonly pieces: ArrayLike<number>;
  readonly left: Tail;
  readonly right: Tail;
};

/** One volatility for every strike: the lognormal law, under the same functions as a fitted smile. */
export function flatSmile(forward: number, years: number, volatility: number): Smile {
  const tail = { k: 0, share: 1, volatility };
  return {
    forward,
    years,
    scale: 1,
    start: 0,
    step: 1,
    pieces: new Float64Array(0),
    left: tail,
    right: tail,
  };
}

/** The same smile about another forward: sticky moneyness. */
export function movedSmile(smile: Smile, forward: number): Smile {
  return { ...smile, forward };
}

/** The tail that a log-moneyness lies in; `null` between the quotes. */
export function sideAt(smile: Smile, k: number): 'left' | 'right' | null {
  return k < smile.left.k ? 'left' : k >= smile.right.k ? 'right' : null;
}

const point: SmilePoint = { volatility: 0, slope: 0, bend: 0 };

/** Undiscounted price of any strike, in points; NaN where the strike is not positive. */
export function smilePrice(smile: Smile, right: Right, strike: number): number {
  const { forward, years } = smile;
  const k = Math.log(strike / forward);
  const side = sideAt(smile, k);
  if (side === null) {
    smileAt(smile, k, point);
    return blackPrice({ right, forward, strike, years, volatility: point.volatility });
  }
  const { volatility, share } = smile[side];
  const outer: Right = side === 'left' ? 'put' : 'call';
  const value = share * blackPrice({ right: outer, forward, strike, years, volatility });
  if (right === outer) return value;
  return right === 'call' ? value + (forward - strike) : value + (strike - forward);
}

/** Volatility of a strike; NaN where the strike is not positive. */
export function smileVolatility(smile: Smile, strike: number): Volatility {
  const { forward, years } = smile;
  const k = Math.log(strike / forward);
  const side = sideAt(smile, k);
  if (side === null) {
    smileAt(smile, k, point);
    return point.volatility as Volatility;
  }
  const tail = smile[side];
  if (tail.share === 1) return (Number.isNaN(k) ? k : tail.volatility) as Volatility;
  const right: Right = side === 'left' ? 'put' : 'call';
  const implied = impliedVolatility({
    right,
    forward,
    strike,
    years,
    price: smilePrice(smile, right, strike),
  });
  // Where the price is too small for a double the tail has long had its own volatility.
  return implied.ok ? implied.value : ((Number.isNaN(k) ? k : tail.volatility) as Volatility);
}

/** Volatility with its first two derivatives in `k`. */
export type SmilePoint = { volatility: number; slope: number; bend: number };

/** Writes the smile at a log-moneyness between the quotes. */
export function smileAt(smile: Smile, k: number, out: SmilePoint): void {
  const { pieces, scale, step } = smile;
  const ratio = k / scale;
  const place = (Math.asinh(ratio) - smile.start) / step;
  const j = Math.min(Math.max(Math.floor(place), 0), pieces.length / 4 - 1);
  const t = place - j;
  const b = pieces[4 * j + 1] as number;
  const c = pieces[4 * j + 2] as number;
  const d = pieces[4 * j + 3] as number;
  // dy⁄dk = 1 ⁄ (scale √(1 + ratio²)).
  const square = 1 + ratio * ratio;
  const along = 1 / (scale * Math.sqrt(square));
  const inStep = (b + t * (2 * c + 3 * d * t)) / step;
  out.volatility = (pieces[4 * j] as number) + t * (b + t * (c + t * d));
  out.slope = inStep * along;
  out.bend =
    ((2 * c + 6 * d * t) / (step * step)) * along * along - (inStep * along * ratio) / (scale * square);
}

/**
 * Durrleman's `g`: the risk-neutral density is `g` times a normal one, so that no butterfly costs less than nothing
 * where `g ≥ 0` (Gatheral & Jacquier, 2014, eq. 2.1).
 */
export function butterfly(k: number, years: number, { volatility, slope, bend }: SmilePoint): number {
  const w1 = 2 * years * volatility * slope;
  const turn = 1 - (k * slope) / volatility;
  const fall = 1 / (volatility * volatility * years) + 0.25;
  return turn * turn - 0.25 * w1 * w1 * fall + years * (slope * slope + volatility * bend);
}
