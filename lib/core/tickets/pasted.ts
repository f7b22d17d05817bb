import type { Strikes } from '../condor/why-not';
import { fail, ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import type { TicketContext } from './format';
import { formats } from './formats';
import type { Order } from './order';
import { ironCondorOf } from './shape';
import { refuse, type TicketFailure } from './ticket-failure';

/** The chain that a pasted order is looked at on. */
type Shown = {
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly listed: readonly number[];
};

export type Pasted = { readonly strikes: Strikes; readonly count: number };

/** The condor in a text of any format that is read, if it is one of the chain shown; or the first reason why not. */
export function pastedCondor(
  text: string,
  { root, expiry, listed }: Shown,
  today: CalendarDate,
): Result<Pasted, TicketFailure> {
  const order = orderIn(text, { today, root: null, effect: 'open' }, root);
  if (!order.ok) return order;
  const condor = ironCondorOf(order.value);
  if (!condor?.balanced) return refuse('pasteNoCondor');
  if (order.value.root !== root) return refuse('pasteRoot', order.value.root, root);
  const [a, b, c, d] = condor.legs;
  if (a.expiry !== expiry) return refuse('pasteExpiry', a.expiry, expiry);
  // What closes a sold condor buys it back.
  const sold = (condor.inner === 'sell') === (b.effect === 'open');
  if (!sold) return refuse('pasteBought');
  const strikes: Strikes = [a.strike, b.strike, c.strike, d.strike];
  const unlisted = strikes.find((strike) => !listed.includes(strike));
  if (unlisted !== undefined) return refuse('pasteUnlisted', unlisted);
  return ok({ strikes, count: order.value.quantity * a.ratio });
}

function orderIn(text: string, context: TicketContext, shown: string): Result<Order, TicketFailure> {
  let reason: TicketFailure | null = null;
  for (const { parse } of formats) {
    let read = parse?.(text, context);
    // Only where the text leaves the root open may the chain in front of the user say it.
    if (read && !read.ok && (read.error.code === 'settlementUnknown' || read.error.code === 'rootMissing'))
      read = parse?.(text, { ...context, root: shown });
    if (read?.ok) return read;
    // A format that understood the text but for one thing knows better than one that could not read it.
    if (read && (reason === null || knows(read.error) > knows(reason))) reason = read.error;
  }
  return reason ? fail(reason) : refuse('unreadable', text.slice(0, 60));
}

/** How much a reason tells: to a format of one line, every list looks like several orders. */
function knows({ code }: TicketFailure): number {
  if (code === 'unreadable') return 0;
  return code === 'severalOrders' ? 1 : 2;
}
