import { compactOcc } from '../market/occ';
import { ok, type Result } from '../result';
import { guarded } from './format';
import { priceText } from './numeral';
import { contractsOf, type Order } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

/** The parameters of an order request. Every value is a word or a number that needs no escaping. */
export const tradier = guarded({
  id: 'tradier',
  carries: {
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
  const { limit, legs } = order;
  if (limit === null) return refuse('limitMissing');
  const single = legs.length === 1;
  if (single && limit.kind === 'even') return refuse('formatEven');
  const parameters = [
    `class=${single ? 'option' : 'multileg'}`,
    `symbol=${order.underlying}`,
    `type=${single ? 'limit' : limit.kind}`,
    `duration=${order.timeInForce === 'gtc' ? 'gtc' : 'day'}`,
  ];
  if (limit.kind !== 'even') parameters.push(`price=${priceText(limit.price)}`);
  for (const [i, leg] of legs.entries()) {
    const symbol = compactOcc({ root: order.root, ...leg });
    if (!symbol.ok) return refuse('strikeInvalid', leg.strike);
    const place = single ? '' : `[${i}]`;
    parameters.push(
      `option_symbol${place}=${symbol.value}`,
      `side${place}=${leg.action}_to_${leg.effect}`,
      `quantity${place}=${contractsOf(order, leg)}`,
    );
  }
  return ok(parameters.join('&'));
}
