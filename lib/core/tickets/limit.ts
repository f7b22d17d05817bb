import type { ChainRow } from '../market/chain';
import { contractOf, tickAt } from '../market/contract';
import { limitBounds, type Parity } from '../market/parity';
import { ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import { isPrice, priceText } from './numeral';
import type { Limit, Order } from './order';
import { payoffRange } from './payoff';
import { refuse, type TicketFailure } from './ticket-failure';

/** `patient` rounds for the better price, `eager` for the likelier fill. */
export type Rounding = 'nearest' | 'patient' | 'eager';

/** Where a limit stands between buying at ask, selling at bid, and the middle of both. */
export const LIMIT_AIMS = ['natural', 'mid'] as const;
export type LimitAim = (typeof LIMIT_AIMS)[number];

/** What the market of one expiry says: the rows of its chain and the forward that they imply. */
export type LegMarket = {
  readonly expiry: CalendarDate;
  readonly rows: readonly ChainRow[];
  readonly parity: Pick<Parity, 'discount' | 'lowest' | 'highest'>;
};

/**
 * What one unit of an order may cost, in points, negative for money received: below `lowest` no market deals,
 * above `highest` the same position is cheaper by another way. `null` where a quote it needs is missing.
 */
export type OrderBounds = { readonly lowest: number | null; readonly highest: number | null };

export const limitWarningCodes = [
  /** Pays more, or receives less, than the same position made another way: detail is limit and bound. */
  'limitTooGenerous',
  /** Asks for more than anybody could give: detail is limit and bound. */
  'limitOutOfReach',
  /** Costs more than the position can ever be worth: detail is limit and that worth. */
  'limitAboveWorth',
  /** Not a price that can be dealt in: detail is limit and tick. */
  'limitOffTick',
  /** A leg has no quote to hold the limit against. */
  'limitUnchecked',
] as const;

/** Its words stand in the locale under `ticket.<code>`; `detail` fills the blanks, each with its own word. */
export type LimitWarning = {
  readonly code: (typeof limitWarningCodes)[number];
  readonly detail: readonly string[];
};

/** The smallest step of this order's price: of one option, or of a combination. Points. */
export function limitTick(order: Order, price: number): number {
  return tickAt(contractOf(order.root), price, order.legs.length === 1 ? 'option' : 'combination');
}

/** The limit on the order's tick, from a net price in points that is negative for money received. */
export function limitAt(order: Order, net: number, rounding: Rounding): Result<Limit, TicketFailure> {
  if (!(Math.abs(net) < 100_000)) return refuse('priceInvalid', net);
  const cents = Math.round(limitTick(order, net) * 100);
  // A millionth of a tick is what sums of prices leave behind, not a price.
  const steps = (net * 100) / cents;
  const near = Math.round(steps);
  const ticks =
    rounding === 'nearest' || Math.abs(steps - near) < 1e-6
      ? near
      : rounding === 'patient'
        ? Math.floor(steps)
        : Math.ceil(steps);
  const price = Math.abs(ticks * cents) / 100;
  if (ticks === 0) return ok({ kind: 'even', price: 0 });
  return ok({ kind: ticks < 0 ? 'credit' : 'debit', price });
}

/** Sums the bounds of the legs; a leg without a market or a row leaves its side unknown. */
export function orderBounds(order: Order, markets: readonly LegMarket[]): OrderBounds {
  let lowest: number | null = 0;
  let highest: number | null = 0;
  for (const leg of order.legs) {
    const market = markets.find((each) => each.expiry === leg.expiry);
    const row = market?.rows.find((each) => each.strike === leg.strike);
    const bounds =
      market && row ? limitBounds(row, leg.right, market.parity) : { lowest: null, highest: null };
    const [least, most] =
      leg.action === 'buy'
        ? [bounds.lowest, bounds.highest]
        : [negative(bounds.highest), negative(bounds.lowest)];
    lowest = lowest === null || least === null ? null : lowest + leg.ratio * least;
    highest = highest === null || most === null ? null : highest + leg.ratio * most;
  }
  return { lowest, highest };
}

/** Everything a trader should know of this limit before sending it; empty where nothing speaks against it. */
export function limitWarnings(order: Order, bounds: OrderBounds): readonly LimitWarning[] {
  const { limit } = order;
  if (limit === null) return [];
  const warnings: LimitWarning[] = [];
  const net = netOf(limit);
  const warn = (code: LimitWarning['code'], ...detail: string[]) => warnings.push({ code, detail });
  const worth = payoffRange(order.legs);
  if (worth && net > worth.most + NOISE) warn('limitAboveWorth', netText(net), netText(worth.most));
  if (bounds.highest !== null && net > bounds.highest + NOISE)
    warn('limitTooGenerous', netText(net), netText(bounds.highest));
  if (bounds.lowest !== null && net < bounds.lowest - NOISE)
    warn('limitOutOfReach', netText(net), netText(bounds.lowest));
  const tick = limitTick(order, limit.price);
  const steps = (limit.price * 100) / Math.round(tick * 100);
  if (!isPrice(limit.price) || Math.abs(steps - Math.round(steps)) > 1e-6)
    warn('limitOffTick', netText(net), tick.toFixed(2));
  if (bounds.lowest === null || bounds.highest === null) warn('limitUnchecked');
  return warnings;
}

/** Money for the whole order at this limit, negative where it is received; `null` without a limit. */
export function orderMoney(order: Order): number | null {
  if (order.limit === null) return null;
  return (Math.round(netOf(order.limit) * 100) * order.quantity * contractOf(order.root).multiplier) / 100;
}

/** `1.20 credit`, `0.35 debit`, `even`. */
export function netText(net: number): string {
  const price = priceText(Math.abs(net));
  if (price === '0.00') return 'even';
  return `${price} ${net < 0 ? 'credit' : 'debit'}`;
}

/** Sums of quotes carry less noise than this and ticks more. Points. */
const NOISE = 1e-6;

function netOf({ kind, price }: Limit): number {
  return kind === 'credit' ? -price : price;
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}
