import { paddedOcc } from '../market/occ';
import { ok, type Result } from '../result';
import { guarded } from './format';
import { priceText } from './numeral';
import { contractsOf, type Order } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

/** The body of an order request: legs in contracts of the whole order, price per unit. */
export const tastytrade = guarded({
  id: 'tastytrade',
  carries: {
    // Their manual: option orders have up to four legs.
    legs: 4,
    expiries: 4,
    limit: 'needed',
    timeInForce: 'needed',
    legPrices: 'dropped',
    effect: true,
    together: true,
  },
  write,
});

function write(order: Order): Result<string, TicketFailure> {
  const { limit } = order;
  if (limit === null) return refuse('limitMissing');
  // What the interface wants for a price of nothing is not known.
  if (limit.kind === 'even') return refuse('formatEven');
  const legs: object[] = [];
  for (const leg of order.legs) {
    const symbol = paddedOcc({ root: order.root, ...leg });
    if (!symbol.ok) return refuse('strikeInvalid', leg.strike);
    legs.push({
      'instrument-type': 'Equity Option',
      symbol: symbol.value,
      quantity: contractsOf(order, leg),
      action: `${leg.action === 'buy' ? 'Buy' : 'Sell'} to ${leg.effect === 'open' ? 'Open' : 'Close'}`,
    });
  }
  const request = {
    'time-in-force': order.timeInForce === 'gtc' ? 'GTC' : 'Day',
    'order-type': 'Limit',
    price: priceText(limit.price),
    'price-effect': limit.kind === 'credit' ? 'Credit' : 'Debit',
    legs,
  };
  return ok(JSON.stringify(request, null, 2));
}
