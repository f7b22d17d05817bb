import fc from 'fast-check';
import { addDays } from '@/lib/core/market/clock';
import { contractOf } from '@/lib/core/market/contract';
import { monthlyExpiry, tradingDayOnOrBefore } from '@/lib/core/market/holidays';
import { isVixMonthly, vixMonthly, vixSettlementOfWeek } from '@/lib/core/market/vix-settlement';
import type { Order, OrderLeg } from '@/lib/core/tickets/order';
import { orderOf } from '@/lib/core/tickets/order';
import type { CalendarDate } from '@/lib/core/unit';
import { date } from '../market/date';

const month = fc.tuple(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 12 }));
const monthly = month.map(([year, each]) => monthlyExpiry(year, each));
const day = fc.oneof(
  fc.integer({ min: 0, max: 7600 }).map((days) => addDays(date('2020-01-02'), days)),
  // Ends of years and quarters, where months, years and names of series turn over.
  month.map(([year, each]) => addDays(date(`${year}-${String(each).padStart(2, '0')}-01`), -1)),
);
const tradingDay = day.map(tradingDayOnOrBefore);

/** A root with a day on which it has options. */
const series: fc.Arbitrary<{ root: string; expiry: CalendarDate }> = fc.oneof(
  fc.record({ root: fc.constantFrom('SPX', 'NDX', 'RUT'), expiry: monthly }),
  fc.record({
    root: fc.constantFrom('SPXW', 'NDXP', 'RUTW', 'XSP', 'SPY', 'AAPL', 'F'),
    expiry: fc.oneof(monthly, tradingDay),
  }),
  month.map(([year, each]) => ({ root: 'VIX', expiry: vixMonthly(year, each) })),
  tradingDay.map(vixSettlementOfWeek).map((expiry) => ({
    root: isVixMonthly(expiry) ? 'VIX' : 'VIXW',
    expiry,
  })),
);

/** Points, whole and broken, up to five figures. */
const stepThousandths = fc.constantFrom(5, 125, 500, 1000, 2500, 5000, 25_000);
const cents = fc.integer({ min: 1, max: 4000 }).map((each) => each / 100);

type Wanted = { readonly priced: boolean };

/** Any condor that could be traded: unequal wings, butterflies, opened and closed, sold and bought. */
export function condors({ priced }: Wanted): fc.Arbitrary<Order> {
  return fc
    .record({
      series,
      step: stepThousandths,
      first: fc.integer({ min: 1, max: 1000 }),
      widths: fc.tuple(
        fc.integer({ min: 1, max: 40 }),
        fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 })),
        fc.integer({ min: 1, max: 40 }),
      ),
      inner: fc.constantFrom('buy', 'sell'),
      effect: fc.constantFrom('open', 'close'),
      quantity: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 250 })),
      price: cents,
      prices: fc.tuple(cents, cents, cents, cents),
      timeInForce: fc.constantFrom('day', 'gtc'),
    })
    .map(({ series: { root, expiry }, step, first, widths, inner, effect, quantity, price, ...rest }) => {
      const [k1, k2, k3, k4] = [0, widths[0], widths[0] + widths[1], widths[0] + widths[1] + widths[2]].map(
        (steps) => ((first + steps) * step) / 1000,
      );
      const outer = inner === 'buy' ? 'sell' : 'buy';
      const leg = (i: number, right: 'call' | 'put', strike: number | undefined, action: string) =>
        ({
          right,
          strike: strike ?? 0,
          expiry,
          action: action === 'buy' ? 'buy' : 'sell',
          effect: effect === 'open' ? 'open' : 'close',
          ratio: 1,
          price: priced ? (rest.prices[i] ?? null) : null,
        }) satisfies OrderLeg;
      return sound({
        underlying: contractOf(root).underlying,
        root,
        legs: [
          leg(0, 'put', k1, outer),
          leg(1, 'put', k2, inner),
          leg(2, 'call', k3, inner),
          leg(3, 'call', k4, outer),
        ],
        quantity,
        limit: { kind: inner === 'sell' ? 'credit' : 'debit', price },
        timeInForce: rest.timeInForce === 'day' ? 'day' : 'gtc',
      });
    });
}

/** An order that a test is sure of. */
export function sound(order: Order): Order {
  const checked = orderOf(order);
  if (!checked.ok) throw new Error(`${checked.error.code} ${checked.error.detail.join(' ')}`);
  return checked.value;
}

/** A leg in one line: `sell open 1 put 5800 2026-08-14`, and a price where it has one. */
export function leg(words: string): OrderLeg {
  const [action, effect, ratio, right, strike, expiry = '', price] = words.split(' ');
  return {
    action: action === 'buy' ? 'buy' : 'sell',
    effect: effect === 'open' ? 'open' : 'close',
    ratio: Number(ratio),
    right: right === 'call' ? 'call' : 'put',
    strike: Number(strike),
    expiry: date(expiry),
    price: price === undefined ? null : Number(price),
  };
}

/** An order of such legs for the day. */
export function orderWith(root: string, quantity: number, limit: Order['limit'], ...legs: string[]): Order {
  const underlying = contractOf(root).underlying;
  return sound({ underlying, root, legs: legs.map(leg), quantity, limit, timeInForce: 'day' });
}
