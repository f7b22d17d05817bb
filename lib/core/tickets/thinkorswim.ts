import { ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import { guarded } from './format';
import { priceText, strikeText } from './numeral';
import type { Limit, Order, OrderLeg } from './order';
import { ironCondorOf, type Shape, shapeOf } from './shape';
import { parseLine } from './thinkorswim-line';
import { seriesDate, seriesOf } from './thinkorswim-series';
import { refuse, type TicketFailure } from './ticket-failure';

/**
 * The line that thinkorswim copies and pastes:
 * `SELL -2 IRON CONDOR SPX 100 (Weeklys) 28 JUL 23 4450/4460/4450/4440 CALL/PUT @9.60 LMT`.
 * Only shapes whose leg order is known from filled orders; the first leg has the sign of the order.
 */
export const thinkorswim = guarded({
  id: 'thinkorswim',
  carries: {
    legs: 4,
    expiries: 2,
    limit: 'needed',
    timeInForce: 'needed',
    legPrices: 'dropped',
    effect: false,
    together: true,
  },
  write,
  parse: parseLine,
});

const NAMES: Readonly<Record<Exclude<Shape, 'other'>, string>> = {
  single: '',
  vertical: 'VERTICAL ',
  ironCondor: 'IRON CONDOR ',
  ironButterfly: 'IRON CONDOR ',
  calendar: 'CALENDAR ',
  diagonal: 'DIAGONAL ',
};

function write(order: Order): Result<string, TicketFailure> {
  const shape = shapeOf(order);
  const legs = legsInOrder(order, shape);
  const [first] = legs;
  if (shape === 'other' || first === undefined || order.limit === null) return refuse('formatShape');
  const dates: string[] = [];
  for (const expiry of distinct(legs.map((leg) => leg.expiry))) {
    const series = seriesOf(order.root, expiry);
    if (!series.ok) return series;
    dates.push(`${seriesDate(expiry)}${series.value.mark}`);
  }
  // The word stands once and belongs to the first leg.
  const series = seriesOf(order.root, first.expiry);
  if (!series.ok) return series;
  const sold = first.action === 'sell';
  const strikes = legs.map((leg) => strikeText(leg.strike));
  return ok(
    [
      `${sold ? 'SELL -' : 'BUY +'}${order.quantity} ${NAMES[shape]}${order.underlying} 100`,
      `${series.value.tag}${dates.join('/')}`,
      (shape === 'calendar' ? strikes.slice(0, 1) : strikes).join('/'),
      distinct(legs.map((leg) => leg.right.toUpperCase())).join('/'),
      `@${signedPrice(order.limit, sold)} LMT${order.timeInForce === 'gtc' ? ' GTC' : ''}`,
    ].join(' '),
  );
}

/** Condors: call, call, put, put, the inner strike first. Spreads: the leg that the limit is about first. */
function legsInOrder(order: Order, shape: Shape): readonly OrderLeg[] {
  const condor = ironCondorOf(order);
  if (condor) {
    const [lowPut, highPut, lowCall, highCall] = condor.legs;
    return [lowCall, highCall, highPut, lowPut];
  }
  // The far expiry leads a calendar.
  if (shape === 'calendar' || shape === 'diagonal') return [...order.legs].reverse();
  if (shape !== 'vertical') return order.legs;
  const lead = order.limit?.kind === 'credit' ? 'sell' : 'buy';
  return [...order.legs].sort((a) => (a.action === lead ? -1 : 1));
}

/** A sold order's price is a credit and a bought one's a debit; the other way round it is negative. */
function signedPrice({ kind, price }: Limit, sold: boolean): string {
  const against = kind !== 'even' && (kind === 'credit') !== sold;
  return `${against ? '-' : ''}${priceText(price).replace(/^0\./, '.')}`;
}

function distinct<T extends string | CalendarDate>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
