import type { Analysis } from '../analysis';
import { ok, type Result } from '../result';
import type { ChosenCondor } from '../stages/chosen';
import { condorOrder } from './compose';
import type { FormatId } from './format';
import { formats } from './formats';
import { type LimitWarning, limitAt, limitWarnings } from './limit';
import type { Order, TimeInForce } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

/** What the user decides about a ticket. */
export type TicketWish = {
  readonly format: FormatId;
  readonly timeInForce: TimeInForce;
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

/** The ticket that opens this condor, in the format asked for, or why that format cannot say it. */
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
  return ok({
    order: order.value,
    credit: limit === null ? 0 : limit.kind === 'debit' ? -limit.price : limit.price,
    text: text.value,
    // A credit is money that the order costs less than nothing.
    warnings: limitWarnings(order.value, {
      lowest: most === null ? null : -most,
      highest: least === null ? null : -least,
    }),
  });
}

function orderFor(
  { root, expiry }: Pick<Analysis, 'root' | 'expiry'>,
  condor: ChosenCondor,
  { credit, timeInForce }: TicketWish,
): Result<Order, TicketFailure> {
  const [a, b, c, d] = condor.legs.map(({ price }) => price);
  const bare = {
    root,
    expiry,
    strikes: condor.strikes,
    prices: [a ?? 0, b ?? 0, c ?? 0, d ?? 0] as const,
    count: condor.position.count,
    timeInForce,
  };
  const unlimited = condorOrder({ ...bare, limit: null });
  if (!unlimited.ok) return unlimited;
  const limit = limitAt(unlimited.value, -(credit ?? condor.credits.target), 'nearest');
  return limit.ok ? condorOrder({ ...bare, limit: limit.value }) : limit;
}
