import { fail, ok, type Result } from '../result';
import { cubicPieces } from './cubic';
import { butterfly, flatSmile, type Smile, type SmilePoint, smileAt } from './smile';
import { type Corridor, corridorOf, type SmileQuotes } from './smile-quotes';
import { fitSpline, type Spline } from './smile-spline';
import { tailFrom } from './smile-tail';

/** A smile and how well it kept to its quotes. */
export type SmileFit = {
  readonly smile: Smile;
  /** Quotes of the corridor, and how many of them the smile had to leave. */
  readonly quotes: number;
  readonly outside: number;
  /** Log-moneyness of the first and last quote with a bid: beyond, nobody says what the market is. */
  readonly from: number;
  readonly to: number;
};

export type SmileFailure = 'expired' | 'invalid-contract' | 'no-quotes';

const STIFFNESS = 1e-2;
/** 10 000 % a year: quotes that imply more at the money are no market, and no curve through them is a law. */
const LARGEST_VOLATILITY = 100;

/**
 * Fits one expiry inside its bid and ask volatilities, free of butterfly arbitrage at every strike: a curve that is
 * not, is made stiffer until it is, and at last flat. Where both cannot be had the butterfly wins, and `outside` says
 * what it cost.
 */
export function fitSmile(quotes: SmileQuotes): Result<SmileFit, SmileFailure> {
  const { forward, years } = quotes;
  if (!(forward > 0 && forward < Infinity)) return fail('invalid-contract');
  if (!(years > 0 && years < Infinity)) return fail('expired');
  const corridor = corridorOf(quotes);
  const atm = nearest(corridor);
  if (!(atm > 0 && atm <= LARGEST_VOLATILITY)) return fail('no-quotes');
  for (let stiffness = STIFFNESS; stiffness < 1e8; stiffness *= 10) {
    const spline = fitSpline(corridor, years, atm, stiffness);
    const smile = spline && smileOf(spline, forward, years);
    if (smile) return ok(report(smile, corridor));
  }
  return ok(report(flatSmile(forward, years, atm), corridor));
}

/** Middle volatility of the quote nearest the money that has both sides; NaN where none has. */
function nearest({ length, k, low, high }: Corridor): number {
  let best = -1;
  for (let i = 0; i < length; i++) {
    if (!((low[i] as number) > 0)) continue;
    if (best < 0 || Math.abs(k[i] as number) < Math.abs(k[best] as number)) best = i;
  }
  return best < 0 ? Number.NaN : 0.5 * ((low[best] as number) + (high[best] as number));
}

const point: SmilePoint = { volatility: 0, slope: 0, bend: 0 };

/** The smile of a spline; `null` where a butterfly is free between the quotes, or no tail can follow. */
function smileOf(spline: Spline, forward: number, years: number): Smile | null {
  const { scale, start, step } = spline;
  const pieces = cubicPieces(spline.coefficients, spline.pieces);
  if (!isFree(spline, pieces, years)) return null;
  const none = { k: Number.NaN, share: 0, volatility: 0 };
  const bare: Smile = { forward, years, scale, start, step, pieces, left: none, right: none };
  const left = tailAtEnd(bare, scale * Math.sinh(start), -1);
  const right = tailAtEnd(bare, scale * Math.sinh(start + step * spline.pieces), 1);
  return left && right && { ...bare, left, right };
}

/** The butterfly at every eighth of a piece, which is finer than the spline can bend. */
function isFree({ scale, start, step }: Spline, pieces: Float64Array, years: number): boolean {
  let growth = Math.exp(start);
  const perPlace = Math.exp(0.125 * step);
  for (let j = 0; j < pieces.length; j += 4) {
    const b = pieces[j + 1] as number;
    const c = pieces[j + 2] as number;
    const d = pieces[j + 3] as number;
    for (let t = 0; t < 1; t += 0.125) {
      const ratio = 0.5 * (growth - 1 / growth);
      const root = 0.5 * (growth + 1 / growth);
      const along = 1 / (scale * root);
      const inStep = (b + t * (2 * c + 3 * d * t)) / step;
      growth *= perPlace;
      point.volatility = (pieces[j] as number) + t * (b + t * (c + t * d));
      point.slope = inStep * along;
      point.bend = ((2 * c + 6 * d * t) / (step * step) - (inStep * ratio) / root) * along * along;
      if (!(point.volatility > 0 && butterfly(scale * ratio, years, point) >= 0)) return false;
    }
  }
  return true;
}

function tailAtEnd(smile: Smile, k: number, side: number) {
  smileAt(smile, k, point);
  return tailFrom(k, side, smile.years, point.volatility, point.slope);
}

function report(smile: Smile, { length, k, low, high }: Corridor): SmileFit {
  let outside = 0;
  for (let i = 0; i < length; i++) {
    if (smile.pieces.length === 0) point.volatility = smile.left.volatility;
    else smileAt(smile, k[i] as number, point);
    // A rounding beyond the quote is on it.
    const slack = 1e-12 * point.volatility;
    if (point.volatility < (low[i] as number) - slack || point.volatility > (high[i] as number) + slack)
      outside++;
  }
  return { smile, quotes: length, outside, from: k[0] as number, to: k[length - 1] as number };
}
