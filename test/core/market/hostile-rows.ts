import fc from 'fast-check';
import type { ChainRow, Quote } from '@/lib/core/market/chain';

/** Rows as no exchange would make them: any number, any order, any gap; and now and then some that are right. */

const anyPrice = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 6, arbitrary: fc.double({ min: 0, max: 200, noNaN: true }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 1e300, 5e-324, Number.NaN, Number.POSITIVE_INFINITY) },
);

const quote: fc.Arbitrary<Quote> = fc.oneof(
  fc.record({ bid: anyPrice, ask: anyPrice }),
  fc
    .tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }))
    .map(([bid, width]) => ({ bid, ask: bid + width })),
);

const strike = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 40 }).map((step) => 4900 + 5 * step) },
  { weight: 1, arbitrary: fc.double() },
);

export const hostileRows: fc.Arbitrary<readonly ChainRow[]> = fc.array(
  fc.record({ strike, call: quote, put: quote }),
  { maxLength: 40 },
);
