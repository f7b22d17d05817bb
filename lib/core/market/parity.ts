import { fail, ok, type Result } from '../result';
import type { Years } from '../unit';
import type { Chain, ChainRow, Quote, Right } from './chain';
import {
  type Line,
  median,
  type Point,
  robustDeviation,
  robustLine,
  weightedMedian,
  weightOf,
} from './robust-line';

/**
 * Put-call parity, `C − P = D (F − K)`: the forward and the discount factor that the quotes themselves imply.
 * Exact for European options; for American ones an approximation that says nothing about early exercise.
 */
export type Parity = {
  /** F, in points. */
  readonly forward: number;
  readonly forwardError: number;
  /** D, a fraction. */
  readonly discount: number;
  readonly discountError: number;
  /** Fitted to the quotes, or `e^(−rT)` of the user's rate where the quotes cannot tell. */
  readonly discountFrom: 'quotes' | 'rate';
  /** `−ln D ÷ T`, a fraction a year: what the quotes charge for capital. `null` where D is not from quotes. */
  readonly boxRate: number | null;
  readonly boxRateError: number | null;
  /** Robust scatter of `C − P` around the line, in points. */
  readonly residual: number;
  /** How many strikes near the money carry the fit. */
  readonly strikes: number;
  /** Where the forward can be sold (`lowest`) and bought (`highest`) through one strike's call and put, points. */
  readonly lowest: number;
  readonly highest: number;
};

/** `no-pair`: no strike with a call and a put both quoted on both sides. */
export type ParityFailure = 'no-pair' | 'not-a-time' | 'not-a-rate' | 'not-a-forward';

type Pair = Point & { readonly strike: number; readonly straddle: number };

// The strikes that count lie this many straddles from the forward: beyond, one of the two is all spread.
const STRADDLES_AROUND = 2.5;
const FEWEST_AROUND = 12;
// The quotes tell the rate where they tell it better than a user does, who is easily half a percent off.
const KNOWN_RATE_ERROR = 0.005;
const LOWEST_RATE = -0.05;
const HIGHEST_RATE = 0.25;
// How wrong a rate that a user typed may be, in the bounds that rest on it.
const ASSUMED_RATE_ERROR = 0.01;
/** No price or strike of an option market is larger. */
export const LARGEST_PRICE = 1e9;

/** `rate` is the user's own, continuously compounded, a fraction a year. Refuses what has no forward. */
export function fitParity(input: {
  readonly chain: Pick<Chain, 'rows'>;
  readonly years: Years;
  readonly rate: number;
}): Result<Parity, ParityFailure> {
  const { chain, years, rate } = input;
  if (!(years >= 0 && years <= 100)) return fail('not-a-time');
  if (!(Math.abs(rate) <= 1)) return fail('not-a-rate');
  const assumed = Math.exp(-rate * years);
  const bidFor = pairsOf(chain.rows, 'bid-for');
  // In the last minutes hardly an option is bid for on both sides; any price is then better than none.
  const pairs = nearTheMoney(bidFor.length > 0 ? bidFor : pairsOf(chain.rows, 'any'), assumed);
  if (pairs.length === 0) return fail('no-pair');
  const fitted = fittedDiscount(robustLine(pairs), years);
  const forward = fitted ? fitted.x + fitted.y / -fitted.slope : medianForward(pairs, assumed);
  if (!(forward > 0 && forward <= LARGEST_PRICE)) return fail('not-a-forward');
  const discount = fitted ? -fitted.slope : assumed;
  const discountError = fitted ? fitted.slopeError : ASSUMED_RATE_ERROR * years * assumed;
  const line = { forward, discount, discountError };
  const residual = fitted ? fitted.scale * medianError(pairs) : scatter(pairs, line);
  return ok({
    ...line,
    forwardError: fitted
      ? Math.hypot(fitted.levelError, fitted.slopeError * (forward - fitted.x)) / discount
      : residual / Math.sqrt(pairs.length) / discount,
    discountFrom: fitted ? 'quotes' : 'rate',
    boxRate: fitted ? -Math.log(discount) / years : null,
    boxRateError: fitted ? discountError / discount / years : null,
    residual,
    strikes: fitted ? fitted.used : pairs.length,
    ...executableForward(chain.rows, line),
  });
}

/**
 * What a limit on this option may cost: the other right and the forward, traded at what the market pays now,
 * make the same position. Points, never negative; `null` where the other right is not quoted on that side.
 */
export function limitBounds(
  row: ChainRow,
  right: Right,
  parity: Pick<Parity, 'discount' | 'lowest' | 'highest'>,
): { readonly lowest: number | null; readonly highest: number | null } {
  const { discount, lowest, highest } = parity;
  const other = right === 'call' ? row.put : row.call;
  const sign = right === 'call' ? 1 : -1;
  const bound = (price: number | null, forward: number) =>
    price === null ? null : Math.max(0, price + sign * discount * (forward - row.strike));
  const [dear, cheap] = right === 'call' ? [highest, lowest] : [lowest, highest];
  return { lowest: bound(other.bid, cheap), highest: bound(other.ask, dear) };
}

