import type { Analysis } from '../analysis';
import { ok, type Result } from '../result';
import type { ChosenCondor } from '../stages/chosen';
import { closingOrder, condorOrder } from './compose';
import type { FormatId } from './format';
import { formats } from './formats';
import { type LimitWarning, limitAt, limitWarnings } from './limit';
import { type Effect, type Order, orderOf, type TimeInForce } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

/** What the user decides about a ticket. */
export type TicketWish = {
  readonly format: FormatId;
  readonly timeInForce: TimeInForce;
  readonly side: Effect;
  /** The credit asked for, in points; `null` asks for the credit aimed at. */
  readonly credit: number | null;
};

export type Ticket = {
  readonly order: Order;
  /** The limit as a credit in points, on the tick it is dealt in; below zero it is paid. */
  readonly credit: number;
  /** Exactly what is copied. */
  readonly text: string;
  readonly warnings: readonly LimitWarning[];
};

/** The ticket that opens or closes this condor, in the format asked for, or why that format cannot say it. */
export function condorTicket(
  { root, expiry }: Pick<Analysis, 'root' | 'expiry'>,
  condor: ChosenCondor,
  wish: TicketWish,
): Result<Ticket, TicketFailure> {
  const order = orderFor({ root, expiry }, condor, wish);
  if (!order.ok) return order;
  const format = formats.find(({ id }) => id === wish.format);
  if (!format) return refuse('formatShape', wish.format);
  const text = format.write(order.value);
  if (!text.ok) return text;
  const { limit } = order.value;
  const { least, most } = condor.bounds;
  // What the condor is worth is received for opening it and paid for closing it.
  const [lowest, highest] = wish.side === 'open' ? [negative(most), negative(least)] : [least, most];
  return ok({
    order: order.value,
    credit: limit === null ? 0 : limit.kind === 'debit' ? -limit.price : limit.price,
    text: text.value,
    warnings: limitWarnings(order.value, { lowest, highest }),
  });
}

/** The prices a limit may start from, as credits: opening sells at the bid, closing buys at the ask. */
export function ticketCredits({ credits }: Pick<ChosenCondor, 'credits'>, side: Effect) {
  const { natural, mid, target } = credits;
  if (side === 'open') return { natural, mid, target };
  return { natural: natural - 2 * mid, mid: -mid, target: target - 2 * mid };
}

function orderFor(
  { root, expiry }: Pick<Analysis, 'root' | 'expiry'>,
  condor: ChosenCondor,
  { credit, timeInForce, side }: TicketWish,
): Result<Order, TicketFailure> {
  const [a, b, c, d] = condor.legs.map(({ price }) => price);
  const opening = condorOrder({
    root,
    expiry,
    strikes: condor.strikes,
    prices: [a ?? 0, b ?? 0, c ?? 0, d ?? 0],
    count: condor.position.count,
    timeInForce,
    limit: null,
  });
  if (!opening.ok) return opening;
  const order = side === 'open' ? opening : closingOrder(opening.value, null, timeInForce);
  if (!order.ok) return order;
  const limit = limitAt(order.value, -(credit ?? ticketCredits(condor, side).target), 'nearest');
  return limit.ok ? orderOf({ ...order.value, limit: limit.value }) : limit;
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}
