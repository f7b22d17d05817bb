import { describe, expect, it } from 'vitest';
import type { ChainRow } from '@/lib/core/market/chain';
import { limitAt, limitWarnings, type OrderBounds, orderBounds, orderMoney } from '@/lib/core/tickets/limit';
import type { Order } from '@/lib/core/tickets/order';
import { date } from '../market/date';
import { orderWith } from './random-order';

const day = '2026-08-12';
const condorAt = (price: number, root = 'SPXW') =>
  orderWith(
    root,
    2,
    { kind: 'credit', price },
    `buy open 1 put 5800 ${day}`,
    `sell open 1 put 5850 ${day}`,
    `sell open 1 call 6050 ${day}`,
    `buy open 1 call 6100 ${day}`,
  );

const row = (strike: number, call: [number, number] | null, put: [number, number] | null): ChainRow => ({
  strike,
  call: { bid: call?.[0] ?? null, ask: call?.[1] ?? null },
  put: { bid: put?.[0] ?? null, ask: put?.[1] ?? null },
});

describe('a limit on its tick', () => {
  const spread = condorAt(1);
  const single = (root: string) =>
    orderWith(root, 1, { kind: 'debit', price: 1 }, `buy open 1 call 30 ${day}`);

  it.each<[string, Order, number, 'nearest' | 'patient' | 'eager', string]>([
    ['combination', spread, -1.23, 'nearest', 'credit 1.25'],
    ['combination', spread, -1.23, 'patient', 'credit 1.25'],
    ['combination', spread, -1.23, 'eager', 'credit 1.2'],
    ['combination', spread, 1.23, 'patient', 'debit 1.2'],
    ['combination', spread, 1.23, 'eager', 'debit 1.25'],
    ['noise of sums', spread, -(0.1 + 0.2), 'patient', 'credit 0.3'],
    ['noise of sums', spread, -(0.1 + 0.2), 'eager', 'credit 0.3'],
    ['nothing', spread, -0.01, 'nearest', 'even 0'],
    ['option under 3', single('SPXW'), 2.97, 'eager', 'debit 3'],
    ['option from 3', single('SPXW'), 3.04, 'nearest', 'debit 3'],
    ['option from 3', single('SPXW'), 3.06, 'nearest', 'debit 3.1'],
    ['VIX', single('VIX'), 3.04, 'patient', 'debit 3'],
    ['VIX', single('VIX'), 2.044, 'nearest', 'debit 2.04'],
  ])('%s %# %s', (_, order, net, rounding, text) => {
    const limit = limitAt(order, net, rounding);
    expect(limit.ok && `${limit.value.kind} ${limit.value.price}`).toBe(text);
  });

  it('refuses what is no price', () => {
    for (const net of [Number.NaN, Number.POSITIVE_INFINITY, 1e6])
      expect(limitAt(spread, net, 'nearest')).toMatchObject({ ok: false, error: { code: 'priceInvalid' } });
  });
});

describe('the bounds of a whole order', () => {
  const parity = { discount: 1, lowest: 5949, highest: 5951 };
  const rows = [
    row(5800, [149, 152], [1, 1.2]),
    row(5850, [101, 104], [2.2, 2.5]),
    row(6050, [2.1, 2.4], [101, 104]),
    row(6100, [1, 1.2], [150, 153]),
  ];
  const market = { expiry: date(day), rows, parity };

  it('are sums of what each leg could be made for otherwise', () => {
    // Through the other right and the forward, by hand: puts at C − (F − K), calls at P + (F − K), never below 0.
    const low = 0 - 5 - 5 + 0;
    const high = 3 - 0 - 0 + 4;
    const { lowest, highest } = orderBounds(condorAt(1), [market]);
    expect(lowest).toBeCloseTo(low, 9);
    expect(highest).toBeCloseTo(high, 9);
  });

  it('are unknown where a quote, a row or a chain is missing', () => {
    const unknown: OrderBounds = { lowest: null, highest: null };
    expect(orderBounds(condorAt(1), [])).toEqual(unknown);
    expect(orderBounds(condorAt(1), [{ ...market, rows: rows.slice(1) }])).toEqual(unknown);
    const unquoted = [row(5800, null, [1, 1.2]), ...rows.slice(1)];
    expect(orderBounds(condorAt(1), [{ ...market, rows: unquoted }])).toEqual(unknown);
    expect(limitWarnings(condorAt(1), unknown)).toEqual([{ code: 'limitUnchecked', detail: [] }]);
  });

  it('warn of a limit outside, with both numbers', () => {
    const bounds = { lowest: -2.5, highest: -0.9 };
    expect(limitWarnings(condorAt(1), bounds)).toEqual([]);
    expect(limitWarnings(condorAt(0.9), bounds)).toEqual([]);
    expect(limitWarnings(condorAt(0.85), bounds)).toEqual([
      { code: 'limitTooGenerous', detail: ['0.85 credit', '0.90 credit'] },
    ]);
    expect(limitWarnings(condorAt(2.55), bounds)).toEqual([
      { code: 'limitOutOfReach', detail: ['2.55 credit', '2.50 credit'] },
    ]);
    expect(limitWarnings(condorAt(1.03), bounds)).toEqual([
      { code: 'limitOffTick', detail: ['1.03 credit', '0.05'] },
    ]);
    expect(limitWarnings({ ...condorAt(1), limit: null }, bounds)).toEqual([]);
  });

  it('warn of paying more than a spread can be worth', () => {
    const spread = orderWith(
      'VIX',
      4,
      { kind: 'debit', price: 7.5 },
      'buy open 1 call 18 2026-09-16',
      'sell open 1 call 25 2026-09-16',
    );
    expect(limitWarnings(spread, { lowest: 0, highest: 8 })).toEqual([
      { code: 'limitAboveWorth', detail: ['7.50 debit', '7.00 debit'] },
    ]);
  });

  it('come with the money of the whole order', () => {
    expect(orderMoney(condorAt(1.15))).toBe(-230);
    expect(orderMoney({ ...condorAt(1), limit: null })).toBeNull();
  });
});
