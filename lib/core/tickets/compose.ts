import { contractOf } from '../market/contract';
import type { Result } from '../result';
import type { CalendarDate } from '../unit';
import {
  type Action,
  contractsOf,
  type Effect,
  type Limit,
  type Order,
  type OrderLeg,
  orderOf,
  type TimeInForce,
  unitsOf,
} from './order';
import { refuse, type TicketFailure } from './ticket-failure';

type CondorOrder = {
  readonly root: string;
  readonly expiry: CalendarDate;
  /** K1 long put, K2 short put, K3 short call, K4 long call, in points. */
  readonly strikes: readonly [number, number, number, number];
  /** Points for each of the four, where each is to have a price of its own. */
  readonly prices?: readonly [number, number, number, number];
  readonly count: number;
  readonly limit: Limit | null;
  readonly timeInForce: TimeInForce | null;
};

/** The order that opens a condor as the search found it. */
export function condorOrder(condor: CondorOrder): Result<Order, TicketFailure> {
  const { root, expiry, strikes, prices, count, limit, timeInForce } = condor;
  const leg = (i: 0 | 1 | 2 | 3, action: Action): OrderLeg => ({
    right: i < 2 ? 'put' : 'call',
    strike: strikes[i],
    expiry,
    action,
    effect: 'open',
    ratio: 1,
    price: prices?.[i] ?? null,
  });
  return orderOf({
    underlying: contractOf(root).underlying,
    root,
    legs: [leg(0, 'buy'), leg(1, 'sell'), leg(2, 'sell'), leg(3, 'buy')],
    quantity: count,
    limit,
    timeInForce,
  });
}

/** The order that takes back what this one opened; its legs have no prices yet. */
export function closingOrder(
  opened: Order,
  limit: Limit | null,
  timeInForce: TimeInForce | null,
): Result<Order, TicketFailure> {
  if (opened.legs.some((leg) => leg.effect !== 'open')) return refuse('openOrCloseUnknown');
  const legs = opened.legs.map((leg) => ({
    ...leg,
    action: leg.action === 'buy' ? ('sell' as const) : ('buy' as const),
    effect: 'close' as Effect,
    price: null,
  }));
  return orderOf({ ...opened, legs, limit, timeInForce });
}

/**
 * Closing one position and opening the next as one order; the limit is for one unit of the whole. Refuses legs
 * that both would trade: what remains of them is for the user to say.
 */
export function rollOrder(
  closing: Order,
  opening: Order,
  limit: Limit | null,
  timeInForce: TimeInForce | null,
): Result<Order, TicketFailure> {
  if (closing.root !== opening.root) return refuse('rootsMixed', closing.root, opening.root);
  const legs = [closing, opening].flatMap((order) =>
    order.legs.map((leg) => ({ ...leg, ratio: contractsOf(order, leg) })),
  );
  const { quantity, ratios } = unitsOf(legs.map((leg) => leg.ratio));
  return orderOf({
    ...opening,
    legs: legs.map((leg, i) => ({ ...leg, ratio: ratios[i] ?? 1 })),
    quantity,
    limit,
    timeInForce,
  });
}
