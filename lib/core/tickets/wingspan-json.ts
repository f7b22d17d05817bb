import { parseDate } from '../market/clock';
import { ok, type Result } from '../result';
import { guarded } from './format';
import type { Limit, Order, OrderLeg } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

const FORMAT = 'wingspan-order';
const VERSION = 1;

/** Our own: the whole order and nothing left out. Reads only the version it writes, and only known fields. */
export const wingspanJson = guarded({
  id: 'wingspan',
  carries: {
    legs: 8,
    expiries: 8,
    limit: 'kept',
    timeInForce: 'kept',
    legPrices: 'kept',
    effect: true,
    together: true,
  },
  write: (order) => ok(write(order)),
  parse,
});

function write({ underlying, root, quantity, limit, timeInForce, legs }: Order): string {
  const known = {
    format: FORMAT,
    version: VERSION,
    underlying,
    root,
    quantity,
    limit: limit && { kind: limit.kind, price: limit.price },
    timeInForce,
    legs: legs.map(({ action, effect, ratio, right, strike, expiry, price }) => ({
      action,
      effect,
      ratio,
      right,
      strike,
      expiry,
      price,
    })),
  };
  return JSON.stringify(known, null, 2);
}

function parse(text: string): Result<Order, TicketFailure> {
  const value = jsonOf(text);
  if (own(value, 'format') !== FORMAT) return refuse('unreadable', 'format');
  const version = own(value, 'version');
  if (version !== VERSION) return refuse('versionUnknown', typeof version === 'number' ? version : '?');
  const underlying = own(value, 'underlying');
  const root = own(value, 'root');
  const quantity = own(value, 'quantity');
  const timeInForce = own(value, 'timeInForce');
  const limit = limitOf(own(value, 'limit'));
  const listed = own(value, 'legs');
  if (typeof underlying !== 'string' || typeof root !== 'string') return refuse('unreadable', 'root');
  if (typeof quantity !== 'number') return refuse('unreadable', 'quantity');
  if (timeInForce !== null && timeInForce !== 'day' && timeInForce !== 'gtc')
    return refuse('unreadable', 'timeInForce');
  if (limit === undefined) return refuse('unreadable', 'limit');
  if (!Array.isArray(listed)) return refuse('unreadable', 'legs');
  const legs = listed.map(legOf);
  if (!legs.every((leg) => leg !== null)) return refuse('unreadable', 'legs');
  return ok({ underlying, root, quantity, limit, timeInForce, legs });
}

function legOf(value: unknown): OrderLeg | null {
  const [action, effect, right] = [own(value, 'action'), own(value, 'effect'), own(value, 'right')];
  const [ratio, strike, price] = [own(value, 'ratio'), own(value, 'strike'), own(value, 'price')];
  const date = own(value, 'expiry');
  const expiry = typeof date === 'string' ? parseDate(date) : null;
  if (action !== 'buy' && action !== 'sell') return null;
  if (effect !== 'open' && effect !== 'close') return null;
  if (right !== 'call' && right !== 'put') return null;
  if (typeof ratio !== 'number' || typeof strike !== 'number' || !expiry?.ok) return null;
  if (price !== null && typeof price !== 'number') return null;
  return { action, effect, right, ratio, strike, expiry: expiry.value, price };
}

/** `null` is an order without a limit; `undefined` is no limit at all. */
function limitOf(value: unknown): Limit | null | undefined {
  if (value === null) return null;
  const [kind, price] = [own(value, 'kind'), own(value, 'price')];
  if ((kind !== 'credit' && kind !== 'debit' && kind !== 'even') || typeof price !== 'number')
    return undefined;
  return { kind, price };
}

/** A field of the object itself, never of its prototype. */
function own(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined;
  return Object.getOwnPropertyDescriptor(value, field)?.value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
