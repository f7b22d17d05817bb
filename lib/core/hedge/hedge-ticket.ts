import { contractOf, tickAt } from '../market/contract';
import { limitBounds } from '../market/parity';
import { fail, ok, type Result } from '../result';
import type { FormatId } from '../tickets/format';
import { formats } from '../tickets/formats';
import {
  type LegMarket,
  type LimitAim,
  type LimitWarning,
  limitAt,
  limitWarnings,
  type OrderBounds,
  orderBounds,
} from '../tickets/limit';
import { type Order, orderOf, unitsOf } from '../tickets/order';
import type { TicketFailure } from '../tickets/ticket-failure';
import type { CalendarDate } from '../unit';
import type { ListedLeg } from './leg';
import type { VixBoard } from './snap';
import { legsOfSet, type SnappedLayers } from './snapped-set';

/** One leg with its own limit, in points. */
export type LegLimit = {
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly strike: number;
  readonly side: 1 | -1;
  readonly contracts: number;
  readonly natural: number;
  readonly mid: number;
  /** On the tick and inside both bounds. */
  readonly limit: number;
  readonly tick: number;
  /** By conversion and reversal: dealing beyond is dearer than the same position made another way. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** True where a bound moved the limit. */
  readonly bounded: boolean;
};

export type HedgeTicket = {
  readonly order: Order;
  readonly legs: readonly LegLimit[];
  readonly bounds: OrderBounds;
  readonly warnings: readonly LimitWarning[];
};

/** Why a hedge is no order: words under `hedge.ticket.<code>`, those of a ticket under `ticket.<code>`. */
export type HedgeTicketRefusal =
  /** Nobody quotes these prices. */
  | { readonly code: 'modelled' }
  | { readonly code: 'nothingToBuy' }
  | { readonly code: 'notAnOrder'; readonly failure: TicketFailure };

/** The contracts of these layers as one order that opens them, day order, every leg with its own limit. */
export function hedgeTicket(
  snapped: SnappedLayers,
  counts: readonly number[],
  board: VixBoard,
  aim: LimitAim,
): Result<HedgeTicket, HedgeTicketRefusal> {
  const held = merged(legsOfSet(snapped, counts));
  const markets = marketsOf(board, held);
  const legs = held.map((each) => legLimit(each, markets, aim));
  const [first] = legs;
  if (first === undefined) return fail({ code: 'nothingToBuy' });
  const { quantity, ratios } = unitsOf(legs.map(({ contracts }) => contracts));
  const other = legs.find(({ root }) => root !== first.root);
  if (other !== undefined)
    return fail({ code: 'notAnOrder', failure: { code: 'rootsMixed', detail: [first.root, other.root] } });
  const open: Order = {
    underlying: contractOf(first.root).underlying,
    root: first.root,
    legs: legs.map(({ expiry, strike, side, limit }, i) => ({
      right: 'call',
      strike,
      expiry,
      action: side === 1 ? 'buy' : 'sell',
      effect: 'open',
      ratio: ratios[i] ?? 1,
      price: limit,
    })),
    quantity,
    limit: null,
    timeInForce: 'day',
  };
  const net = legs.reduce((sum, { side, limit }, i) => sum + side * (ratios[i] ?? 1) * limit, 0);
  const limit = limitAt(open, net, 'nearest');
  const order = limit.ok ? orderOf({ ...open, limit: limit.value }) : limit;
  if (!order.ok) return fail({ code: 'notAnOrder', failure: order.error });
  const bounds = orderBounds(order.value, markets);
  return ok({ order: order.value, legs, bounds, warnings: limitWarnings(order.value, bounds) });
}

/** The order in every format, or why that format cannot carry it. */
export function writtenInAll(
  order: Order,
): readonly { readonly format: FormatId; readonly text: Result<string, TicketFailure> }[] {
  return formats.map((format) => ({ format: format.id, text: format.write(order) }));
}

type Counted = { readonly leg: ListedLeg; readonly contracts: number };

/** Layers that came to the same contract trade it once; what one buys and another sells is not traded. */
function merged(legs: readonly Counted[]): readonly Counted[] {
  const found = new Map<string, Counted>();
  for (const { leg, contracts } of legs) {
    const key = `${leg.root} ${leg.expiry} ${leg.strike}`;
    found.set(key, { leg, contracts: contracts + (found.get(key)?.contracts ?? 0) });
  }
  return [...found.values()].filter(({ contracts }) => contracts !== 0);
}

function marketsOf(board: VixBoard, legs: readonly Counted[]): readonly LegMarket[] {
  const expiries = new Set(legs.map(({ leg }) => leg.expiry));
  return board.listings.flatMap((listing) => {
    const found = expiries.has(listing.expiry) ? board.expiry(listing) : null;
    return found?.ok
      ? [{ expiry: listing.expiry, rows: listing.chain.rows, parity: found.value.parity }]
      : [];
  });
}

function legLimit({ leg, contracts }: Counted, markets: readonly LegMarket[], aim: LimitAim): LegLimit {
  const { root, expiry, strike, bid, ask } = leg;
  const side = contracts > 0 ? 1 : -1;
  const natural = side === 1 ? ask : bid;
  const mid = (bid + ask) / 2;
  const market = markets.find((each) => each.expiry === expiry);
  const row = market?.rows.find((each) => each.strike === strike);
  const bounds = market && row ? limitBounds(row, 'call', market.parity) : { lowest: null, highest: null };
  const aimed = aim === 'natural' ? natural : mid;
  const inside = Math.max(
    Math.min(aimed, bounds.highest ?? Number.POSITIVE_INFINITY),
    bounds.lowest ?? Number.NEGATIVE_INFINITY,
  );
  const tick = tickAt(contractOf(root), inside, 'option');
  return {
    root,
    expiry,
    strike,
    side,
    contracts: Math.abs(contracts),
    natural,
    mid,
    limit: Math.max(onTick(inside, tick, side), tick),
    tick,
    ...bounds,
    bounded: inside !== aimed,
  };
}

/** Bought never dearer, sold never cheaper than asked for. */
function onTick(points: number, tick: number, side: 1 | -1): number {
  const steps = points / tick;
  const near = Math.round(steps);
  // A millionth of a tick is what sums of prices leave behind, not a price.
  const whole = Math.abs(steps - near) < 1e-6 ? near : side === 1 ? Math.floor(steps) : Math.ceil(steps);
  return Math.round(whole * tick * 100) / 100;
}
