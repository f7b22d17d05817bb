import { describe, expect, it } from 'vitest';
import { instantOf } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import { MODES } from '@/lib/core/practice/mode';
import type { CalendarDate, Instant } from '@/lib/core/unit';

const friday = '2026-11-20' as CalendarDate;
const now = instantOf(friday, 14, 31, 5);

function later(instant: Instant, seconds: number): Instant {
  return (instant + 1000 * seconds) as Instant;
}

describe('the practice market', { timeout: 20_000 }, () => {
  it('is the same for one seed, second and history of modes', () => {
    const [one, two] = [createMarket({ seed: 7, now }), createMarket({ seed: 7, now })];
    for (const market of [one, two]) {
      market.setMode('slide');
      for (let tick = 1; tick <= 12; tick++) {
        // Looking must change nothing: one of the two is looked at on every tick.
        if (market === one) for (const listing of market.listings('SPX')) market.rows(listing);
        market.tick(later(now, tick));
      }
    }
    for (const underlying of ['SPX', 'VIX'] as const) {
      expect(one.levelOf(underlying)).toEqual(two.levelOf(underlying));
      for (const listing of one.listings(underlying)) expect(one.rows(listing)).toEqual(two.rows(listing));
    }
  });

  it('differs for another seed', () => {
    const [one, two] = [createMarket({ seed: 7, now }), createMarket({ seed: 8, now })];
    expect(one.levelOf('SPX').level).not.toBe(two.levelOf('SPX').level);
  });

  it('agrees between tabs opened at different times', () => {
    const early = createMarket({ seed: 7, now });
    early.advance(later(now, 90));
    const late = createMarket({ seed: 7, now: later(now, 90) });
    for (const listing of late.listings('SPX')) expect(early.rows(listing)).toEqual(late.rows(listing));
  });

  it('keeps to the levels it promises', () => {
    for (let seed = 0; seed < 60; seed++) {
      const market = createMarket({ seed, now: later(now, seed * 12_345) });
      expect(market.levelOf('SPX').level).toBeGreaterThan(6000);
      expect(market.levelOf('SPX').level).toBeLessThan(7500);
      expect(market.levelOf('VIX').level).toBeGreaterThan(15);
      expect(market.levelOf('VIX').level).toBeLessThan(20);
    }
  });

  it('changes 5 to 15 % of the quotes near the money in a calm second', () => {
    const market = createMarket({ seed: 7, now });
    const [, next] = market.listings('SPX');
    if (next === undefined) throw new Error('no second expiry');
    const { level } = market.levelOf('SPX');
    const near = market.strikes(next).filter((strike) => Math.abs(strike - level) < 100);
    let changed = 0;
    let seen = 0;
    let before = market.rows(next, near);
    for (let tick = 1; tick <= 300; tick++) {
      market.tick(later(now, tick));
      const after = market.rows(next, near);
      after.forEach((row, at) => {
        for (const side of ['call', 'put'] as const) {
          seen += 2;
          changed += Number(row[side].bid !== before[at]?.[side].bid);
          changed += Number(row[side].ask !== before[at]?.[side].ask);
        }
      });
      before = after;
    }
    expect(changed / seen).toBeGreaterThan(0.05);
    expect(changed / seen).toBeLessThan(0.15);
  });

  it('raises VIX when the SPX falls, by more than it lowers it when the SPX rises', () => {
    const market = createMarket({ seed: 7, now });
    const pairs: { spx: number; vix: number }[] = [];
    const level = () => ({ spx: market.levelOf('SPX').level, vix: market.levelOf('VIX').level });
    let before = level();
    for (let minute = 1; minute <= 1200; minute++) {
      market.advance(later(now, 60 * minute));
      const after = level();
      pairs.push({ spx: after.spx - before.spx, vix: after.vix - before.vix });
      before = after;
    }
    expect(correlation(pairs)).toBeLessThan(-0.6);
    expect(correlation(pairs)).toBeGreaterThan(-1);

    const calm = market.levelOf('VIX').level;
    market.setMode('slide');
    market.advance(later(market.now, 600));
    expect(market.levelOf('VIX').level).toBeGreaterThan(calm + 3);
  });

  it('comes back to calm', () => {
    const market = createMarket({ seed: 7, now });
    for (const mode of MODES) market.setMode(mode);
    market.advance(later(now, 60));
    expect(market.levelOf('VIX').level).toBeGreaterThan(22);
    market.setMode('calm');
    market.advance(later(now, 7200));
    expect(market.levelOf('VIX').level).toBeLessThan(20);
  });

  it('counts volume up and never down within a day, and changes a last price only by a trade', () => {
    const market = createMarket({ seed: 7, now });
    const [listing] = market.listings('SPX');
    if (listing === undefined) throw new Error('no expiry');
    const faults: string[] = [];
    let before = market.rows(listing);
    for (let tick = 1; tick <= 60; tick++) {
      market.tick(later(now, tick));
      const after = market.rows(listing);
      after.forEach(({ strike, call }, at) => {
        const old = before[at]?.call;
        if ((call.volume ?? 0) < (old?.volume ?? 0)) faults.push(`${strike} lost volume`);
        if (call.volume === old?.volume && call.last !== old?.last) faults.push(`${strike} traded silently`);
      });
      before = after;
    }
    expect(faults).toEqual([]);
  });
});

function correlation(pairs: readonly { spx: number; vix: number }[]): number {
  const mean = (of: 'spx' | 'vix') => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [spx, vix] = [mean('spx'), mean('vix')];
  let both = 0;
  let x = 0;
  let y = 0;
  for (const pair of pairs) {
    both += (pair.spx - spx) * (pair.vix - vix);
    x += (pair.spx - spx) ** 2;
    y += (pair.vix - vix) ** 2;
  }
  return both / Math.sqrt(x * y);
}
