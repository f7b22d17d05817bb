import type { Chain, Right } from '../market/chain';
import { contractOf } from '../market/contract';
import type { Parity } from '../market/parity';
import { fail, ok, type Result } from '../result';
import { type LimitWarning, limitAt, limitWarnings, type OrderBounds, orderBounds } from '../tickets/limit';
import { type Effect, type Order, orderOf } from '../tickets/order';
import type { TicketFailure } from '../tickets/ticket-failure';
import type { CalendarDate } from '../unit';

/** One option bought (+1) or sold (−1) per condor, with the quotes it is dealt at. */
export type Trade = {
  readonly right: Right;
  readonly strike: number;
  readonly expiry: CalendarDate;
  readonly side: 1 | -1;
  readonly effect: Effect;
  readonly bid: number;
  readonly ask: number;
};

/** Points for one condor's worth of trades, negative for money received. */
export type Cost = { readonly natural: number; readonly mid: number };

/** The same trades as an order at natural prices and at mid, and what to know before sending either. */
export type ActionTicket = {
  readonly natural: PricedOrder;
  readonly mid: PricedOrder;
  readonly bounds: OrderBounds;
};

export type PricedOrder = { readonly order: Order; readonly warnings: readonly LimitWarning[] };

/** A trade at the quotes of its chain; `null` where it is not quoted on both sides, or crossed. */
export function tradeOf(
  chain: Pick<Chain, 'rows' | 'expiry'>,
  right: Right,
  strike: number,
  side: 1 | -1,
  effect: Effect,
): Trade | null {
  const quote = chain.rows.find((row) => row.strike === strike)?.[right];
  const { bid, ask } = quote ?? { bid: null, ask: null };
  if (bid === null || ask === null || !(bid >= 0 && ask >= bid && ask > 0)) return null;
  return { right, strike, expiry: chain.expiry, side, effect, bid, ask };
}

export function costOf(trades: readonly Trade[]): Cost {
  const sum = (price: (trade: Trade) => number) =>
    Math.round(trades.reduce((all, trade) => all + trade.side * price(trade), 0) * 1e6) / 1e6;
  return { natural: sum(dealtAt), mid: sum(({ bid, ask }) => (bid + ask) / 2) };
}

/** `markets` are the expiries traded, for the bounds. */
export function ticketOf(
  root: string,
  trades: readonly Trade[],
  count: number,
  markets: readonly { readonly chain: Chain; readonly parity: Parity }[],
): Result<ActionTicket, TicketFailure> {
  const draft: Order = {
    underlying: contractOf(root).underlying,
    root,
    legs: trades.map(({ right, strike, expiry, side, effect }) => ({
      right,
      strike,
      expiry,
      action: side === 1 ? 'buy' : 'sell',
      effect,
      ratio: 1,
      price: null,
    })),
    quantity: count,
    limit: null,
    timeInForce: 'day',
  };
  const bounds = orderBounds(
    draft,
    markets.map(({ chain, parity }) => ({ expiry: chain.expiry, rows: chain.rows, parity })),
  );
  const { natural, mid } = costOf(trades);
  const at = (net: number, price: (trade: Trade) => number): Result<PricedOrder, TicketFailure> => {
    const limit = limitAt(draft, net, 'nearest');
    if (!limit.ok) return limit;
    const legs = draft.legs.map((leg, i) => ({
      ...leg,
      price: Math.round(price(trades[i] as Trade) * 100) / 100,
    }));
    const order = orderOf({ ...draft, legs, limit: limit.value });
    return order.ok ? ok({ order: order.value, warnings: limitWarnings(order.value, bounds) }) : order;
  };
  const orders = { natural: at(natural, dealtAt), mid: at(mid, ({ bid, ask }) => (bid + ask) / 2) };
  if (!orders.natural.ok) return fail(orders.natural.error);
  if (!orders.mid.ok) return fail(orders.mid.error);
  return ok({ natural: orders.natural.value, mid: orders.mid.value, bounds });
}

function dealtAt({ side, bid, ask }: Trade): number {
  return side === 1 ? ask : bid;
}
