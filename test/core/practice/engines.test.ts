import { describe, expect, it } from 'vitest';
import type { ChainRow } from '@/lib/core/market/chain';
import { instantOf, yearsUntil } from '@/lib/core/market/clock';
import { chainDefects } from '@/lib/core/market/integrity';
import { fitParity } from '@/lib/core/market/parity';
import { createMarket, type Market } from '@/lib/core/practice/market';
import { MODES } from '@/lib/core/practice/mode';
import { impliedVolatility } from '@/lib/core/pricing/implied-volatility';
import type { CalendarDate, Instant } from '@/lib/core/unit';

/** What Wingspan's own engines make of the practice market: they must find what it was made of. */

const now = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);
const RATE = 0.04;

function everyListing(market: Market) {
  return [...market.listings('SPX'), ...market.listings('VIX')].map((listing) => {
    const years = yearsUntil(listing.settlesAt, market.now);
    const chain = market.chain(listing);
    const parity = fitParity({ chain, years, rate: RATE });
    if (!parity.ok) throw new Error(`${listing.root} ${listing.expiry}: ${parity.error}`);
    return { listing, years, chain, parity: parity.value, fair: market.fair(listing) };
  });
}

describe('the engines on the practice market', { timeout: 20_000 }, () => {
  for (const mode of MODES) {
    it(`find the forward of every expiry and no defect in ${mode}`, () => {
      const market = createMarket({ seed: 7, now });
      market.setMode(mode);
      market.advance((now + 180_000) as Instant);
      for (const { listing, years, chain, parity, fair } of everyListing(market)) {
        const name = `${listing.root} ${listing.expiry}`;
        expect(Math.abs(parity.forward / fair.forward - 1), name).toBeLessThan(
          listing.underlying === 'VIX' ? 0.005 : 1e-4,
        );
        expect(chainDefects({ chain, parity, years }), name).toEqual([]);
      }
    });
  }

  it('call no row stale while it ticks', () => {
    const market = createMarket({ seed: 7, now });
    const found: string[] = [];
    for (const mode of MODES) {
      market.setMode(mode);
      for (const at of [1, 8]) {
        const listing = market.listings('SPX')[at];
        if (listing === undefined) throw new Error('no expiry');
        const history: (readonly ChainRow[])[] = [];
        for (let tick = 1; tick <= 60; tick++) {
          market.tick((market.now + 1000) as Instant);
          const chain = market.chain(listing);
          const years = yearsUntil(listing.settlesAt, market.now);
          for (const { code, strikes } of chainDefects({
            chain,
            parity: null,
            years,
            history: history.slice(-10),
          }))
            found.push(`${mode} ${listing.root} ${listing.expiry} ${code} ${strikes}`);
          history.push(chain.rows);
        }
      }
    }
    expect(found).toEqual([]);
  });

  it('bracket the volatility of every quote out of the money', () => {
    const market = createMarket({ seed: 7, now });
    const { chain, fair } = everyListing(market)[2] ?? {};
    if (chain === undefined || fair === undefined) throw new Error('no expiry');
    let seen = 0;
    for (const { strike, call, put } of chain.rows) {
      const right = strike < fair.forward ? 'put' : 'call';
      const { bid, ask } = right === 'put' ? put : call;
      if (bid === null || ask === null || bid === 0) continue;
      const at = (price: number) => {
        const found = impliedVolatility({
          right,
          forward: fair.forward,
          strike,
          years: fair.years,
          price: price / fair.discount,
        });
        if (!found.ok) throw new Error(`${strike}: ${found.error}`);
        return found.value;
      };
      const made = at(right === 'put' ? fair.priceOf(strike).put : fair.priceOf(strike).call);
      expect(at(bid)).toBeLessThanOrEqual(made + 1e-9);
      expect(at(ask)).toBeGreaterThanOrEqual(made - 1e-9);
      seen++;
    }
    expect(seen).toBeGreaterThan(60);
  });
});
