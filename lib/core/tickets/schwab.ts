import { paddedOcc } from '../market/occ';
import { ok, type Result } from '../result';
import { guarded } from './format';
import { priceText } from './numeral';
import { contractsOf, type Order } from './order';
import { ironCondorOf, shapeOf } from './shape';
import { refuse, type TicketFailure } from './ticket-failure';

/** The body of an order request: legs in contracts of the whole order, price per unit. */
export const schwab = guarded({
  id: 'schwab',
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

const NET = { credit: 'NET_CREDIT', debit: 'NET_DEBIT', even: 'NET_ZERO' } as const;

function write(order: Order): Result<string, TicketFailure> {
  const { limit, legs } = order;
  if (limit === null) return refuse('limitMissing');
  const single = legs.length === 1;
  if (single && limit.kind === 'even') return refuse('formatEven');
  const collection: object[] = [];
  for (const leg of legs) {
    const symbol = paddedOcc({ root: order.root, ...leg });
    if (!symbol.ok) return refuse('strikeInvalid', leg.strike);
    collection.push({
      instruction: `${leg.action.toUpperCase()}_TO_${leg.effect.toUpperCase()}`,
      quantity: contractsOf(order, leg),
      instrument: { symbol: symbol.value, assetType: 'OPTION' },
    });
  }
  const request = {
    orderType: single ? 'LIMIT' : NET[limit.kind],
    session: 'NORMAL',
    duration: order.timeInForce === 'gtc' ? 'GOOD_TILL_CANCEL' : 'DAY',
    price: priceText(limit.price),
    orderStrategyType: 'SINGLE',
    complexOrderStrategyType: strategyOf(order),
    orderLegCollection: collection,
  };
  return ok(JSON.stringify(request, null, 2));
}

/**
 * The legs alone decide what is traded; what has no sure name is custom. Statements call a condor of unequal wings
 * an iron condor all the same, and unbalanced one that trades more spreads on one side than on the other.
 */
function strategyOf(order: Order): string {
  const condor = ironCondorOf(order);
  if (condor) return condor.balanced ? 'IRON_CONDOR' : 'UNBALANCED_IRON_CONDOR';
  const shape = shapeOf(order);
  if (shape === 'single') return 'NONE';
  return shape === 'vertical' ? 'VERTICAL' : 'CUSTOM';
}
