import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { analyseHedge, type HedgeAnalyseInput } from '@/lib/core/hedge/analyse';
import type { HedgeAnalysis, HedgeView } from '@/lib/core/hedge/analysis';
import type { HedgeSet } from '@/lib/core/hedge/layer';
import type { ListedLeg } from '@/lib/core/hedge/leg';
import { CLASSIC } from '@/lib/core/hedge/presets';
import { extrinsicOf } from '@/lib/core/hedge/rolls';
import type { Chain } from '@/lib/core/market/chain';
import { cellFigure, sortedRows } from '@/lib/core/table';
import type { Instant } from '@/lib/core/unit';
import { hedgeResultSchema } from '../../support/hedge-schema';
import { hasSharedData } from '../../support/real-chains';
import { practiceInput } from './practice-input';
import { pairOf2023, realCondor, realPairs } from './real-pairs';

const usual = practiceInput();

function analysed(input: HedgeAnalyseInput): HedgeAnalysis {
  const found = analyseHedge(input);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  expect(sent(found)).toEqual(found);
  return found.value;
}

/** As a message carries it, and as its receiver takes it. */
function sent(found: unknown): unknown {
  const text = JSON.stringify(found);
  expect(text.length).toBeLessThan(80_000);
  const parsed = v.safeParse(hedgeResultSchema, JSON.parse(text));
  if (!parsed.success)
    throw new Error(parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`).join());
  return parsed.output;
}

function hedged(input: HedgeAnalyseInput): HedgeView {
  const { hedge } = analysed(input);
  if (!hedge.ok) throw new Error(JSON.stringify(hedge.error));
  return hedge.value;
}

function troubled(change: Partial<HedgeAnalyseInput>) {
  const found = analyseHedge({ ...usual, ...change });
  if (!found.ok) return found.error;
  sent(found);
  if (found.value.hedge.ok) throw new Error('hedged');
  return found.value.hedge.error;
}

describe('one analysis', () => {
  it('fits into a message: under 60 kB, as it was after it was sent', () => {
    for (const reach of [undefined, { put: 0.004, call: 0.03 }]) {
      const found = analyseHedge(practiceInput(reach));
      expect(JSON.stringify(found).length).toBeLessThan(60_000);
      expect(sent(found)).toEqual(found);
    }
  });

  it('explains every cell of every table', () => {
    const { costs, scenarios, shift, sizing } = hedged(usual);
    for (const table of [costs, scenarios, shift, sizing.rules]) {
      for (const row of table.rows) {
        for (const [at, { id, inputs }] of table.columns.entries()) {
          const figure = cellFigure(table, row, id);
          expect(figure?.value ?? null).toBe(row.values[at]);
          if (figure) expect(figure.formula.length).toBeGreaterThan(3);
          // A missing input is a number that does not exist in this row, never a name that nobody knows.
          for (const name of inputs)
            expect([
              ...table.columns.map((column) => column.id),
              ...table.shared.map(({ symbol }) => symbol),
            ]).toContain(name);
        }
      }
    }
  });

  it('sorts the costs by what an offset costs, hedges without one last', () => {
    const { costs } = hedged(usual);
    const at = costs.columns.findIndex(({ id }) => id === 'costPerOffset');
    const values = sortedRows(costs, 'costPerOffset', 'rising').map((row) => row.values[at] ?? null);
    const known = values.filter((value) => value !== null);
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(values.at(-1)).toBeNull();
    expect(costs.rows.at(-1)?.id).toBe('none');
  });

  it('draws curves that add up and break even where it says', () => {
    const { curves, breakEvens } = hedged(usual);
    const settlement = curves.curves.find(({ moment }) => moment === 'settlement');
    const found = breakEvens.find(({ moment, ratio }) => moment === 'settlement' && ratio === 1);
    if (!settlement || !found) throw new Error('no settlement');
    for (const root of found.combined) {
      const i = curves.levels.findIndex((level) => level >= root);
      if (i < 1) continue;
      const [before, after] = [settlement.combined[i - 1] ?? 0, settlement.combined[i] ?? 0];
      expect(before * after, `${root}`).toBeLessThanOrEqual(0);
    }
    expect(breakEvens.map(({ moment, ratio }) => `${moment} ${ratio}`)).toEqual([
      'now 1',
      'later 1',
      'settlement 0',
      'settlement 0.5',
      'settlement 1',
      'settlement 2',
    ]);
    const none = breakEvens.find(({ ratio }) => ratio === 0);
    expect(none?.combined).toEqual(none?.alone);
  });

  it('shows a layer that waits for its rule, and counts it in when the rule says yes', () => {
    const set = usual.settings.compared.find(({ id }) => id === 'pre-event') as HedgeSet;
    const settings = { ...usual.settings, set };
    const waits = hedged({ ...usual, settings });
    expect(waits.layers[0]).toMatchObject({ contracts: 0, state: { code: 'ruleUnknown', active: false } });
    expect(waits.layers[0]?.legs).toHaveLength(2);
    expect(waits.doubts.map(({ code }) => code)).toContain('layersWaiting');
    const signals = { 'days-to-cpi': { value: 2, at: usual.now } };
    const counted = hedged({ ...usual, settings, signals });
    expect(counted.layers[0]?.state).toMatchObject({
      code: 'ruleYes',
      detail: ['before-event', 'days-to-cpi', '2', '3', '1', '1'],
    });
    expect(counted.layers[0]?.contracts).toBeGreaterThan(0);
    // A spread of a call bought and one sold is one order of its own.
    expect(counted.ticket.byLayer[0]?.mid).toMatchObject({
      ok: true,
      value: { order: { limit: { kind: 'debit' } } },
    });
    const old = { 'days-to-cpi': { value: 2, at: (usual.now - 3 * 86_400_000) as Instant } };
    expect(hedged({ ...usual, settings, signals: old }).layers[0]?.state.active).toBe(false);
  });

  it('of twelve layers is still a message', () => {
    const layers = Array.from(
      { length: 12 },
      (_, i) => ({ ...CLASSIC.layers[i % 3], name: `${i}` }) as HedgeSet['layers'][number],
    );
    const view = hedged({
      ...usual,
      settings: { ...usual.settings, set: { id: 'own', layers, weights: null } },
    });
    expect(view.layers).toHaveLength(12);
    expect(view.ticket.mid.ok).toBe(true);
  });
});

describe('layers that were bought before', () => {
  const input = practiceInput({ put: 0.005, call: 0.03 });
  const { layers } = hedged(input);
  const bought = layers.slice(0, 2).map(({ layer, legs }) => ({
    layer,
    legs: legs.map(({ side, root, expiry, strike }) => ({ side, root, expiry, strike })),
    contracts: 3,
    cost: 0.5,
    extrinsicPaid: 4,
  }));

  it('are valued at the quotes of now, due by their own rules, and count in what is decided', () => {
    const { held, decision } = analysed({ ...input, bought });
    expect(held.map(({ proceeds }) => proceeds)).toEqual(
      layers.slice(0, 2).map(({ prices }) => prices?.proceeds),
    );
    // Four points of extrinsic value were paid and less than one is left.
    expect(held[0]?.extrinsicLost ?? 0).toBeGreaterThan(0.7);
    expect(held[0]?.roll).toMatchObject({ due: true, profitAt: 1.5 });
    const bare = analysed(input).decision;
    if (!decision.ok || !bare.ok) throw new Error('not decided');
    const value = (of: typeof decision.value, column: string) =>
      of.table.rows[0]?.values[of.table.columns.findIndex(({ id }) => id === column)] ?? 0;
    const atBid = held.reduce((sum, { proceeds }) => sum + 300 * proceeds, 0);
    expect(value(decision.value, 'hedgeAtBid')).toBeCloseTo(atBid, 6);
    expect(value(decision.value, 'stressLoss')).toBeLessThan(value(bare.value, 'stressLoss'));
    expect(value(decision.value, 'capital') - value(bare.value, 'capital')).toBeCloseTo(300, 6);
  });

  it('decide nothing where one has no quote', () => {
    const lost = bought.map((each) => ({
      ...each,
      legs: each.legs.map((leg) => ({ ...leg, strike: 17.25 })),
    }));
    const { held, decision, heldOver } = analysed({ ...input, bought: lost });
    expect(held).toEqual([]);
    expect(heldOver).toBeNull();
    // One that is quoted is still told by itself.
    const half = analysed({ ...input, bought: [...lost.slice(0, 1), ...bought.slice(1)] });
    expect(half.held.map(({ place }) => place)).toEqual([1]);
    expect(half.decision.ok).toBe(false);
    expect(decision).toMatchObject({
      ok: false,
      error: { code: 'heldUnquoted', detail: ['17.25', expect.any(String)] },
    });
    expect(analysed({ ...input, bought, vixChains: [] }).decision).toMatchObject({
      error: { code: 'heldUnquoted' },
    });
  });
});

describe('what is held over time', () => {
  const input = practiceInput({ put: 0.005, call: 0.03 });
  const { layers, ladder } = hedged(input);

  it('is the ladder of the suggestion where exactly that was bought', () => {
    const bought = layers.map(({ layer, legs, contracts }) => ({
      layer,
      legs: legs.map(({ side, root, expiry, strike }) => ({ side, root, expiry, strike })),
      contracts,
      cost: 1,
      // As it would be today; rolls are due by the share of it that is lost.
      extrinsicPaid: extrinsicOf(legs.find(({ side }) => side === 1) as ListedLeg, 0),
    }));
    expect(analysed({ ...input, bought }).heldOver?.ladder).toEqual(ladder);
  });

  it('is not that of the suggestion where something else was bought', () => {
    const [first] = layers;
    if (!first) throw new Error('no layer');
    const legs = first.legs.map(({ side, root, expiry, strike }) => ({ side, root, expiry, strike }));
    const bought = [{ layer: first.layer, legs, contracts: 1, cost: 1, extrinsicPaid: 1 }];
    const over = analysed({ ...input, bought }).heldOver;
    expect(over?.ladder.layers.length).toBe(1);
    expect(over?.ladder.layers[0]?.values[0]).toBeCloseTo(
      (ladder.layers[0]?.values[0] ?? 0) / first.contracts,
      1,
    );
  });
});

describe('bad input is said', () => {
  const vix = (change: (chain: Chain) => Chain) => usual.vixChains.map(change);

  it.each([
    ['no chain', { vixChains: [] }, 'noVixChain'],
    [
      'a chain older than the limit',
      {
        vixChains: vix((chain) => ({
          ...chain,
          source: { ...chain.source, readAt: (usual.now - 3e6) as Instant, quotedAt: null },
        })),
      },
      'vixStale',
    ],
    [
      'a crossed chain',
      {
        vixLevel: 17,
        vixChains: vix((chain) => ({
          ...chain,
          rows: chain.rows.map(({ strike, call, put }) => ({
            strike,
            call: { bid: (call.ask ?? 0) + 1, ask: call.bid },
            put: { bid: (put.ask ?? 0) + 1, ask: put.bid },
          })),
        })),
      },
      'noLayerMatched',
    ],
    ['zero condors', { condor: { ...usual.condor, count: 0 } }, 'zeroCondors'],
    ['a level that cannot be', { vixLevel: -3 }, 'marketRefused'],
    ['a setting that means nothing', { settings: { ...usual.settings, oldest: -1 } }, 'settingRefused'],
    [
      'a chain without a forward',
      { chain: { ...usual.chain, rows: usual.chain.rows.slice(0, 2) } },
      'chainRefused',
    ],
  ] as const)('%s', (_, change, code) => {
    const found = troubled(change as Partial<HedgeAnalyseInput>);
    expect(found.code).toBe(code);
  });

  it('tells the decision all the same where no VIX chain was read', () => {
    const found = analysed({ ...practiceInput({ put: 0.004, call: 0.03 }), vixChains: [] });
    if (!found.decision.ok) throw new Error(found.decision.error.code);
    const hedge = found.decision.value.actions.find(({ action }) => action === 'hedge');
    expect(hedge?.refusal?.code).toBe('noVix');
    expect(found.decision.value.vixKnown).toBe(false);
    expect(found.decision.value.table.rows.map(({ id }) => id)).toEqual([
      'hold',
      'roll-away',
      'roll-out',
      'close',
    ]);
  });

  it('a typed curve stands in, marked as modelled everywhere, and makes no order', () => {
    const typed = {
      level: 17,
      forwards: [
        { days: 30, forward: 18.2 },
        { days: 110, forward: 20 },
      ],
    };
    const found = analysed({ ...practiceInput({ put: 0.004, call: 0.03 }), vixChains: [], typed });
    expect(found.vix).toMatchObject({
      ok: true,
      value: { source: 'modelled', instead: { code: 'noVixChain' } },
    });
    if (!found.hedge.ok || !found.decision.ok) throw new Error('refused');
    const { modelled, copyable, doubts, ticket } = found.hedge.value;
    expect([modelled, copyable]).toEqual([true, false]);
    expect(doubts.map(({ code }) => code)).toContain('modelled');
    expect([ticket.natural, ticket.mid]).toEqual([
      { ok: false, error: { code: 'modelled' } },
      { ok: false, error: { code: 'modelled' } },
    ]);
    expect(found.decision.value.actions.find(({ action }) => action === 'hedge')?.refusal?.code).toBe(
      'modelled',
    );
    expect(troubled({ vixChains: [], typed: { level: 0, forwards: [] } }).code).toBe('typedRefused');
    // Captured chains come first.
    expect(hedged({ ...usual, typed }).modelled).toBe(false);
  });

  it('anything at all: never a crash, never a number that is not one', () => {
    const price = fc.oneof(fc.constant(null), fc.double({ min: -5, max: 1e5 }), fc.constantFrom(0, 0.01, 1));
    const quote = fc.record({ bid: price, ask: price });
    const row = fc.record({ strike: fc.integer({ min: 8, max: 80 }), call: quote, put: quote });
    let shown = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        fc.double({ min: -0.01, max: 0.06, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (books, replaced, put, count, credit) => {
          const input = practiceInput({ put, call: 0.02 });
          const found = analyseHedge({
            ...input,
            condor: { ...input.condor, count, credit },
            vixChains: input.vixChains
              .slice(0, 6)
              .map((chain, i) =>
                replaced[i % 5] ? { ...chain, rows: books[i % books.length] ?? [] } : chain,
              ),
          });
          sent(found);
          if (!found.ok) return expect(found.error.code).not.toBe('crashed');
          shown += 1;
          for (const part of [found.value.vix, found.value.hedge, found.value.decision])
            if (!part.ok) expect(part.error.code).not.toBe('crashed');
        },
      ),
      { numRuns: 60 },
    );
    expect(shown).toBeGreaterThan(30);
  }, 60_000);
});

describe.runIf(hasSharedData)('real pairs', () => {
  it.each(hasSharedData ? [...realPairs, pairOf2023()] : [])(
    '$name: hedge and decision whole, in one message',
    (pair) => {
      const { chain, condor } = realCondor(pair, 7, 17);
      const found = analysed({
        ...usual,
        chain,
        further: pair.spx,
        condor,
        vixChains: pair.vix,
        now: pair.now,
      });
      if (!found.hedge.ok) throw new Error(JSON.stringify(found.hedge.error));
      const { layers, costs, ticket } = found.hedge.value;
      for (const { unmatched, prices } of layers) {
        expect(unmatched).toBeNull();
        expect(prices?.natural ?? 0).toBeGreaterThan(0);
      }
      expect(costs.rows).toHaveLength(6);
      // Weekly and monthly expiries have roots of their own: then the layers are orders of their own.
      if (!ticket.mid.ok)
        expect(ticket.mid.error).toMatchObject({ code: 'notAnOrder', failure: { code: 'rootsMixed' } });
      expect(ticket.byLayer.length).toBeGreaterThan(0);
      for (const { natural, mid } of ticket.byLayer) expect([natural.ok, mid.ok]).toEqual([true, true]);
    },
  );
});
