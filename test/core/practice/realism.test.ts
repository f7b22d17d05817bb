import { describe, expect, it } from 'vitest';
import { instantOf, newYorkTime } from '@/lib/core/market/clock';
import { createMarket, type Market } from '@/lib/core/practice/market';
import type { CalendarDate, Instant } from '@/lib/core/unit';

const afternoon = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);

describe('the listings', () => {
  const roots = (market: Market, underlying: 'SPX' | 'VIX') =>
    market.listings(underlying).map(({ root, expiry }) => `${root} ${expiry}`);

  it('know the calendar: Thanksgiving has none, both roots share the third Friday', () => {
    const spx = roots(createMarket({ seed: 1, now: afternoon }), 'SPX');
    expect(spx.slice(0, 6)).toEqual([
      'SPXW 2026-11-20',
      'SPXW 2026-11-23',
      'SPXW 2026-11-24',
      'SPXW 2026-11-25',
      'SPXW 2026-11-27',
      'SPXW 2026-11-30',
    ]);
    expect(spx).toContain('SPX 2026-12-18');
    expect(spx).toContain('SPXW 2026-12-18');
    expect(spx).not.toContain('SPXW 2026-12-25');
    expect(spx.length).toBeGreaterThanOrEqual(13);
    expect(spx.length).toBeLessThanOrEqual(17);
  });

  it('start with the next close that has not passed', () => {
    const close = instantOf('2026-11-20' as CalendarDate, 16, 0);
    expect(roots(createMarket({ seed: 1, now: close }), 'SPX')[0]).toBe('SPXW 2026-11-23');
    const saturday = instantOf('2026-11-21' as CalendarDate, 12, 0);
    expect(roots(createMarket({ seed: 1, now: saturday }), 'SPX')[0]).toBe('SPXW 2026-11-23');
  });

  it('settle VIX on the mornings of its own calendar', () => {
    const vix = createMarket({ seed: 1, now: afternoon }).listings('VIX');
    for (const { settlesAt, settlement } of vix) {
      expect(settlement).toBe('am');
      expect(newYorkTime(settlesAt)).toMatchObject({ hour: 9, minute: 30 });
    }
    expect(vix.map(({ root, expiry }) => `${root} ${expiry}`)).toContain('VIX 2026-12-16');
    const days = vix.map(({ settlesAt }) => (settlesAt - afternoon) / 86_400_000);
    expect(Math.max(...days)).toBeGreaterThan(200);
    expect(new Set(vix.map(({ expiry }) => expiry)).size).toBe(vix.length);
  });

  it('never run out, on any day of two years', () => {
    for (let day = 0; day < 730; day++) {
      const market = createMarket({ seed: 1, now: (afternoon + day * 86_400_000) as Instant });
      const spx = market.listings('SPX');
      expect(spx.length).toBeGreaterThanOrEqual(13);
      expect(market.listings('VIX').length).toBeGreaterThanOrEqual(11);
      expect(new Set(spx.map(({ root, expiry }) => root + expiry)).size).toBe(spx.length);
    }
  });
});

describe('the quotes', () => {
  const market = createMarket({ seed: 7, now: afternoon });
  const all = market.listings('SPX').flatMap((listing) => market.rows(listing));
  const quotes = all.flatMap(({ call, put }) => [call, put]);

  it('have real zero bids and a few missing quotes', () => {
    expect(quotes.filter(({ bid }) => bid === 0).length).toBeGreaterThan(100);
    const missing = quotes.filter(({ bid, ask }) => bid === null && ask === null).length;
    expect(missing).toBeGreaterThan(5);
    expect(missing / quotes.length).toBeLessThan(0.03);
    expect(quotes.some(({ last }) => last === null)).toBe(true);
  });

  it('are wider in the money and in later expiries', () => {
    const [, near] = market.listings('SPX');
    const far = market.listings('SPX').at(-1);
    if (near === undefined || far === undefined) throw new Error('no expiries');
    const strike = 5 * Math.round(market.levelOf('SPX').level / 5);
    const width = (listing: typeof near, at: number) => {
      const [row] = market.rows(listing, [at]);
      return (row?.call.ask ?? Number.NaN) - (row?.call.bid ?? Number.NaN);
    };
    expect(width(near, strike - 300)).toBeGreaterThan(2 * width(near, strike));
    expect(width(far, strike)).toBeGreaterThan(width(near, strike));
  });

  it('have puts dearer than calls as far from the money, and a VIX of their own close to the printed one', () => {
    const month = market.listings('SPX').find(({ settlesAt }) => settlesAt - afternoon > 28 * 86_400_000);
    if (month === undefined) throw new Error('no month');
    const fair = market.fair(month);
    expect(fair.priceOf(fair.forward * 0.93).put).toBeGreaterThan(4 * fair.priceOf(fair.forward * 1.07).call);
    // The variance of all out-of-the-money options, as Cboe defines VIX, on a fine grid.
    let variance = 0;
    for (let strike = fair.forward * 0.4; strike < fair.forward * 1.5; strike += 5) {
      const { call, put } = fair.priceOf(strike);
      variance += (2 * 5 * Math.min(call, put)) / fair.discount / strike ** 2;
    }
    const vix = 100 * Math.sqrt(variance / fair.years);
    expect(Math.abs(vix - market.levelOf('VIX').level)).toBeLessThan(1);
  });
});

describe('the VIX futures', () => {
  it('rise with time from near spot to the mean while it is quiet', () => {
    const market = createMarket({ seed: 7, now: afternoon });
    const forwards = market.listings('VIX').map((listing) => market.fair(listing).forward);
    const spot = market.levelOf('VIX').level;
    for (const forward of forwards) expect(Math.abs(forward - spot)).toBeGreaterThan(0.03);
    expect([...forwards].sort((a, b) => a - b)).toEqual(forwards);
    expect(new Set(forwards.map((forward) => forward.toFixed(1))).size).toBeGreaterThan(8);
    expect(forwards.at(-1)).toBeGreaterThan(20);
  });

  it('turn over in a spike: the near ones rise most', () => {
    const market = createMarket({ seed: 7, now: afternoon });
    const before = market.listings('VIX').map((listing) => market.fair(listing).forward);
    market.setMode('spike');
    market.advance((afternoon + 120_000) as Instant);
    const moves = market
      .listings('VIX')
      .map((listing, at) => market.fair(listing).forward - (before[at] ?? 0));
    expect(moves[0]).toBeGreaterThan(8);
    expect(moves.at(-1)).toBeLessThan(0.4 * (moves[0] ?? 0));
  });
});
