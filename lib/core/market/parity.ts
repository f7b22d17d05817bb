import { fail, ok, type Result } from '../result';
import type { Years } from '../unit';
import type { Chain, ChainRow, Quote, Right } from './chain';
import {
  type Line,
  median,
  type Points,
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

/** Strikes with both options quoted: `x` the strike, `y` call − put in points. */
type Pairs = Points & { readonly straddle: Float64Array };

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
  const pairs = nearTheMoney(bidFor.x.length > 0 ? bidFor : pairsOf(chain.rows, 'any'), assumed);
  if (pairs.x.length === 0) return fail('no-pair');
  const fitted = fittedDiscount(robustLine(pairs), years);
  const forward = fitted ? fitted.x + fitted.y / -fitted.slope : medianForward(pairs, assumed);
  if (!(forward > 0 && forward <= LARGEST_PRICE)) return fail('not-a-forward');
  const discount = fitted ? -fitted.slope : assumed;
  const discountError = fitted ? fitted.slopeError : ASSUMED_RATE_ERROR * years * assumed;
  const line = { forward, discount, discountError };
  const residual = fitted ? fitted.scale * median(pairs.error) : scatter(pairs, line);
  return ok({
    ...line,
    forwardError: fitted
      ? Math.hypot(fitted.levelError, fitted.slopeError * (forward - fitted.x)) / discount
      : residual / Math.sqrt(pairs.x.length) / discount,
    discountFrom: fitted ? 'quotes' : 'rate',
    boxRate: fitted ? -Math.log(discount) / years : null,
    boxRateError: fitted ? discountError / discount / years : null,
    residual,
    strikes: fitted ? fitted.used : pairs.x.length,
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
function pairsOf(rows: readonly ChainRow[], bids: 'bid-for' | 'any'): Pairs {
  const pairs = columns(rows.length);
  let length = 0;
  for (const { strike, call, put } of rows) {
    if (!isPrice(strike) || !hasMiddle(call) || !hasMiddle(put)) continue;
    if (bids === 'bid-for' && (call.bid === 0 || put.bid === 0)) continue;
    const callMid = (call.bid + call.ask) / 2;
    const putMid = (put.bid + put.ask) / 2;
    pairs.x[length] = strike;
    pairs.y[length] = callMid - putMid;
    pairs.straddle[length] = callMid + putMid;
    pairs.error[length] = (call.ask - call.bid + (put.ask - put.bid)) / 2;
    length++;
  }
  const found = cut(pairs, 0, length);
  // A locked market is no proof of precision.
  const least = length === 0 ? 0 : Math.max(median(found.error) / 4, 1e-6);
  for (let i = 0; i < length; i++) found.error[i] = Math.max(found.error[i] as number, least);
  return found;
}

function columns(length: number): Pairs {
  const column = () => new Float64Array(length);
  return { x: column(), y: column(), error: column(), straddle: column() };
}

function cut({ x, y, error, straddle }: Pairs, from: number, to: number): Pairs {
  const part = (column: Float64Array) => column.subarray(from, to);
  return { x: part(x), y: part(y), error: part(error), straddle: part(straddle) };
}

function hasMiddle(quote: Quote): quote is Quote & { readonly bid: number; readonly ask: number } {
  const { bid, ask } = quote;
  return bid !== null && ask !== null && isPrice(ask) && bid >= 0 && bid <= ask;
}

/** The strikes around the forward, as they stand in the chain. */
function nearTheMoney(pairs: Pairs, discount: number): Pairs {
  const { x, straddle } = pairs;
  const forward = medianForward(pairs, discount);
  const away = (place: number) => Math.abs((x[place] ?? Number.POSITIVE_INFINITY) - forward);
  let from = x.findIndex((strike) => strike >= forward);
  if (from < 0) from = x.length;
  let to = from;
  const nearest: number[] = [];
  let reach = Number.POSITIVE_INFINITY;
  while (to - from < x.length) {
    const [left, right] = [away(from - 1), away(to)];
    if (nearest.length >= FEWEST_AROUND && Math.min(left, right) > reach) break;
    if (left <= right) from--;
    else to++;
    nearest.push(straddle[left <= right ? from : to - 1] as number);
    if (nearest.length === 5) reach = STRADDLES_AROUND * median(nearest);
  }
  return cut(pairs, from, to);
}

/** The line, where it tells the discount better than a rate that somebody assumes. */
function fittedDiscount(line: Line | null, years: Years): Line | null {
  if (line === null || !(line.slope < 0)) return null;
  const rate = Math.log(-line.slope) / -years;
  const rateError = line.slopeError / -line.slope / years;
  return rate >= LOWEST_RATE && rate <= HIGHEST_RATE && rateError <= KNOWN_RATE_ERROR ? line : null;
}

function medianForward({ x, y, error }: Pairs, discount: number): number {
  const forwards = new Float64Array(x.length);
  const weights = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    forwards[i] = (x[i] as number) + (y[i] as number) / discount;
    weights[i] = weightOf(error[i] as number);
  }
  return weightedMedian(forwards, weights);
}

/** Robust distance of the pairs from the line, in points. */
function scatter({ x, y }: Pairs, { forward, discount }: { forward: number; discount: number }): number {
  return robustDeviation(y.map((gap, i) => gap - discount * (forward - (x[i] as number))));
}

function isCrossed({ bid, ask }: Quote): boolean {
  return bid !== null && ask !== null && !(bid <= ask);
}

function isPrice(value: number): boolean {
  return value > 0 && value <= LARGEST_PRICE;
}
