import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelledChains } from '@/lib/core/hedge/modelled';
import type { HedgeRefusal } from '@/lib/core/hedge/refusal';
import { DEFAULT_HEDGE, type HedgeSettings } from '@/lib/core/hedge/settings';
import { type HedgeInput, type HedgeSuggestion, suggestHedge } from '@/lib/core/hedge/suggest';
import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import { yearsUntil } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import { flatSmile } from '@/lib/core/pricing/smile';
import type { Instant, Years } from '@/lib/core/unit';
import { hasSharedData } from '../../support/real-chains';
import { pairOf2023, realCondor, realPairs } from './real-pairs';

const settings: HedgeSettings = {
  ...DEFAULT_HEDGE,
  sizing: { ...DEFAULT_HEDGE.sizing, capital: 250_000 },
};

function suggested(input: HedgeInput): HedgeSuggestion {
  const found = suggestHedge(input);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

describe.runIf(hasSharedData)('real pairs of August 2026 and of 2023-02-15', () => {
  const cases = (hasSharedData ? [...realPairs, pairOf2023()] : []).flatMap((pair) =>
    (pair.name.startsWith('2023') ? [1] : [1, 7, 30]).map((days) => ({
      name: `${pair.name}, ${days} days`,
      pair,
      days,
    })),
  );

  it.each(cases)('give a full suggestion, $name', ({ pair, days }) => {
    const { condor, market, settlesAt } = realCondor(pair, days, 17);
    const found = suggested({
      condor,
      spx: { ...market, years: market.years as Years, settlesAt },
      vixChains: pair.vix,
      vixLevel: null,
      now: pair.now,
      entryDelta: 0,
      settings,
    });
    expect(found.snapped.unmatched).toEqual([]);
    expect(found.snapped.layers.map(({ layer }) => layer.name)).toEqual(['short', 'medium', 'long']);
    for (const { legs, natural, proceeds } of found.snapped.layers) {
      expect(natural).toBeGreaterThan(proceeds);
      for (const { bid, ask, volatility, delta } of legs) {
        expect(ask).toBeGreaterThanOrEqual(bid);
        expect(volatility).toBeGreaterThan(0.3);
        expect(delta).toBeGreaterThan(0.2);
      }
    }
    expect(found.counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    // All presets beside it, none the last, each row with its cost beside its benefit.
    expect(found.costs.map(({ set }) => set)).toEqual([
      'classic-4-4-2',
      'long-ladder-4-4-2',
      'pre-event',
      'even-ladder',
      'vxth',
      'none',
    ]);
    for (const row of found.costs.slice(0, -1)) {
      expect(row.debit).toBeGreaterThan(0);
      expect(row.callSideLoss).toBeGreaterThan(0);
      expect(row.gains.map(({ fall }) => fall)).toEqual([0.02, 0.03, 0.05]);
      expect(row.gains[2]?.gain ?? 0).toBeGreaterThan(row.gains[0]?.gain ?? 0);
    }
    expect(found.costs.at(-1)).toMatchObject({ debit: 0, bleedPerQuietDay: 0, stressGain: 0 });
    const spent = found.sized.costs.debit / found.sized.measures.maxLoss;
    expect(spent).toBeLessThanOrEqual(0.18);
    expect(found.copyable).toBe(true);
    expect(found.gate.bleed).toBeCloseTo(found.gate.cost - found.gate.expectedValue, 9);
    expect(found.breakEvens.shiftAbove ?? 0).toBeLessThan(0);
    expectFinite(found);
  });
});

const now = Date.parse('2026-11-19T11:00-05:00') as Instant;
const market = createMarket({ seed: 3, now });
const vixChains = market.listings('VIX').map((listing) => market.chain(listing));
const { level } = market.levelOf('SPX');
const listing = market.listings('SPX')[3];
if (!listing) throw new Error('no expiry');
const years = yearsUntil(listing.settlesAt, now);
const round = (x: number) => 5 * Math.round(x / 5);

const usual: HedgeInput = {
  condor: {
    strikes: [round(level * 0.98) - 25, round(level * 0.98), round(level * 1.02), round(level * 1.02) + 25],
    credit: 2.4,
    multiplier: 100,
    count: 5,
    fee: 1.2,
    sides: 1,
  },
  spx: { level, forward: level, years, smile: flatSmile(level, years, 0.14), settlesAt: listing.settlesAt },
  vixChains,
  vixLevel: null,
  now,
  entryDelta: null,
  settings,
};

/** Every number of a value and of all it holds. */
function expectFinite(value: unknown, path = 'suggestion'): void {
  if (typeof value === 'number') expect(Number.isFinite(value), path).toBe(true);
  else if (ArrayBuffer.isView(value)) return;
  else if (Array.isArray(value)) value.forEach((each, i) => void expectFinite(each, `${path}[${i}]`));
  else if (typeof value === 'object' && value !== null) {
    // The smile and the rest of the input are the caller's.
    for (const [name, each] of Object.entries(value)) {
      if (name !== 'smile' && name !== 'moves') expectFinite(each, `${path}.${name}`);
    }
  }
}

describe('a suggestion on the practice chain', () => {
  it('takes the level of VIX from the page', () => {
    const found = suggested(usual);
    expect(found.vixLevel).toBe(market.levelOf('VIX').level);
    expect(found.doubts.map(({ code }) => code)).not.toContain('vixFromForward');
    expectFinite(found);
  });

  it('is the same twice', () => {
    expect(suggested(usual)).toEqual(suggested(usual));
  });

  it('with no layers says what the condor does alone', () => {
    const none = settings.compared.find(({ id }) => id === 'none');
    if (!none) throw new Error('no none');
    const found = suggested({ ...usual, settings: { ...settings, set: none } });
    expect(found.costs[0]?.debit).toBe(0);
    expect(found.breakEvens.combined).toEqual(found.breakEvens.alone);
    expect(found.gate.because).toBe('nothing-paid');
  });
});

const nothing: Quote = { bid: null, ask: null };

function changed(change: (row: ChainRow, chain: Chain) => ChainRow): readonly Chain[] {
  return vixChains.map((chain) => ({ ...chain, rows: chain.rows.map((row) => change(row, chain)) }));
}

function refusalOf(change: Partial<HedgeInput>): HedgeRefusal {
  const found = suggestHedge({ ...usual, ...change });
  if (found.ok) throw new Error('suggested');
  return found.error;
}

describe('bad input is said, and nothing invented', () => {
  it('no VIX chain', () => {
    expect(refusalOf({ vixChains: [] })).toEqual({ code: 'no-vix-chain' });
  });

  it('VIX chains older than the limit, all or some', () => {
    const at = (minutes: number) => (chain: Chain) => {
      const then = (now - minutes * 60_000) as Instant;
      return { ...chain, source: { ...chain.source, readAt: then, quotedAt: then } };
    };
    expect(refusalOf({ vixChains: vixChains.map(at(45)) })).toMatchObject({
      code: 'vix-stale',
      age: 45,
      oldest: 20,
    });
    const mixed = suggested({
      ...usual,
      vixChains: [...vixChains.slice(0, -1), ...vixChains.slice(-1).map(at(45))],
    });
    expect(mixed.doubts).toContainEqual({ code: 'expiriesStale', guards: false, detail: ['1', '20'] });
  });

  it('all expiries settled', () => {
    const later = { ...usual.spx, settlesAt: (now + 400 * 86_400_000 + 1) as Instant };
    expect(
      refusalOf({
        now: (now + 400 * 86_400_000) as Instant,
        spx: later,
        settings: { ...settings, oldest: 1e9 },
      }).code,
    ).toBe('vix-settled');
  });

  it('every call crossed', () => {
    const crossed = changed((row) => ({
      ...row,
      call: { ...row.call, bid: (row.call.ask ?? 0) + 1 },
      put: { ...row.put, bid: (row.put.ask ?? 0) + 1 },
    }));
    const refusal = refusalOf({ vixChains: crossed, vixLevel: 17 });
    expect(refusal.code).toBe('no-layer-matched');
    if (refusal.code === 'no-layer-matched')
      expect(refusal.unmatched.map(({ reason }) => reason)).toEqual(['crossed', 'crossed', 'crossed']);
  });

  it('no calls above the forward', () => {
    const refusal = refusalOf({
      vixChains: changed((row) => (row.strike > 14 ? { ...row, call: nothing } : row)),
      vixLevel: 17,
    });
    expect(refusal.code).toBe('no-layer-matched');
  });

  it('one expiry only', () => {
    const one = vixChains.filter(({ expiry }) => expiry === '2026-12-16');
    const found = suggested({ ...usual, vixChains: one });
    expect(found.copyable).toBe(false);
    const codes = found.doubts.map(({ code }) => code);
    expect(codes).toContain('oneExpiry');
    expect(codes).toContain('layersUnmatched');
    expect(found.snapped.unmatched.map(({ reason }) => reason)).toContain('no-tenor');
  });

  it('tenors missing', () => {
    const near = vixChains.filter(({ expiry }) => expiry < '2027-01-01');
    const found = suggested({ ...usual, vixChains: near });
    expect(found.snapped.unmatched.map(({ layer }) => layer.name)).toEqual(['medium', 'long']);
    expect(found.copyable).toBe(false);
  });

  it('capital not set', () => {
    const found = suggested({ ...usual, settings: DEFAULT_HEDGE });
    expect(found.doubts.map(({ code }) => code)).toContain('capitalNotSet');
    const capital = { ...DEFAULT_HEDGE.sizing, rule: 'capital-budget' } as const;
    const silent = suggested({ ...usual, settings: { ...DEFAULT_HEDGE, sizing: capital } });
    expect(silent.counts.every((count) => count === 0)).toBe(true);
    expect(silent.copyable).toBe(false);
  });

  it('zero condors, and condors that cannot be', () => {
    expect(refusalOf({ condor: { ...usual.condor, count: 0 } })).toEqual({ code: 'zero-condors' });
    expect(refusalOf({ condor: { ...usual.condor, credit: Number.NaN } })).toEqual({
      code: 'condor-refused',
      why: 'not-a-number',
    });
  });

  it('a target that no size reaches', () => {
    // Far calls bought dear: at this stress each set still loses.
    const [first] = settings.set.layers;
    if (!first) throw new Error('no layer');
    const layer = { ...first, strike: { kind: 'delta', delta: 0.05 } } as const;
    const found = suggested({
      ...usual,
      settings: { ...settings, set: { ...settings.set, layers: [layer] }, stress: { fall: 0.025, days: 1 } },
      vixChains: changed((row) => ({
        ...row,
        call: row.call.ask === null ? row.call : { ...row.call, ask: row.call.ask + 4 },
      })),
      vixLevel: 17,
    });
    expect(found.doubts).toContainEqual({
      code: 'targetUnreachable',
      guards: true,
      detail: ['stress-offset'],
    });
    expect(found.copyable).toBe(false);
    expect(found.counts).toEqual([0]);
  });

  it('settings and markets that mean nothing', () => {
    expect(refusalOf({ settings: { ...settings, stress: { fall: 0, days: 1 } } })).toEqual({
      code: 'setting-refused',
      where: 'stress.fall',
    });
    expect(refusalOf({ spx: { ...usual.spx, forward: Number.NaN } })).toEqual({
      code: 'market-refused',
      where: 'forward',
    });
    expect(refusalOf({ spx: { ...usual.spx, settlesAt: now } }).code).toBe('market-refused');
  });
});

describe('hostile input', () => {
  let suggestions = 0;
  const price = fc.oneof(
    fc.constant(null),
    fc.double({ min: -5, max: 1e6 }),
    fc.constantFrom(0, 0.01, 1, Number.POSITIVE_INFINITY),
  );
  const quote = fc.record({ bid: price, ask: price });
  const rows = fc.array(
    fc.record({
      strike: fc.oneof(fc.integer({ min: 10, max: 80 }), fc.double({ min: -1, max: 1e5 })),
      call: quote,
      put: quote,
    }),
    { maxLength: 12 },
  );

  it('never throws and never gives a number that is not one', () => {
    fc.assert(
      fc.property(
        fc.array(rows, { minLength: 1, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        fc.record({
          credit: fc.integer({ min: -10, max: 2400 }).map((cents) => cents / 100),
          count: fc.integer({ min: 0, max: 300 }),
          wing: fc.integer({ min: 0, max: 200 }),
          vixLevel: fc.oneof(
            fc.constant(null),
            fc.integer({ min: 9, max: 90 }),
            fc.double({ min: -1, max: 200 }),
          ),
          fall: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
          volatility: fc.oneof(
            fc.integer({ min: 1, max: 200 }).map((percent) => percent / 100),
            fc.double({ min: 0, max: 3, noNaN: true }),
          ),
        }),
        (books, replace, { credit, count, wing, vixLevel, fall, volatility }) => {
          const [k1, k2, k3] = usual.condor.strikes;
          const found = suggestHedge({
            ...usual,
            condor: { ...usual.condor, strikes: [k1, k2, k3, k3 + wing], credit, count },
            spx: { ...usual.spx, smile: flatSmile(level, years, volatility) },
            vixLevel,
            vixChains: vixChains
              .slice(0, 6)
              .map((chain, i) =>
                replace[i % 4] ? { ...chain, rows: books[i % books.length] ?? [] } : chain,
              ),
            settings: { ...settings, stress: { fall, days: 1 } },
          });
          if (found.ok) {
            suggestions += 1;
            expectFinite(found.value);
          } else expect(found.error.code).not.toBe('crashed');
        },
      ),
      { numRuns: 100, endOnFailure: true },
    );
    // The generator is no use where everything is refused.
    expect(suggestions).toBeGreaterThan(20);
  });
});

describe('a typed level and curve', () => {
  const curve = {
    level: 17,
    forwards: [
      { days: 30, forward: 18.2 },
      { days: 110, forward: 20 },
      { days: 220, forward: 21 },
    ],
  };

  it('makes a suggestion that is marked as modelled and cannot be copied', () => {
    const found = suggested({ ...usual, vixChains: modelledChains(curve, now, 0.04) });
    expect(found.snapped.unmatched).toEqual([]);
    expect(found.vixLevel).toBe(17);
    expect(found.doubts).toContainEqual({ code: 'modelled', guards: true, detail: [] });
    expect(found.copyable).toBe(false);
    for (const { legs } of found.snapped.layers) {
      for (const { forward, bid, ask } of legs) {
        expect(forward).toBeGreaterThan(17);
        expect(forward).toBeLessThan(21);
        expect(bid).toBe(ask);
      }
    }
    expectFinite(found);
  });

  it('of nothing makes nothing', () => {
    expect(modelledChains({ ...curve, level: Number.NaN }, now, 0.04)).toEqual([]);
    expect(refusalOf({ vixChains: modelledChains({ ...curve, level: 0 }, now, 0.04) }).code).toBe(
      'no-vix-chain',
    );
  });
});

describe('a hedge that costs more than the condor earns', () => {
  it('is said', () => {
    const far = market.listings('SPX').find(({ expiry }) => expiry >= '2026-12-18');
    if (!far) throw new Error('no expiry');
    const left = yearsUntil(far.settlesAt, now);
    const found = suggested({
      ...usual,
      condor: { ...usual.condor, credit: 1.2 },
      spx: {
        level,
        forward: level,
        years: left,
        smile: flatSmile(level, left, 0.14),
        settlesAt: far.settlesAt,
      },
      settings: { ...settings, sizing: { ...settings.sizing, stance: 'promoter', concentrationHigh: true } },
    });
    expect(found.doubts.map(({ code }) => code)).toContain('hedgeEatsProfit');
    expect(found.breakEvens.shiftBelow).toBeNull();
  });
});
