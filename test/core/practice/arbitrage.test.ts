import { describe, expect, it } from 'vitest';
import type { ChainRow } from '@/lib/core/market/chain';
import { instantOf } from '@/lib/core/market/clock';
import type { FairMarket } from '@/lib/core/practice/fair';
import { createMarket, type Market } from '@/lib/core/practice/market';
import { MODES } from '@/lib/core/practice/mode';
import type { CalendarDate, Instant } from '@/lib/core/unit';

const TOLERANCE = 1e-6;

/** Every way to take money from these quotes without risk, in words; none is what we want. */
function arbitrages(rows: readonly ChainRow[], fair: FairMarket): string[] {
  const found: string[] = [];
  const report = (kind: string, profit: number, ...strikes: number[]) => {
    if (profit > TOLERANCE) found.push(`${kind} at ${strikes.join('/')}: ${profit.toFixed(4)}`);
  };
  const { discount, forward } = fair;
  for (const side of ['call', 'put'] as const) {
    const quoted = rows.flatMap(({ strike, [side]: { bid, ask } }) =>
      bid === null || ask === null ? [] : [{ strike, bid, ask }],
    );
    quoted.forEach((row, at) => {
      report(`${side} crossed`, row.bid - row.ask, row.strike);
      const next = quoted[at + 1];
      if (next === undefined) return;
      const [near, far] = side === 'call' ? [row, next] : [next, row];
      report(`${side} vertical for less than nothing`, far.bid - near.ask, near.strike, far.strike);
      const width = discount * (next.strike - row.strike);
      report(`${side} vertical above its width`, near.bid - far.ask - width, near.strike, far.strike);
      const last = quoted[at + 2];
      if (last === undefined) return;
      // Uneven strikes: the wings are weighted by the distance of the other one.
      const part = (last.strike - next.strike) / (last.strike - row.strike);
      const wings = part * row.ask + (1 - part) * last.ask;
      report(`${side} butterfly`, next.bid - wings, row.strike, next.strike, last.strike);
    });
  }
  for (const { strike, call, put } of rows) {
    if (call.bid === null || call.ask === null || put.bid === null || put.ask === null) continue;
    const parity = discount * (forward - strike);
    report('conversion', call.bid - put.ask - parity, strike);
    report('reversal', parity - (call.ask - put.bid), strike);
  }
  return found;
}

function everyArbitrage(market: Market): string[] {
  return (['SPX', 'VIX'] as const).flatMap((underlying) =>
    market.listings(underlying).flatMap((listing) => {
      const found = arbitrages(market.rows(listing), market.fair(listing));
      return found.map((words) => `${listing.root} ${listing.expiry} ${words}`);
    }),
  );
}

describe('quotes of the practice market', { timeout: 20_000 }, () => {
  const afternoon = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);

  for (const mode of MODES) {
    it(`offer no free money while the market is in ${mode}`, () => {
      const market = createMarket({ seed: 11, now: afternoon });
      market.setMode(mode);
      const found: string[] = [];
      for (let tick = 1; tick <= 120; tick++) {
        market.tick((afternoon + 1000 * tick) as Instant);
        if (tick % 12 === 0) found.push(...everyArbitrage(market));
      }
      expect(found).toEqual([]);
    });
  }

  it('offer none in the last minutes and seconds before a settlement', () => {
    const close = instantOf('2026-11-20' as CalendarDate, 16, 0);
    for (const before of [600, 60, 5, 1, 0.001]) {
      const market = createMarket({ seed: 3, now: (close - 1000 * before) as Instant });
      expect(everyArbitrage(market)).toEqual([]);
    }
  });

  it('offer none for any of twelve seeds', () => {
    for (let seed = 100; seed < 112; seed++) {
      expect(everyArbitrage(createMarket({ seed, now: afternoon }))).toEqual([]);
    }
  });

  it('would be caught: a bid lifted through its neighbours is reported', () => {
    const market = createMarket({ seed: 11, now: afternoon });
    const [listing] = market.listings('SPX');
    if (listing === undefined) throw new Error('no expiry');
    const rows = market
      .rows(listing)
      .map((row, at) => (at === 80 ? { ...row, call: { ...row.call, bid: 3000, ask: 3001 } } : row));
    expect(arbitrages(rows, market.fair(listing)).length).toBeGreaterThan(2);
  });

  it('use the ticks of their contracts', () => {
    const market = createMarket({ seed: 11, now: afternoon });
    const steps: Record<string, readonly [number, number]> = {
      SPX: [5, 10],
      SPXW: [5, 10],
      VIX: [1, 5],
      VIXW: [1, 1],
    };
    for (const underlying of ['SPX', 'VIX'] as const) {
      for (const listing of market.listings(underlying)) {
        const [under3 = 0, from3 = 0] = steps[listing.root] ?? [];
        for (const { call, put } of market.rows(listing)) {
          for (const price of [call.bid, call.ask, put.bid, put.ask]) {
            if (price === null) continue;
            expect(Math.round(100 * price) % (price < 3 ? under3 : from3)).toBe(0);
          }
        }
      }
    }
  });
});
