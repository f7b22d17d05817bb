import { contractOf, lastTradingDay, rootsOf } from '../market/contract';
import { isMonthlyExpiry, tradingDayAfter } from '../market/holidays';
import { ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import { guarded } from './format';
import { priceText, strikeText } from './numeral';
import { contractsOf, type Order } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

/**
 * A basket file: one limit order per leg, so every leg needs a price and can be filled without the others.
 * There is no form for a combination: sources disagree on its sign, and one reading reverses the position.
 * No cell can start a formula: words, digits, or nothing; no number here is ever negative.
 */
export const ibkrBasket = guarded({
  id: 'ibkr-basket',
  carries: {
    legs: 8,
    expiries: 8,
    limit: 'dropped',
    timeInForce: 'needed',
    legPrices: 'needed',
    effect: false,
    together: false,
  },
  write,
});

const HEADER =
  'Action,Quantity,Symbol,SecType,LastTradingDayOrContractMonth,Strike,Right,Exchange,Currency,TimeInForce,OrderType,LmtPrice,BasketTag,Account,OrderRef,Multiplier';

function write(order: Order): Result<string, TicketFailure> {
  const { root, underlying } = order;
  const { settlement, multiplier } = contractOf(root);
  const lines = [HEADER];
  for (const leg of order.legs) {
    const day = lastTradingDay(settlement, leg.expiry);
    if (isAlike(root, day)) return refuse('contractsAlike', underlying, day);
    if (leg.price === null || leg.price === 0) return refuse('legPriceMissing', leg.strike, leg.right);
    lines.push(
      [
        leg.action.toUpperCase(),
        contractsOf(order, leg),
        underlying,
        'OPT',
        day.replaceAll('-', ''),
        strikeText(leg.strike),
        leg.right === 'call' ? 'C' : 'P',
        'SMART',
        'USD',
        order.timeInForce === 'gtc' ? 'GTC' : 'DAY',
        'LMT',
        priceText(leg.price),
        'Wingspan',
        '',
        '',
        multiplier,
      ].join(','),
    );
  }
  return ok(lines.join('\n'));
}

/**
 * The file names an underlying and a last trading day, not a root. An AM contract's last day is the expiry of a
 * PM weekly of the same strike: a row for either could be taken for the other.
 */
function isAlike(root: string, day: CalendarDate): boolean {
  const { settlement, underlying } = contractOf(root);
  const settlements = new Set(rootsOf(underlying).map((each) => contractOf(each).settlement));
  if (settlements.size < 2) return false;
  return settlement === 'am' || isMonthlyExpiry(tradingDayAfter(day));
}
