import { contractOf } from '../market/contract';
import { compactOcc, paddedOcc, parseOcc } from '../market/occ';
import { ok, type Result } from '../result';
import { type Carries, guarded, type TicketContext } from './format';
import { parseCount } from './numeral';
import { type Action, contractsOf, type Effect, type Order, type OrderLeg, unitsOf } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

/**
 * One line per leg, `SELL 2 SPXW  240420C05040000`: words, because a minus before a symbol is easily lost.
 * `-2 …`, `STO 2 …` and `SELL TO OPEN 2 …` are read too; a symbol without an action is not.
 */
const carries: Carries = {
  legs: 8,
  expiries: 8,
  limit: 'dropped',
  timeInForce: 'dropped',
  legPrices: 'dropped',
  effect: false,
  together: true,
};

/** Root padded to six characters, as the clearing house writes it. */
export const occPadded = guarded({ id: 'occ-padded', carries, write: writeWith(paddedOcc), parse });

/** Root without padding, as most interfaces want it. */
export const occCompact = guarded({ id: 'occ-compact', carries, write: writeWith(compactOcc), parse });

const LINE =
  /^(?:(BUY|SELL)(?: TO (OPEN|CLOSE))?\s+|([BS])T([OC])\s+|([+-])\s?)(\d{1,6})\s+([A-Z]{1,6}\s*\d{6}[CP]\d{8})$/;

function writeWith(symbolOf: typeof paddedOcc) {
  return (order: Order): Result<string, TicketFailure> => {
    const lines: string[] = [];
    for (const leg of order.legs) {
      const symbol = symbolOf({ root: order.root, ...leg });
      if (!symbol.ok) return refuse('strikeInvalid', leg.strike);
      lines.push(`${leg.action.toUpperCase()} ${contractsOf(order, leg)} ${symbol.value}`);
    }
    return ok(lines.join('\n'));
  };
}

function parse(text: string, context: TicketContext): Result<Order, TicketFailure> {
  const legs: OrderLeg[] = [];
  const roots = new Set<string>();
  for (const line of text.split(/[\n,;]/).map((each) => each.trim())) {
    if (line === '') continue;
    const match = LINE.exec(line);
    if (match === null)
      return parseOcc(line).ok ? refuse('actionUnknown', line) : refuse('unreadable', line.slice(0, 60));
    const [, word, toWhat, letter, toLetter, sign, count = '', symbol = ''] = match;
    const option = parseOcc(symbol);
    if (!option.ok) return refuse('unreadable', symbol);
    const ratio = parseCount(count);
    if (ratio === null) return refuse('quantityInvalid', count);
    const action: Action = word === 'BUY' || letter === 'B' || sign === '+' ? 'buy' : 'sell';
    const effect = effectOf(toWhat ?? toLetter) ?? context.effect;
    if (effect === null) return refuse('openOrCloseUnknown');
    const { root, right, strike, expiry } = option.value;
    roots.add(root);
    legs.push({ right, strike, expiry, action, effect, ratio, price: null });
  }
  const [root] = roots;
  if (root === undefined) return refuse('legsMissing');
  if (roots.size > 1) return refuse('rootsMixed', ...roots);
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

function effectOf(word: string | undefined): Effect | null {
  if (word === undefined) return null;
  return word.startsWith('O') ? 'open' : 'close';
}
