import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breaches, type Market } from '@/lib/core/market/envelope';

const D = 0.98;

/** Every spread and every butterfly of the chain, one by one: what the curve must answer for at once. */
function bidsTooHigh(markets: readonly Market[]): readonly number[] {
  const high = new Set<number>();
  for (const [j, { x, bid }] of markets.entries()) {
    if (bid === null) continue;
    for (const [i, a] of markets.entries()) {
      if (i === j || a.ask === null) continue;
      if (bid > a.ask + (i > j ? D * (a.x - x) : 0) + 1e-6) high.add(j);
      for (const [k, b] of markets.entries()) {
        if (!(i < j && j < k) || b.ask === null) continue;
        const share = (x - a.x) / (b.x - a.x);
        if (bid > (1 - share) * a.ask + share * b.ask + 1e-6) high.add(j);
      }
    }
  }
  return [...high].sort((a, b) => a - b);
}

const price = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }).map((cents) => cents / 20) },
);

/** A falling convex curve with honest spreads, uneven strikes, and noise of some size laid on it. */
const nearlyRight = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 14 }),
    fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })),
    fc.constantFrom(0, 0.1, 1, 3),
  )
  .map(([steps, noise, size]) => {
    let x = 0;
    return steps.map((step): Market => {
      x += step;
      const mid = 40 * Math.exp(-x / 45) + size * (noise.next().value ?? 0);
      return { x, bid: Math.max(0, mid - 0.05), ask: Math.max(0, mid) + 0.05 };
    });
  });

const random = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 5 }), bid: price, ask: price }), { maxLength: 12 })
  .map((rows) => {
    let x = 0;
    return rows.map(({ step, bid, ask }): Market => {
      x += step;
      // Crossed markets are found before and never get here.
      return bid !== null && ask !== null && bid > ask ? { x, bid: ask, ask: bid } : { x, bid, ask };
    });
  });

describe('the curve under all asks', () => {
  it('finds a breach exactly where some spread or butterfly can be sold above its cost', () => {
    let breached = 0;
    fc.assert(
      fc.property(fc.oneof(nearlyRight, random), (markets) => {
        const expected = bidsTooHigh(markets);
        const found = breaches(markets, { steepest: D, slack: 0 });
        expect(found.length > 0).toBe(expected.length > 0);
        for (const breach of found) {
          // What is reported is true, and is one of what brute force finds.
          expect(breach.bid).toBeGreaterThan(breach.limit);
          expect(expected).toContain(breach.high);
        }
        if (expected.length > 0) breached++;
      }),
      { numRuns: 1500 },
    );
    expect(breached).toBeGreaterThan(300);
  });

  it('leaves nothing to find once the suspects are gone', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyRight, random), (markets) => {
        const suspects = new Set(
          breaches(markets, { steepest: D, slack: 0 }).flatMap((breach) => breach.suspects),
        );
        expect(bidsTooHigh(markets.filter((_, index) => !suspects.has(index)))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('blames the one market that moved, not those it touches', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 44 }),
        fc.constantFrom(-1, 1),
        fc.double({ min: 1.5, max: 6, noNaN: true }),
        (moved, sign, by) => {
          const markets = Array.from({ length: 50 }, (_, x): Market => {
            const mid = 40 * Math.exp(-x / 45) + (x === moved ? sign * by : 0);
            return { x, bid: mid - 0.1, ask: mid + 0.1 };
          });
          const found = breaches(markets, { steepest: D, slack: 0 });
          expect([...new Set(found.flatMap((breach) => breach.suspects))]).toEqual([moved]);
        },
      ),
    );
  });

  it('takes the time of a sort: ten thousand strikes, right or nonsense, well under a second', () => {
    for (const noise of [0, 0.5, 20]) {
      let state = 1;
      const random = () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647 - 0.5;
      };
      const markets = Array.from({ length: 10_000 }, (_, x): Market => {
        const mid = Math.max(0.1, 4000 * Math.exp(-x / 4500) + noise * random());
        return { x, bid: Math.max(0, mid - 0.1), ask: mid + 0.1 };
      });
      const start = performance.now();
      const found = breaches(markets, { steepest: D, slack: 0 });
      const took = performance.now() - start;
      expect(found.length > 0).toBe(noise > 0);
      expect(took).toBeLessThan(1000);
    }
  });
});
