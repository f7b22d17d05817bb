import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/core/market/clock';
import type { TicketFormat } from '@/lib/core/tickets/format';
import { formats } from '@/lib/core/tickets/formats';
import type { Order } from '@/lib/core/tickets/order';
import { condors } from './random-order';

/** What is left of an order in a format that has no place for some of it. */
function within(order: Order, { carries }: TicketFormat): Order {
  return {
    ...order,
    limit: carries.limit === 'dropped' ? null : order.limit,
    timeInForce: carries.timeInForce === 'dropped' ? null : order.timeInForce,
    legs: order.legs.map((leg) => (carries.legPrices === 'dropped' ? { ...leg, price: null } : leg)),
  };
}

const readable = formats.filter((format) => format.parse);

describe.each(readable.map((format) => ({ id: format.id, format })))('$id', ({ format }) => {
  it.each([true, false])('reads the condors that it writes (legs priced: %s)', (priced) => {
    if (!priced && format.carries.legPrices === 'needed') return;
    fc.assert(
      fc.property(condors({ priced }), fc.integer({ min: 0, max: 299 }), (order, daysBefore) => {
        const text = format.write(order);
        if (!text.ok) throw new Error(text.error.code);
        const context = {
          today: addDays(order.legs[0]?.expiry ?? ('' as never), -daysBefore),
          root: order.root,
          effect: order.legs[0]?.effect ?? null,
        };
        expect(format.parse?.(text.value, context), text.value).toEqual({
          ok: true,
          value: within(order, format),
        });
        expect(text.value).toMatch(/^[^=+@-][\x20-\x7e\n]*$/);
      }),
      { numRuns: 1000 },
    );
  });
});

it('has a reader for what is pasted in and for what is our own', () => {
  expect(readable.map((format) => format.id)).toEqual([
    'plain',
    'thinkorswim',
    'option-omega',
    'occ-padded',
    'occ-compact',
    'optionstrat',
    'wingspan',
  ]);
});