/** The forward bought (`ask`) or sold (`bid`) at one strike through its call and put; `null` unquoted. Points. */
export function syntheticForward(
  row: ChainRow,
  discount: number,
): { readonly bid: number | null; readonly ask: number | null } {
  const through = (sold: number | null, bought: number | null) =>
    sold === null || bought === null ? null : row.strike + (sold - bought) / discount;
  return { bid: through(row.call.bid, row.put.ask), ask: through(row.call.ask, row.put.bid) };
}

/** How far the forward seen from a strike may honestly be off for want of an exact discount factor. Points. */
export function discountSlack(
  strike: number,
  line: Pick<Parity, 'forward' | 'discount' | 'discountError'>,
): number {
  return (3 * line.discountError * Math.abs(strike - line.forward)) / line.discount;
}

/**
 * A strike whose own market does not contain the forward is not asked for it: one stale row would otherwise
 * move the bound and accuse every other.
 */
function executableForward(
  rows: readonly ChainRow[],
  line: Pick<Parity, 'forward' | 'discount' | 'discountError'>,
): { readonly lowest: number; readonly highest: number } {
  let lowest = Number.NEGATIVE_INFINITY;
  let highest = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (!isPrice(row.strike) || isCrossed(row.call) || isCrossed(row.put)) continue;
    const { bid, ask } = syntheticForward(row, line.discount);
    const slack = discountSlack(row.strike, line);
    if (bid !== null && bid - slack > line.forward) continue;
    if (ask !== null && ask + slack < line.forward) continue;
    if (bid !== null && bid - slack > lowest) lowest = bid - slack;
    if (ask !== null && ask + slack < highest) highest = ask + slack;
  }
  const known = Number.isFinite(lowest) && Number.isFinite(highest);
  return known ? { lowest, highest } : { lowest: line.forward, highest: line.forward };
}

/** A bid of 0 is a price but a poor estimate: the middle between it and the ask says little of the value. */
function pairsOf(rows: readonly ChainRow[], bids: 'bid-for' | 'any'): readonly Pair[] {
  const pairs = rows.flatMap(({ strike, call, put }) => {
    const callMid = middle(call);
    const putMid = middle(put);
    if (callMid === null || putMid === null || !isPrice(strike)) return [];
    if (bids === 'bid-for' && (call.bid === 0 || put.bid === 0)) return [];
    const error = (callMid.width + putMid.width) / 2;
    return [{ strike, x: strike, y: callMid.mid - putMid.mid, straddle: callMid.mid + putMid.mid, error }];
  });
  // A locked market is no proof of precision.
  const least = pairs.length === 0 ? 0 : Math.max(medianError(pairs) / 4, 1e-6);
  return pairs.map((pair) => ({ ...pair, error: Math.max(pair.error, least) }));
}

function middle({ bid, ask }: Quote): { readonly mid: number; readonly width: number } | null {
  if (bid === null || ask === null || !isPrice(ask) || !(bid >= 0 && bid <= ask)) return null;
  return { mid: (bid + ask) / 2, width: ask - bid };
}

function nearTheMoney(pairs: readonly Pair[], discount: number): readonly Pair[] {
  const forward = medianForward(pairs, discount);
  const nearest = [...pairs].sort((a, b) => Math.abs(a.strike - forward) - Math.abs(b.strike - forward));
  const straddle = median(nearest.slice(0, 5).map((pair) => pair.straddle));
  const reach = STRADDLES_AROUND * straddle;
  return nearest.filter((pair, rank) => rank < FEWEST_AROUND || Math.abs(pair.strike - forward) <= reach);
}

/** The line, where it tells the discount better than a rate that somebody assumes. */
function fittedDiscount(line: Line | null, years: Years): Line | null {
  if (line === null || !(line.slope < 0)) return null;
  const rate = Math.log(-line.slope) / -years;
  const rateError = line.slopeError / -line.slope / years;
  return rate >= LOWEST_RATE && rate <= HIGHEST_RATE && rateError <= KNOWN_RATE_ERROR ? line : null;
}

function medianForward(pairs: readonly Pair[], discount: number): number {
  return weightedMedian(pairs.map((pair) => ({ value: pair.x + pair.y / discount, ...weightOf(pair) })));
}

function medianError(pairs: readonly Pair[]): number {
  return median(pairs.map((pair) => pair.error));
}

/** Robust distance of the pairs from the line, in points. */
function scatter(
  pairs: readonly Pair[],
  { forward, discount }: { forward: number; discount: number },
): number {
  return robustDeviation(pairs.map((pair) => pair.y - discount * (forward - pair.strike)));
}

function isCrossed({ bid, ask }: Quote): boolean {
  return bid !== null && ask !== null && !(bid <= ask);
}

function isPrice(value: number): boolean {
  return value > 0 && value <= LARGEST_PRICE;
}
