import { describe, expect, it } from 'vitest';
import type { Layer } from '@/lib/core/hedge/layer';
import { refuseSet } from '@/lib/core/hedge/layer';
import { CLASSIC, HEDGE_SETS } from '@/lib/core/hedge/presets';
import { snapLayer, vixBoard } from '@/lib/core/hedge/snap';
import { vixListings } from '@/lib/core/hedge/vix-expiry';
import { createMarket } from '@/lib/core/practice/market';
import type { Instant } from '@/lib/core/unit';
import { hasSharedData } from '../../support/real-chains';
import { RATE, realPairs } from './real-pairs';

describe.runIf(hasSharedData)('layers on real VIX chains', () => {
  it.each(hasSharedData ? realPairs : [])('every layer of every set is listed and priced, $name', (pair) => {
    const board = vixBoard(vixListings(pair.vix, pair.now), RATE);
    for (const { id, layers } of HEDGE_SETS) {
      for (const layer of layers) {
        const snap = snapLayer(layer, board);
        if (!snap.matched) throw new Error(`${id} ${layer.name}: ${snap.unmatched.reason}`);
        const { legs, natural, mid, proceeds, misses } = snap.snapped;
        expect(natural).toBeGreaterThan(mid);
        expect(mid).toBeGreaterThan(proceeds);
        expect(natural).toBeGreaterThan(0);
        const [bought] = legs;
        if (!bought || layer.strike.kind !== 'delta') throw new Error(layer.name);
        expect(Math.abs(bought.delta - layer.strike.delta)).toBeLessThan(0.05);
        expect(Math.abs(bought.days - layer.targetDte)).toBeLessThanOrEqual(
          Math.max(10, layer.targetDte / 3),
        );
        // Two deltas of a dollar at most lie between strikes this close to the money.
        expect(bought.forward).toBeGreaterThan(17);
        expect(misses.every(({ code }) => code === 'tenor' || code === 'wide')).toBe(true);
      }
    }
  });

  it('says that 60 days are 77 when September ends and October begins the months', () => {
    const [pair] = realPairs;
    if (!pair) throw new Error('no pair');
    const board = vixBoard(vixListings(pair.vix, pair.now), RATE);
    const medium = CLASSIC.layers[1];
    const snap = medium && snapLayer(medium, board);
    expect(snap?.matched && snap.snapped.misses).toEqual([{ code: 'tenor', wanted: 60, got: 77 }]);
  });
});

const now = Date.parse('2026-11-20T11:00-05:00') as Instant;
const market = createMarket({ seed: 7, now });
const chains = market.listings('VIX').map((listing) => market.chain(listing));
const board = vixBoard(vixListings(chains, now), 0.04);
const [short] = CLASSIC.layers;
if (!short) throw new Error('no layer');

function snapOf(change: Partial<Layer>) {
  return snapLayer({ ...(short as Layer), ...change }, board);
}

describe('layers on the practice chain', () => {
  it('take a strike by delta, by points above the forward, or by itself', () => {
    for (const strike of [
      { kind: 'delta', delta: 0.2 },
      { kind: 'otm', points: 6 },
      { kind: 'strike', strike: 25 },
    ] as const) {
      const snap = snapOf({ strike });
      if (!snap.matched) throw new Error(snap.unmatched.reason);
      const [leg] = snap.snapped.legs;
      if (!leg) throw new Error('no leg');
      if (strike.kind === 'delta') expect(Math.abs(leg.delta - 0.2)).toBeLessThan(0.05);
      if (strike.kind === 'otm') expect(Math.abs(leg.strike - leg.forward - 6)).toBeLessThan(1);
      if (strike.kind === 'strike') expect(leg.strike).toBe(25);
    }
  });

  it('say which strike they took when the one asked for is not listed', () => {
    const snap = snapOf({ strike: { kind: 'strike', strike: 25.3 } });
    if (!snap.matched) throw new Error(snap.unmatched.reason);
    expect(snap.snapped.misses).toContainEqual({ code: 'strike', wanted: 25.3, got: expect.any(Number) });
  });

  it('sell the upper leg of a spread and the nearer leg of a calendar', () => {
    const spread = snapOf({ structure: { kind: 'call-spread', width: 10 } });
    if (!spread.matched) throw new Error(spread.unmatched.reason);
    const [low, high] = spread.snapped.legs;
    expect(high?.side).toBe(-1);
    expect((high?.strike ?? 0) - (low?.strike ?? 0)).toBe(10);
    expect(spread.snapped.natural).toBeCloseTo((low?.ask ?? 0) - (high?.bid ?? 0), 9);

    const calendar = snapOf({ targetDte: 90, structure: { kind: 'calendar', shortDte: 30 } });
    if (!calendar.matched) throw new Error(calendar.unmatched.reason);
    const [far, near] = calendar.snapped.legs;
    expect(near?.side).toBe(-1);
    expect(near?.strike).toBe(far?.strike);
    expect(near?.days ?? 0).toBeLessThan(far?.days ?? 0);
  });

  it('are not invented where no expiry is near enough', () => {
    const snap = snapOf({ targetDte: 700 });
    expect(snap.matched).toBe(false);
    if (!snap.matched) expect(snap.unmatched.reason).toBe('no-tenor');
    expect(snapLayer(short as Layer, vixBoard([], 0.04)).matched).toBe(false);
  });

  it('come from the younger of two captures', () => {
    const [chain] = chains;
    if (!chain) throw new Error('no chain');
    const older = { ...chain, source: { ...chain.source, readAt: (now - 60_000) as Instant } };
    const [first, second] = [vixListings([chain, older], now), vixListings([older, chain], now)];
    expect(first[0]?.chain).toBe(chain);
    expect(second[0]?.chain).toBe(chain);
  });
});

describe('sets as data', () => {
  it('all mean something', () => {
    for (const set of HEDGE_SETS) expect(refuseSet(set), set.id).toBeNull();
    expect(HEDGE_SETS.map(({ id }) => id)).toEqual([
      'classic-4-4-2',
      'long-ladder-4-4-2',
      'pre-event',
      'even-ladder',
      'vxth',
      'none',
    ]);
    expect(CLASSIC.layers.map(({ contracts, targetDte }) => [contracts, targetDte])).toEqual([
      [4, 30],
      [4, 60],
      [2, 90],
    ]);
  });

  it.each([
    [{ contracts: 0 }, 'contracts'],
    [{ targetDte: Number.NaN }, 'targetDte'],
    [{ strike: { kind: 'delta', delta: 1 } }, 'strike'],
    [{ structure: { kind: 'calendar', shortDte: 40 } }, 'structure'],
    [{ profit: { kind: 'vix-rsi', above: 101 } }, 'profit'],
  ] as const)('a layer with %o is refused', (change, what) => {
    const layer = { ...(short as Layer), ...change };
    expect(refuseSet({ id: 'edited', layers: [layer], weights: null })).toEqual({ layer: 0, what });
  });
});
