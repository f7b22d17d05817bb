import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseHedge, type HedgeAnalyseInput } from '@/lib/core/hedge/analyse';
import type { HedgeView, HeldView } from '@/lib/core/hedge/analysis';
import type { Layer } from '@/lib/core/hedge/layer';
import { agedLegs, agedValue, type ListedLeg } from '@/lib/core/hedge/leg';
import { CLASSIC, HEDGE_SETS } from '@/lib/core/hedge/presets';
import { type AskedLayer, stillToBuy } from '@/lib/core/hedge/still-to-buy';
import { addDays } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import { practiceInput } from './practice-input';

const [short, medium] = CLASSIC.layers as [Layer, Layer];
const today = '2026-11-19' as CalendarDate;

const leg = (days: number, strike: number): ListedLeg => ({
  side: 1,
  root: 'VIX',
  expiry: addDays(today, days),
  days,
  years: days / 365,
  forward: 20,
  discount: 1,
  strike,
  bid: 1,
  ask: 1.2,
  volatility: 0.9,
  delta: 0.3,
  suspect: false,
});
const asked = (place: number, layer: Layer, contracts: number, legs = [leg(30, 24)]): AskedLayer => ({
  place,
  layer,
  legs,
  contracts,
});
const roll = {
  due: false,
  byDays: null,
  byExtrinsic: null,
  next: null,
  now: null,
  profitAt: null,
  profit: 'no' as const,
};
const held = (layer: Layer, contracts: number, legs = [leg(25, 26)], due = false): HeldView => ({
  place: 0,
  layer,
  legs,
  contracts,
  cost: 1,
  proceeds: 1,
  extrinsicLost: null,
  roll: { ...roll, due },
});

describe('what is held against what is suggested', () => {
  it.each([
    ['some of it', [held(short, 2)], [2], 2],
    ['all of it', [held(short, 4)], [0], 4],
    ['more than it', [held(short, 6)], [0], 6],
    ['bought on two days', [held(short, 1), held(short, 2, [leg(29, 24)])], [1], 3],
    ['nothing', [], [4], 0],
  ] as const)('is taken off: %s', (_, owned, toBuy, counted) => {
    const found = stillToBuy([asked(0, short, 4)], owned);
    expect(found.toBuy).toEqual(toBuy);
    expect(found.held.get(0) ?? 0).toBe(counted);
    expect(found.counting.every(({ towards, apart }) => towards[0] === 0 && apart === null)).toBe(true);
  });

  it('is not, where it is due to be rolled, too near its end without a rule of days, or like no layer', () => {
    const calm = { ...short, roll: { daysLeft: null, extrinsicLost: null } };
    const calendar: Layer = { ...short, structure: { kind: 'calendar', shortDte: 10 } };
    const owned = [
      held(short, 4, undefined, true),
      held(calm, 4, [leg(19, 26)]),
      held({ ...short, strike: { kind: 'delta', delta: 0.31 } }, 4),
      // Its sold call has settled.
      held(calendar, 4),
    ];
    const found = stillToBuy([asked(0, short, 4), asked(1, calendar, 4, [leg(30, 30)])], owned);
    expect(found.toBuy).toEqual([4, 4]);
    expect(found.held.size).toBe(0);
    expect(found.counting.map(({ apart }) => apart)).toEqual(['due', 'tenor', 'other', 'other']);
    // A day earlier a 30-day layer would still be put on 20 days.
    expect(stillToBuy([asked(0, short, 4)], [held(calm, 4, [leg(20, 26)])]).toBuy).toEqual([0]);
  });

  it('is where another rule came to the very same contracts, after the layers it was bought for', () => {
    const found = stillToBuy(
      [asked(0, short, 4), asked(1, medium, 4, [leg(60, 28)])],
      [held({ ...short, targetDte: 31 }, 3, [leg(60, 28)]), held(medium, 3, [leg(58, 27)])],
    );
    expect(found.toBuy).toEqual([4, 0]);
    expect(found.counting.map(({ towards }) => towards)).toEqual([[1], [1]]);
  });

  it('fills as many layers as can be, counts no contract twice and buys no fewer than none', () => {
    const layers = [short, medium, { ...short, name: 'again' }];
    const count = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.tuple(count, count, count),
        fc.array(fc.record({ of: fc.nat({ max: 2 }), contracts: fc.integer({ min: 1, max: 9 }) })),
        (wants, owned) => {
          const found = stillToBuy(
            layers.map((layer, i) => asked(i, layer, wants[i] ?? 0, [])),
            owned.map(({ of, contracts }) => held(layers[of] as Layer, contracts)),
          );
          const all = owned.reduce((sum, { contracts }) => sum + contracts, 0);
          const counted = [...found.held.values()].reduce((sum, each) => sum + each, 0);
          expect(counted).toBe(all);
          expect(found.toBuy.every((each) => each >= 0)).toBe(true);
          // Two layers of one rule share what was bought for either.
          const shorts = owned
            .filter(({ of }) => of !== 1)
            .reduce((sum, { contracts }) => sum + contracts, 0);
          expect((found.toBuy[0] ?? 0) + (found.toBuy[2] ?? 0)).toBe(
            Math.max(wants[0] + wants[2] - shorts, 0),
          );
          expect(found.toBuy[1]).toBe(Math.max(wants[1] - (all - shorts), 0));
        },
      ),
    );
  });
});

