import { parseDate } from '../market/clock';
import { contractOf } from '../market/contract';
import { ok, type Result } from '../result';
import { guarded } from './format';
import { parseCount, parsePrice, parseStrike, priceText, strikeText } from './numeral';
import { contractsOf, type Limit, type Order, type OrderLeg } from './order';
import { type Shape, shapeOf } from './shape';
import { refuse, type TicketFailure } from './ticket-failure';

/**
 * For people: what is traded and at which limit in the first line, then one sentence per leg with the
 * contracts of the whole order. Read back only where writing the result again gives the same text.
 */
export const plain = guarded({
  id: 'plain',
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

const NAMES: Readonly<Record<Shape, string>> = {
  single: 'Option',
  vertical: 'Vertical',
  ironCondor: 'Iron condor',
  ironButterfly: 'Iron butterfly',
  calendar: 'Calendar',
  diagonal: 'Diagonal',
  other: 'Combination',
};

const HEAD =
  /^[A-Z][a-z]+(?: [a-z]+)? on [A-Z]{1,6} x (\d{1,6})(?:, limit (?:([\d.]{1,9}) (credit|debit)|(even)))?(?:, (day|gtc))?$/;
const LEG =
  /^(Buy|Sell) to (open|close) (\d{1,6}) ([A-Z]{1,6}) (\d{4}-\d{2}-\d{2}) ([AP]M) ([\d.]{1,9}) (call|put)(?: at ([\d.]{1,9}))?$/;

function write(order: Order): string {
  const { limit, timeInForce } = order;
  const head = [`${NAMES[shapeOf(order)]} on ${order.underlying} x ${order.quantity}`];
  if (limit) head.push(`limit ${limit.kind === 'even' ? 'even' : `${priceText(limit.price)} ${limit.kind}`}`);
  if (timeInForce) head.push(timeInForce);
  const settlement = contractOf(order.root).settlement.toUpperCase();
  const legs = order.legs.map((leg) => {
    const action = `${leg.action === 'buy' ? 'Buy' : 'Sell'} to ${leg.effect} ${contractsOf(order, leg)}`;
    const option = `${order.root} ${leg.expiry} ${settlement} ${strikeText(leg.strike)} ${leg.right}`;
    return `${action} ${option}${leg.price === null ? '' : ` at ${priceText(leg.price)}`}`;
  });
  return [head.join(', '), ...legs].join('\n');
}

function parse(text: string): Result<Order, TicketFailure> {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, ' '));
  const [head = '', ...sentences] = lines;
  const found = HEAD.exec(head);
  if (found === null) return refuse('unreadable', head.slice(0, 60));
  const [, units = '', digits, kind, even, timeInForce] = found;
  const quantity = parseCount(units);
  if (quantity === null) return refuse('quantityInvalid', units);
  const limit = limitOf(digits, kind, even);
  if (limit === 'unreadable') return refuse('unreadable', head);
  const roots = new Set<string>();
  const legs: OrderLeg[] = [];
  for (const sentence of sentences) {
    const match = LEG.exec(sentence);
    if (match === null) return refuse('unreadable', sentence.slice(0, 60));
    const [, action, effect, count = '', root = '', date = '', , strikeDigits = '', right, priceDigits] =
      match;
    const expiry = parseDate(date);
    const strike = parseStrike(strikeDigits);
    const contracts = parseCount(count);
    const price = priceDigits === undefined ? null : parsePrice(priceDigits);
    if (!expiry.ok || strike === null || contracts === null) return refuse('unreadable', sentence);
    roots.add(root);
    legs.push({
      right: right === 'call' ? 'call' : 'put',
      strike,
      expiry: expiry.value,
      action: action === 'Buy' ? 'buy' : 'sell',
      effect: effect === 'open' ? 'open' : 'close',
      ratio: contracts / quantity,
      price,
    });
  }
  const [root] = roots;
  if (root === undefined) return refuse('legsMissing');
  if (roots.size > 1) return refuse('rootsMixed', ...roots);
  const order: Order = {
    underlying: contractOf(root).underlying,
    root,
    legs,
    quantity,
    limit,
    timeInForce: timeInForce === 'day' || timeInForce === 'gtc' ? timeInForce : null,
  };
  return write(order) === lines.join('\n') ? ok(order) : refuse('notTheSameText');
}

function limitOf(
  digits: string | undefined,
  kind: string | undefined,
  even: string | undefined,
): Limit | null | 'unreadable' {
  if (even !== undefined) return { kind: 'even', price: 0 };
  if (digits === undefined) return null;
  const price = parsePrice(digits);
  return price === null ? 'unreadable' : { kind: kind === 'credit' ? 'credit' : 'debit', price };
}
