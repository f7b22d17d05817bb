import type { Right } from '../market/chain';
import { parseDate, partsOf } from '../market/clock';
import { contractOf } from '../market/contract';
import { ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import { commonDivisor, isPrice, isStrike } from './numeral';
import { payoffRange } from './payoff';
import { refuse, type TicketFailure } from './ticket-failure';

/** One order as a trader means it, whatever broker it is written for. */
export type Order = {
  readonly underlying: string;
  /** One root for all legs: AM and PM contracts are never combined. */
  readonly root: string;
  /** By expiry, strike, put before call: equal orders are equal values. */
  readonly legs: readonly OrderLeg[];
  readonly quantity: number;
  /** `null` where a text does not say. */
  readonly limit: Limit | null;
  readonly timeInForce: TimeInForce | null;
};

export type OrderLeg = {
  readonly right: Right;
  /** Points. */
  readonly strike: number;
  readonly expiry: CalendarDate;
  readonly action: Action;
  readonly effect: Effect;
  /** Contracts of this leg in one unit of the order; all ratios together have no common divisor. */
  readonly ratio: number;
  /** Points for one option, `null` where it has no price of its own. */
  readonly price: number | null;
};

/** Points for one unit of the order, never negative: the kind has the sign. */
export type Limit = { readonly kind: 'credit' | 'debit' | 'even'; readonly price: number };

export type Action = 'buy' | 'sell';
export type Effect = 'open' | 'close';
export type TimeInForce = 'day' | 'gtc';

export const MOST_LEGS = 8;
const MOST_UNITS = 10_000;
const MOST_RATIO = 100;

/** The order with its legs in their one order, or the first thing that is wrong with it. */
export function orderOf(order: Order): Result<Order, TicketFailure> {
  const { root, underlying, quantity, limit } = order;
  // A digit marks a contract that a corporate action has adjusted: it delivers something else.
  if (!/^[A-Z]{1,6}$/.test(root) || contractOf(root).underlying !== underlying)
    return refuse('rootUnknown', root);
  if (order.legs.length === 0) return refuse('legsMissing');
  if (order.legs.length > MOST_LEGS) return refuse('legsTooMany', order.legs.length, MOST_LEGS);
  const legs = [...order.legs].sort(compareLegs);
  for (const leg of legs) {
    const sound = checkLeg(leg);
    if (!sound.ok) return sound;
  }
  const twice = legs.find((leg, i) => i > 0 && contractKey(leg) === contractKey(legs[i - 1]));
  if (twice) return refuse('legTwice', twice.expiry, twice.strike, twice.right);
  if (commonDivisor(legs.map((leg) => leg.ratio)) !== 1) return refuse('ratioInvalid');
  if (!(Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_UNITS))
    return refuse('quantityInvalid', quantity);
  if (limit !== null && !(isPrice(limit.price) && (limit.kind === 'even') === (limit.price === 0)))
    return refuse('priceInvalid', limit.price);
  if (limit !== null && isReversed(legs, limit)) return refuse('limitReversed', limit.price, limit.kind);
  return ok({ ...order, legs });
}

/** Contracts of this leg in the whole order. */
export function contractsOf(order: Order, leg: OrderLeg): number {
  return order.quantity * leg.ratio;
}

/** The expiries of an order, nearest first. */
export function expiriesOf(order: Pick<Order, 'legs'>): readonly CalendarDate[] {
  return [...new Set(order.legs.map((leg) => leg.expiry))].sort();
}

/** Units and ratios of legs that a text gives in contracts. Only for counts from 1 up. */
export function unitsOf(contracts: readonly number[]): {
  readonly quantity: number;
  readonly ratios: readonly number[];
} {
  const quantity = commonDivisor(contracts);
  return { quantity, ratios: contracts.map((count) => count / quantity) };
}

function checkLeg({ strike, expiry, ratio, price }: OrderLeg): Result<null, TicketFailure> {
  if (!isStrike(strike)) return refuse('strikeInvalid', strike);
  const date = parseDate(expiry);
  if (!date.ok || partsOf(date.value).year < 2000 || partsOf(date.value).year > 2099)
    return refuse('expiryInvalid', expiry);
  if (!(Number.isInteger(ratio) && ratio >= 1 && ratio <= MOST_RATIO)) return refuse('ratioInvalid', ratio);
  if (price !== null && !isPrice(price)) return refuse('priceInvalid', price);
  return ok(null);
}

/** What can never pay is never paid for, and what can never cost is never given away. */
function isReversed(legs: readonly OrderLeg[], { kind }: Limit): boolean {
  const range = payoffRange(legs);
  if (range === null) return false;
  return (range.most <= 0 && kind !== 'credit') || (range.least >= 0 && kind === 'credit');
}

function compareLegs(a: OrderLeg, b: OrderLeg): number {
  if (a.expiry !== b.expiry) return a.expiry < b.expiry ? -1 : 1;
  return a.strike - b.strike || (a.right === b.right ? 0 : a.right === 'put' ? -1 : 1);
}

function contractKey(leg: OrderLeg | undefined): string {
  return leg ? `${leg.expiry} ${leg.strike} ${leg.right}` : '';
}