const usual = practiceInput();
const hedged = (input: HedgeAnalyseInput): HedgeView => {
  const found = analyseHedge(input);
  if (!found.ok || !found.value.hedge.ok) throw new Error('no hedge');
  return found.value.hedge.value;
};
const bare = hedged(usual);
const fee = 1.3;
const owned = (counts: readonly number[], strikeUp = 0): HedgeAnalyseInput => ({
  ...usual,
  settings: { ...usual.settings, hedgeFee: fee },
  bought: bare.layers.map(({ layer, legs }, i) => ({
    layer,
    legs: legs.map(({ side, root, expiry, strike }) => ({ side, root, expiry, strike: strike + strikeUp })),
    contracts: counts[i] ?? 0,
    cost: 9,
    extrinsicPaid: 0,
  })),
});

describe('a hedge of which some is held', () => {
  const suggested = bare.layers.map(({ contracts }) => contracts);

  it('orders what is still to be bought, layer by layer, and is sized and compared as before', () => {
    const [first = 0, second = 0, third = 0] = suggested;
    expect(Math.min(first, second, third)).toBeGreaterThan(1);
    const view = hedged(owned([first - 1, second, third + 2]));
    expect(view.layers.map(({ contracts }) => contracts)).toEqual(suggested);
    expect(view.layers.map(({ held }) => held)).toEqual([first - 1, second, third + 2]);
    expect(view.layers.map(({ toBuy }) => toBuy)).toEqual([1, 0, 0]);
    expect(view.ticket.byLayer.map(({ place }) => place)).toEqual([0]);
    const { natural } = view.ticket;
    expect(natural.ok && natural.value.order.quantity).toBe(1);
    expect(natural.ok && natural.value.legs).toHaveLength(1);
    expect(view.costs.rows).toEqual(hedged(owned([])).costs.rows);
    const [leg] = view.layers[0]?.legs ?? [];
    expect(view.holding.toPay).toBeCloseTo(100 * (leg?.ask ?? 0), 9);
    expect(hedged(owned(suggested)).ticket.mid).toEqual({ ok: false, error: { code: 'nothingToBuy' } });
  });

  it('is drawn as all that is held, from what closing it brings, and what is to be bought, at its ask', () => {
    const part = suggested.map((count, i) => count - i);
    const view = hedged(owned(part, 1));
    const { model } = usual.settings;
    const bought = view.layers.flatMap(({ legs, toBuy }) => legs.map((leg) => ({ leg, contracts: toBuy })));
    const analysis = analyseHedge(owned(part, 1));
    const had = (analysis.ok ? analysis.value.held : []).flatMap(({ legs, contracts }) =>
      legs.map((leg) => ({ leg, contracts })),
    );
    expect(had.map(({ contracts }) => contracts)).toEqual(part);
    const worth = (vixMove: number, elapsed: number) =>
      agedValue(
        model,
        agedLegs(
          model,
          [...bought, ...had].map((each) => ({ ...each, price: 0 })),
          elapsed,
        ),
        vixMove,
      );
    const paid =
      bought.reduce((sum, { leg, contracts }) => sum + contracts * (100 * leg.ask + fee), 0) +
      had.reduce((sum, { leg, contracts }) => sum + contracts * 100 * leg.bid, 0);
    const [now] = view.curves.curves;
    for (const i of [0, 20, 40, 60]) {
      const hedge = (now?.combined[i] ?? 0) - (now?.alone[i] ?? 0);
      // Curves are kept to the cent, and so is the move of VIX.
      expect(hedge).toBeCloseTo(worth(now?.vixMoves[i] ?? 0, 0) - paid, -1);
    }
    expect(view.holding.heldAtBid).toBeCloseTo(
      had.reduce((sum, { leg, contracts }) => sum + contracts * 100 * leg.bid, 0),
      9,
    );
  });

  it('held whole moves every scenario by what crossing the market again would cost', () => {
    const none = hedged(owned([])).scenarios;
    const whole = hedged(owned(suggested)).scenarios;
    const at = none.columns.findIndex(({ id }) => id === 'hedge');
    const spread = bare.layers.reduce(
      (sum, { legs, contracts }) =>
        sum + contracts * legs.reduce((points, { bid, ask }) => points + 100 * (ask - bid) + fee, 0),
      0,
    );
    for (const [i, row] of none.rows.entries())
      expect((whole.rows[i]?.values[at] ?? 0) - (row.values[at] ?? 0)).toBeCloseTo(spread, 6);
  });

  it('counts for none of a set that has no such layer, and still stands in the pictures', () => {
    const set = HEDGE_SETS.find(({ id }) => id === 'none') ?? CLASSIC;
    const input = owned(suggested);
    const found = analyseHedge({ ...input, settings: { ...input.settings, set } });
    if (!found.ok || !found.value.hedge.ok) throw new Error('no hedge');
    expect(found.value.held.map(({ towards, apart }) => [towards, apart])).toEqual(
      suggested.map(() => [[], 'other']),
    );
    const [now] = found.value.hedge.value.curves.curves;
    expect(now?.combined).not.toEqual(now?.alone);
  });

  it('is taken off the first layer that a tested condor is to be hedged with', () => {
    const tested = practiceInput({ put: 0.005, call: 0.03 });
    const extra = (contracts: number) => {
      const [layer] = hedged(tested).layers;
      const found = analyseHedge({
        ...tested,
        bought: layer && contracts > 0 ? [{ ...layer, contracts, cost: 1, extrinsicPaid: 0 }] : [],
      });
      if (!found.ok || !found.value.decision.ok) throw new Error('not decided');
      const hedge = found.value.decision.value.actions.find(({ action }) => action === 'hedge');
      return hedge?.ticket?.mid.order.quantity ?? hedge?.refusal ?? null;
    };
    const all = extra(0);
    if (typeof all !== 'number') throw new Error('no order');
    expect(extra(1)).toBe(all - 1);
    expect(extra(all)).toMatchObject({ code: 'layerHeld', detail: ['short', `${all}`, `${all}`] });
  });
});
