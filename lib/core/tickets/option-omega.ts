import { daysBetween, partsOf } from '../market/clock';
import { contractOf } from '../market/contract';
import { ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import { guarded, type TicketContext } from './format';
import { dateInWords, monthWord } from './month';
import { parseCount, parsePrice, parseStrike, priceText, strikeText } from './numeral';
import { contractsOf, type Order, type OrderLeg, unitsOf } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

/** `2 Feb 1 5000 P STO 1.25 | 2 Feb 1 4990 P BTO 0.50`: contracts, day without a year, strike, right, action, price. */
export const optionOmega = guarded({
  id: 'option-omega',
  carries: {
    legs: 8,
    expiries: 8,
    limit: 'dropped',
    timeInForce: 'dropped',
    legPrices: 'needed',
    effect: true,
    together: true,
  },
  write,
  parse,
});

const LEG =
  /^(\d{1,6}) ([A-Z][a-z]{2}) (\d{1,2}) (\d{1,5}(?:\.\d{1,3})?) ([CP]) ([BS])T([OC]) (\d{1,5}(?:\.\d{1,2})?)$/;

/** A day that comes round only this much later was more likely meant for the year before. */
const FARTHEST_DAYS = 300;

function write(order: Order): Result<string, TicketFailure> {
  const legs = order.legs.map((leg) => {
    const { month, day } = partsOf(leg.expiry);
    const action = `${leg.action === 'buy' ? 'B' : 'S'}T${leg.effect === 'open' ? 'O' : 'C'}`;
    const right = leg.right === 'call' ? 'C' : 'P';
    const option = `${monthWord(month)} ${day} ${strikeText(leg.strike)} ${right}`;
    return `${contractsOf(order, leg)} ${option} ${action} ${priceText(leg.price ?? 0)}`;
  });
  return ok(legs.join(' | '));
}

function parse(text: string, { today, root }: TicketContext): Result<Order, TicketFailure> {
  if (/[\r\n]/.test(text)) return refuse('severalOrders');
  const legs: OrderLeg[] = [];
  for (const part of text.split('|').map((each) => each.trim())) {
    const match = LEG.exec(part);
    if (match === null) return refuse('unreadable', part.slice(0, 60));
    const [, count = '', month = '', day = '', strikeDigits = '', right, side, effect, digits = ''] = match;
    if (today === null) return refuse('todayMissing');
    const expiry = nextDay(month, day, today);
    if (expiry === null) return refuse('yearUnknown', `${month} ${day}`);
    const strike = parseStrike(strikeDigits);
    const ratio = parseCount(count);
    const price = parsePrice(digits);
    if (strike === null || ratio === null || price === null) return refuse('unreadable', part);
    legs.push({
      right: right === 'C' ? 'call' : 'put',
      strike,
      expiry,
      action: side === 'B' ? 'buy' : 'sell',
      effect: effect === 'O' ? 'open' : 'close',
      ratio,
      price,
    });
  }
  if (root === null) return refuse('rootMissing');
  const { quantity, ratios } = unitsOf(legs.map((leg) => leg.ratio));
  return ok({
    underlying: contractOf(root).underlying,
    root,
    legs: legs.map((leg, i) => ({ ...leg, ratio: ratios[i] ?? 1 })),
    quantity,
    limit: null,
    timeInForce: null,
  });
}

/** The first such day from `today` on, `null` where it is no day or too far to be sure of the year. */
function nextDay(month: string, day: string, today: CalendarDate): CalendarDate | null {
  const { year } = partsOf(today);
  const found = [year, year + 1]
    .map((each) => dateInWords(each, month, day))
    .find((date) => date !== null && date >= today);
  return found && daysBetween(today, found) <= FARTHEST_DAYS ? found : null;
}
