import type { Right } from '../market/chain';
import { ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import type { TicketContext } from './format';
import { dateInWords } from './month';
import { parseCount, parsePrice, parseStrike } from './numeral';
import type { Action, Effect, Limit, Order, OrderLeg, TimeInForce } from './order';
import { rootOfSeries } from './thinkorswim-series';
import { refuse, type TicketFailure } from './ticket-failure';

const DATE = String.raw`\d{1,2} [A-Z]{3} \d{2}(?: \[AM\])?`;
const LINE = new RegExp(
  [
    String.raw`^(?:#\d{1,15} )?(?<verb>BUY|SELL|BOT|SOLD) (?<sign>[+-])(?<count>\d{1,6}) `,
    '(?:(?<strategy>IRON CONDOR|VERTICAL|CALENDAR|DIAGONAL) )?',
    String.raw`(?<symbol>[A-Z]{1,6}) 100 (?:(?<tag>\((?:Weeklys|Quarterlys)\)) )?`,
    String.raw`(?<dates>${DATE}(?:/${DATE})?) (?<strikes>[\d./]{1,47}) (?<rights>CALL|PUT|CALL/PUT|PUT/CALL) `,
    String.raw`@(?<price>-?[\d.]{1,9})(?<tail>(?![\d.,]).*)$`,
  ].join(''),
);

// After the price: kind of order, time in force, open or close, exchange; or the quotes that an alert glues on.
const EXCHANGES =
  'CBOE|C2|ISE|NASDAQ|PHLX|ARCA|AMEX|NYSE|BOX|BATS|EDGX|MIAX|EMERALD|PEARL|GEMINI|MERCURY|MEMX|BEST';
const TAIL = new RegExp(
  `^(?: (?<limit>LMT))?(?: (?<force>DAY|GTC))?(?: \\[TO (?<effect>OPEN|CLOSE)\\])?(?: (?:${EXCHANGES}))?$`,
);
const GLUED = /^ ?(?:LAST|MARK|BID|ASK)=/;

const OTHER_STRATEGY =
  /~|(?<!IRON )\bCONDOR\b|\b(?:BUTTERFLY|CUSTOM|STRADDLE|STRANGLE|BACKRATIO|COVERED|COMBO|ROLL|DIAG)\b/;

/** One order or fill as thinkorswim prints it; refuses whatever would have to be guessed. */
export function parseLine(text: string, context: TicketContext): Result<Order, TicketFailure> {
  if (/[\r\n]/.test(text)) return refuse('severalOrders');
  const line = text.replace(/\s+/g, ' ');
  const groups = LINE.exec(line)?.groups;
  if (groups === undefined) {
    if (/@\S* (?:MKT|STP)|\b(?:MKT|STP|STPLMT|TRAILSTOP)\b/.test(line)) return refuse('notALimitOrder');
    return refuse(OTHER_STRATEGY.test(line) ? 'shapeUnknown' : 'unreadable', line.slice(0, 60));
  }
  const { verb = '', sign, count = '', strategy, symbol = '', dates = '', price = '', tail = '' } = groups;
  const end = endOf(tail, verb);
  if (!end.ok) return end;
  const sold = verb === 'SELL' || verb === 'SOLD';
  if (sold !== (sign === '-')) return refuse('signContradicts', `${verb} ${sign}${count}`);
  const quantity = parseCount(count);
  if (quantity === null) return refuse('quantityInvalid', count);
  const limit = limitOf(price, sold);
  if (limit === null) return refuse('priceInvalid', price);
  const effect = end.value.effect ?? context.effect;
  if (effect === null) return refuse('openOrCloseUnknown');

  const expiries: CalendarDate[] = [];
  const roots = new Set<string>();
  for (const [i, words] of dates.split('/').entries()) {
    const [day = '', month = '', year, mark] = words.split(' ');
    const expiry = dateInWords(2000 + Number(year), month, day);
    if (expiry === null) return refuse('expiryInvalid', words);
    const tag = i === 0 && groups['tag'] !== undefined;
    const root = rootOfSeries(symbol, expiry, { tag, mark: mark !== undefined }, context.root);
    if (!root.ok) return root;
    roots.add(root.value);
    expiries.push(expiry);
  }
  const [root = symbol] = roots;
  if (roots.size > 1) return refuse('rootsMixed', ...roots);

  const strikes = (groups['strikes'] ?? '').split('/').map(parseStrike);
  if (!strikes.every((strike) => strike !== null)) return refuse('strikeInvalid', groups['strikes'] ?? '');
  const options = optionsOf(strategy, strikes, groups['rights'] ?? '', expiries);
  if (!options.ok) return options;
  const lead: Action = sold ? 'sell' : 'buy';
  const legs = options.value.map(
    (option, i): OrderLeg => ({
      ...option,
      action: i % 2 === 0 ? lead : lead === 'sell' ? 'buy' : 'sell',
      effect,
      ratio: 1,
      price: null,
    }),
  );
  return ok({ underlying: symbol, root, legs, quantity, limit, timeInForce: end.value.timeInForce });
}

type NamedOption = Pick<OrderLeg, 'right' | 'strike' | 'expiry'>;

/** The options of a strategy in their order in the line: those at even places have the sign of the order. */
function optionsOf(
  strategy: string | undefined,
  strikes: readonly number[],
  rights: string,
  expiries: readonly CalendarDate[],
): Result<readonly NamedOption[], TicketFailure> {
  const [near, far] = [expiries[0], expiries[1]];
  const [a, b, c, d] = strikes;
  const right: Right = rights === 'PUT' ? 'put' : 'call';
  const counted = (strikeCount: number, dateCount: number) =>
    strikes.length === strikeCount && expiries.length === dateCount;
  if (near === undefined || a === undefined) return refuse('unreadable');
  if (strategy === 'IRON CONDOR') {
    if (!counted(4, 1) || b === undefined || c === undefined || d === undefined) return refuse('unreadable');
    // Inner call, outer call, inner put, outer put. Any other order could mean other legs: ask.
    if (rights !== 'CALL/PUT' || !(d < c && c <= a && a < b)) return refuse('pairOrder', strikes.join('/'));
    return ok([
      { right: 'call', strike: a, expiry: near },
      { right: 'call', strike: b, expiry: near },
      { right: 'put', strike: c, expiry: near },
      { right: 'put', strike: d, expiry: near },
    ]);
  }
  if (rights.includes('/')) return refuse('unreadable', rights);
  if (strategy === undefined)
    return counted(1, 1) ? ok([{ right, strike: a, expiry: near }]) : refuse('unreadable');
  if (strategy === 'VERTICAL') {
    if (!counted(2, 1) || b === undefined) return refuse('unreadable');
    return ok([
      { right, strike: a, expiry: near },
      { right, strike: b, expiry: near },
    ]);
  }
  const other = strategy === 'CALENDAR' ? a : b;
  if (!counted(strategy === 'CALENDAR' ? 1 : 2, 2) || far === undefined || other === undefined)
    return refuse('unreadable');
  // The later day leads.
  if (near <= far) return refuse('pairOrder', near, far);
  return ok([
    { right, strike: a, expiry: near },
    { right, strike: other, expiry: far },
  ]);
}

function limitOf(text: string, sold: boolean): Limit | null {
  const price = parsePrice(text.replace('-', ''));
  if (price === null) return null;
  if (price === 0) return { kind: 'even', price };
  return { kind: sold !== text.startsWith('-') ? 'credit' : 'debit', price };
}

/** A fill has no time in force any more; an order without one is for the day. */
function endOf(
  tail: string,
  verb: string,
): Result<{ readonly timeInForce: TimeInForce | null; readonly effect: Effect | null }, TicketFailure> {
  const isFill = verb === 'BOT' || verb === 'SOLD';
  if (GLUED.test(tail)) return ok({ timeInForce: isFill ? null : 'day', effect: null });
  const words = TAIL.exec(tail)?.groups;
  if (words === undefined) return refuse(/\b(?:MKT|STP)/.test(tail) ? 'notALimitOrder' : 'unreadable', tail);
  const force = words['force'] === 'GTC' ? 'gtc' : 'day';
  const effect = words['effect'] === undefined ? null : words['effect'] === 'OPEN' ? 'open' : 'close';
  return ok({ timeInForce: isFill ? null : force, effect });
}
