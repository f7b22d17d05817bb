import { normalBetween, normalCdf, normalDensity, normalUpperTail } from './normal';
import { butterfly, type Smile, type SmilePoint, sideAt, smileAt, smilePrice } from './smile';

/**
 * The risk-neutral law of a smile (Breeden & Litzenberger, 1978), from its formulas and not from differences: mass 1
 * and mean F by construction. `flatSmile` makes it the lognormal one.
 */

const point: SmilePoint = { volatility: 0, slope: 0, bend: 0 };

/** Where the law stands at a strike: `d2` of its volatility, or of its tail's, and the share of that normal law. */
type Place = {
  readonly s: number;
  readonly d2: number;
  readonly tail: 'left' | 'right' | null;
  readonly share: number;
};

function placeOf(smile: Smile, k: number): Place {
  const tail = sideAt(smile, k);
  if (tail === null) smileAt(smile, k, point);
  const s = (tail === null ? point : smile[tail]).volatility * Math.sqrt(smile.years);
  return { s, d2: -k / s - 0.5 * s, tail, share: tail === null ? 1 : smile[tail].share };
}

/** `P(S ≤ strike)` at settlement; 0 at or below zero, NaN for NaN. */
export function smileCdf(smile: Smile, strike: number): number {
  return chance(smile, strike, true);
}

/** `P(S > strike)`, small ones to full relative accuracy. */
export function smileAbove(smile: Smile, strike: number): number {
  return chance(smile, strike, false);
}

function chance(smile: Smile, strike: number, below: boolean): number {
  if (Number.isNaN(strike)) return strike;
  if (!(strike > 0 && strike < Infinity)) return strike > 0 === below ? 1 : 0;
  const { d2, tail, share } = placeOf(smile, Math.log(strike / smile.forward));
  if (tail === 'left') return below ? share * normalCdf(-d2) : 1 - share * normalCdf(-d2);
  if (tail === 'right') return below ? 1 - share * normalUpperTail(-d2) : share * normalUpperTail(-d2);
  // −∂C⁄∂K = Φ(d2) − φ(d2) √T σ′(k).
  const skew = normalDensity(d2) * Math.sqrt(smile.years) * point.slope;
  return below ? normalCdf(-d2) + skew : normalCdf(d2) - skew;
}

/** `P(from < S ≤ to)`; 0 where the interval is empty. */
export function smileBetween(smile: Smile, from: number, to: number): number {
  if (to <= from) return 0;
  if (smile.pieces.length === 0 && from > 0 && to < Infinity) {
    const a = placeOf(smile, Math.log(from / smile.forward));
    const b = placeOf(smile, Math.log(to / smile.forward));
    return normalBetween(-a.d2, -b.d2);
  }
  // Above the forward both chances of ending higher are the small ones.
  return from > smile.forward
    ? smileAbove(smile, from) - smileAbove(smile, to)
    : smileCdf(smile, to) - smileCdf(smile, from);
}

/** Density per point of the underlying; 0 at or below zero, NaN for NaN. */
export function smilePdf(smile: Smile, strike: number): number {
  if (Number.isNaN(strike)) return strike;
  if (!(strike > 0 && strike < Infinity)) return 0;
  const k = Math.log(strike / smile.forward);
  const { s, d2, tail, share } = placeOf(smile, k);
  const normal = normalDensity(d2) / (strike * s);
  return normal * (tail === null ? butterfly(k, smile.years, point) : share);
}

/** The level with `P(S ≤ level) = p`, to 1e-12 of itself; NaN unless `0 < p < 1`. */
export function smileQuantile(smile: Smile, p: number): number {
  if (!(p > 0 && p < 1)) return Number.NaN;
  let low = -50;
  let high = 50;
  for (let step = 0; step < 60 && high - low > 1e-13; step++) {
    const middle = 0.5 * (low + high);
    if (smileCdf(smile, smile.forward * Math.exp(middle)) < p) low = middle;
    else high = middle;
  }
  return smile.forward * Math.exp(0.5 * (low + high));
}

/**
 * A payoff made of straight lines: `values` at rising `strikes`, and the slopes before the first and after the last.
 */
export type Payoff = {
  readonly strikes: readonly number[];
  readonly values: readonly number[];
  readonly before: number;
  readonly after: number;
};

/**
 * Expectation of a payoff, undiscounted, exact under the smile: the line that holds at the forward, plus every kink as
 * so many out-of-the-money options. NaN where strikes do not rise or are not positive.
 */
export function smileExpectation(smile: Smile, { strikes, values, before, after }: Payoff): number {
  const { forward } = smile;
  const slopeAfter = (i: number) =>
    i < 0
      ? before
      : i + 1 >= strikes.length
        ? after
        : ((values[i + 1] as number) - (values[i] as number)) /
          ((strikes[i + 1] as number) - (strikes[i] as number));
  const above = strikes.findIndex((strike) => strike >= forward);
  const held = (above < 0 ? strikes.length : above) - 1;
  const anchor = Math.max(held, 0);
  let sum = (values[anchor] as number) + slopeAfter(held) * (forward - (strikes[anchor] as number));
  for (const [i, strike] of strikes.entries()) {
    if (!(strike > 0 && (i === 0 || strike > (strikes[i - 1] as number)))) return Number.NaN;
    const kink = slopeAfter(i) - slopeAfter(i - 1);
    sum += kink * smilePrice(smile, i <= held ? 'put' : 'call', strike);
  }
  return sum;
}
