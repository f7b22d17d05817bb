import { dateOf, partsOf } from '../market/clock';
import { contractOf } from '../market/contract';
import { ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import { guarded, type TicketContext } from './format';
import { parseCount, parsePrice, parseStrike, priceText, strikeText } from './numeral';
import { contractsOf, type Order, type OrderLeg, unitsOf } from './order';
import { shapeOf } from './shape';
import { refuse, type TicketFailure } from './ticket-failure';

/** A link to look at, never opened by us: `[-].{ROOT}{YYMMDD}{C|P}{STRIKE}[x{CONTRACTS}][@{PRICE}]`, comma-separated. */
export const optionstrat = guarded({
  id: 'optionstrat',
  carries: {
    legs: 8,
    expiries: 8,
    limit: 'dropped',
    timeInForce: 'dropped',
    legPrices: 'kept',
    effect: false,
    together: true,
  },
  write,
  parse,
});

const LINK = /^https:\/\/optionstrat\.com\/build\/[a-z-]{1,40}\/([A-Z]{1,6})\/([-.,@A-Za-z0-9]+)$/;
const TOKEN =
  /^(-?)\.([A-Z]{1,6})(\d{2})(\d{2})(\d{2})([CP])(\d{1,5}(?:\.\d{1,3})?)(?:x(\d{1,6}))?(?:@([\d.]{1,9}))?$/;

function write(order: Order): Result<string, TicketFailure> {
  // The pages of other strategies have names that nobody has verified; `custom` takes any legs.
  const page = shapeOf(order) === 'ironCondor' ? 'iron-condor' : 'custom';
  const tokens = order.legs.map((leg) => {
    const contracts = contractsOf(order, leg);
    return [
      `${leg.action === 'sell' ? '-' : ''}.${order.root}${shortDate(leg.expiry)}`,
      `${leg.right === 'call' ? 'C' : 'P'}${strikeText(leg.strike)}`,
      contracts === 1 ? '' : `x${contracts}`,
      leg.price === null ? '' : `@${priceText(leg.price)}`,
    ].join('');
  });
  return ok(`https://optionstrat.com/build/${page}/${order.underlying}/${tokens.join(',')}`);
}

function parse(text: string, context: TicketContext): Result<Order, TicketFailure> {
  const [, underlying, tokens] = LINK.exec(text) ?? [];
  if (underlying === undefined || tokens === undefined) return refuse('unreadable', text.slice(0, 60));
  if (context.effect === null) return refuse('openOrCloseUnknown');
  const legs: OrderLeg[] = [];
  const roots = new Set<string>();
  for (const token of tokens.split(',')) {
    const match = TOKEN.exec(token);
    if (match === null) return refuse('unreadable', token);
    const [, minus, root = '', year, month, day, right, strikeDigits = '', count, priceDigits] = match;
    const expiry = dateOf(2000 + Number(year), Number(month), Number(day));
    const strike = parseStrike(strikeDigits);
    const ratio = count === undefined ? 1 : parseCount(count);
    const price = priceDigits === undefined ? null : parsePrice(priceDigits);
    if (!expiry.ok || strike === null || ratio === null || (price === null && priceDigits !== undefined))
      return refuse('unreadable', token);
    roots.add(root);
    legs.push({
      right: right === 'C' ? 'call' : 'put',
      strike,
      expiry: expiry.value,
      action: minus === '-' ? 'sell' : 'buy',
      effect: context.effect,
      ratio,
      price,
    });
  }
  const [root] = roots;
  if (root === undefined) return refuse('legsMissing');
  if (roots.size > 1) return refuse('rootsMixed', ...roots);
  if (contractOf(root).underlying !== underlying) return refuse('rootsMixed', underlying, root);
  const { quantity, ratios } = unitsOf(legs.map((leg) => leg.ratio));
  return ok({
    underlying,
    root,
    legs: legs.map((leg, i) => ({ ...leg, ratio: ratios[i] ?? 1 })),
    quantity,
    limit: null,
    timeInForce: null,
  });
}

function shortDate(date: CalendarDate): string {
  const { year, month, day } = partsOf(date);
  return [year - 2000, month, day].map((part) => String(part).padStart(2, '0')).join('');
}
