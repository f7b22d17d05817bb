import { describe, expect, it } from 'vitest';
import { acidTest, capitalCharge } from '@/lib/core/hedge/capital';
import { DEFAULT_JOINT } from '@/lib/core/hedge/coefficients';
import { byCostOfOffset, type CostRow } from '@/lib/core/hedge/costs';
import { expectationsOf } from '@/lib/core/hedge/expectation';
import { irrGate } from '@/lib/core/hedge/gate';
import { jointOutcomes } from '@/lib/core/hedge/joint-law';
import { type ListedLeg, legsCost } from '@/lib/core/hedge/leg';
import { CLASSIC } from '@/lib/core/hedge/presets';
import { extrinsicOf, type HeldLayer, rollPlan } from '@/lib/core/hedge/rolls';
import { slippageOf } from '@/lib/core/hedge/slippage';
import { vixBoard } from '@/lib/core/hedge/snap';
import { vixListings } from '@/lib/core/hedge/vix-expiry';
import { createMarket } from '@/lib/core/practice/market';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import { oneDay, vectorPosition } from './section-13';

describe('acid test and capital charge, by hand', () => {
  it('(575 + 425) ÷ 2 000 is a half', () => {
    expect(acidTest({ credit: 575, hedgeAtBid: 425, lossAtStress: 2000 })).toBe(0.5);
    expect(acidTest({ credit: 575, hedgeAtBid: 425, lossAtStress: -10 })).toBeNull();
  });

  it('10 % a year on 12 000 and 500 for a fifth of a year is 250', () => {
    expect(capitalCharge({ costOfCapital: 0.1, maxLoss: 12_000, debit: 500, years: 0.2 })).toBeCloseTo(
      250,
      12,
    );
  });
});

const leg = (bid: number, ask: number): ListedLeg => ({
  side: 1,
  root: 'VIX',
  expiry: '2026-12-16' as CalendarDate,
  days: 27,
  years: 27 / 365,
  forward: 19,
  discount: 0.997,
  strike: 22,
  bid,
  ask,
  volatility: 1,
  delta: 0.3,
  suspect: false,
});

describe('the slippage guard', () => {
  it('flags more than a nickel between mid and ask, and sums it', () => {
    const found = slippageOf([
      { leg: leg(1, 1.1), contracts: 4 },
      { leg: leg(1, 1.12), contracts: -2 },
    ]);
    expect(found.flagged.map(({ halfSpread }) => halfSpread)).toEqual([expect.closeTo(0.06, 12)]);
    expect(found.whole).toBeCloseTo(400 * 0.05 + 200 * 0.06, 9);
    expect(found.atLimit).toBeCloseTo(600 * 0.05, 9);
  });
});

describe('the table of costs', () => {
  it('is sorted by what put-side offset costs, none last', () => {
    const row = (set: string, costPerOffset: number | null) => ({ set, costPerOffset }) as CostRow;
    const sorted = byCostOfOffset([row('none', null), row('dear', 3), row('cheap', 1.2)]);
    expect(sorted.map(({ set }) => set)).toEqual(['cheap', 'dear', 'none']);
  });
});

describe('expectations', () => {
  const position = vectorPosition(5);
  const outcomes = jointOutcomes(position, oneDay, { kind: 'lognormal', volatility: 0.16 });

  it('are over probabilities that add up to one, about the forward', () => {
    const sum = outcomes.reduce((all, { probability }) => all + probability, 0);
    const mean = outcomes.reduce((all, { probability, spxReturn }) => all + probability * spxReturn, 0);
    const square = outcomes.reduce(
      (all, { probability, spxReturn }) => all + probability * spxReturn ** 2,
      0,
    );
    expect(sum).toBeCloseTo(1, 12);
    expect(mean).toBeCloseTo(0, 6);
    expect(Math.sqrt(square)).toBeCloseTo(0.16 / Math.sqrt(365), 4);
  });

  it('have the residual in them: without it a long option is worth less', () => {
    const still = { ...position.model, residuals: [{ below: 1000, down: 0, up: 0 }] };
    const flat = { ...position, model: still };
    const bare = expectationsOf(flat, jointOutcomes(flat, oneDay, { kind: 'smile' }), oneDay.elapsed);
    const full = expectationsOf(position, jointOutcomes(position, oneDay, { kind: 'smile' }), oneDay.elapsed);
    expect(full.hedgeValue).toBeGreaterThan(bare.hedgeValue + 1);
    expect(full.alone.expectation).toBeCloseTo(bare.alone.expectation, 9);
  });

  it('add up, and the tail is no better than the mean', () => {
    const { hedge, alone, combined } = expectationsOf(position, outcomes, oneDay.elapsed);
    expect(hedge.expectation + alone.expectation).toBeCloseTo(combined.expectation, 9);
    for (const tale of [hedge, alone, combined])
      expect(tale.worstTwentieth).toBeLessThanOrEqual(tale.expectation);
  });
});

describe('the IRR gate', () => {
  const position = vectorPosition(5);

  it('shows all its terms, and they follow from one another', () => {
    const gate = irrGate(position, oneDay, { share: 0.25, captured: 1, law: { kind: 'smile' } });
    expect(gate.cost).toBeCloseTo(legsCost(position.legs), 9);
    expect(gate.periodReturn).toBeCloseTo(gate.expectedValue / gate.cost - 1, 12);
    expect(gate.bleed).toBeCloseTo(gate.cost - gate.expectedValue, 9);
    expect(gate.allowance).toBeCloseTo(0.25 * gate.thetaCapture, 9);
    expect(gate.open).toBe((gate.periodReturn ?? -1) >= 0 || gate.bleed <= gate.allowance);
    // Too short for a year's rate.
    expect(gate.irr).toBeNull();
  });

  it('opens for the reason it says', () => {
    const settings = { share: 0.25, captured: 1, law: { kind: 'smile' } } as const;
    const at = (value: number) => irrGate(position, oneDay, settings, value).because;
    expect(at(3000)).toBe('return');
    expect(at(0)).toBe('neither');
    const earns = irrGate(position, oneDay, { ...settings, share: 100, captured: 10 }, 2690);
    expect(earns.because).toBe(earns.thetaCapture > 0.01 ? 'bleed' : 'neither');
    expect(irrGate({ ...position, legs: [] }, oneDay, settings).because).toBe('nothing-paid');
  });

  it('annualises from seven days: half lost in a tenth of a year is all but everything in a year', () => {
    const ahead = { elapsed: 0.1, tradingDays: 25 };
    const gate = irrGate(
      position,
      ahead,
      { share: 0.25, captured: 1, law: { kind: 'smile' } },
      legsCost(position.legs) / 2,
    );
    expect(gate.irr).toBeCloseTo(0.5 ** 10 - 1, 12);
  });
});

describe('rolling', () => {
  const now = Date.parse('2026-11-19T11:00-05:00') as Instant;
  const market = createMarket({ seed: 5, now });
  const chains = market.listings('VIX').map((listing) => market.chain(listing));
  const board = vixBoard(vixListings(chains, now), 0.04);
  const [short] = CLASSIC.layers;
  if (!short) throw new Error('no layer');
  const bought = leg(1.2, 1.3);
  const held: HeldLayer = { layer: short, legs: [bought], contracts: 4, cost: 1.5, extrinsicPaid: 1.5 };
  const plan = (change: Partial<HeldLayer> = {}, vixRsi: number | null = null) =>
    rollPlan({ held: { ...held, ...change }, board, now, model: DEFAULT_JOINT, fee: 0.65, vixRsi });

  it('is due so many days before the expiry, or when enough extrinsic value is gone', () => {
    // Seven days before Wednesday 16 December.
    expect(plan().byDays).toBe('2026-12-09');
    expect(plan().due).toBe(false);
    const decayed = plan({ extrinsicPaid: 6 });
    expect(decayed.extrinsicLost ?? 0).toBeGreaterThan(0.7);
    expect(decayed.due).toBe(true);
    expect(decayed.next).toBe('2026-11-19');
    const { byExtrinsic } = plan();
    expect(byExtrinsic === null || byExtrinsic > '2026-11-19').toBe(true);
    expect(extrinsicOf(bought, 0)).toBeGreaterThan(extrinsicOf(bought, 10));
    expect(extrinsicOf(bought, 27)).toBe(0);
  });

  it('costs what closing at the bid and buying at the ask cost, with fees', () => {
    const { now: roll } = plan();
    if (!roll.possible) throw new Error(roll.reason);
    expect(roll.proceeds).toBeCloseTo(4 * 120, 9);
    expect(roll.debit).toBeCloseTo(400 * roll.into.natural, 9);
    expect(roll.net).toBeCloseTo(roll.debit - 480 + 8 * 0.65, 9);
    expect(roll.coverBefore).toBeGreaterThan(0);
    const nowhere = rollPlan({
      held,
      board: vixBoard([], 0.04),
      now,
      model: DEFAULT_JOINT,
      fee: 0,
      vixRsi: null,
    });
    expect(nowhere.now).toEqual({ possible: false, reason: 'no-tenor' });
  });

  it('takes profit by its rule, and an unknown signal is no yes', () => {
    expect(plan().takeProfit).toEqual({ due: 'no', multiple: expect.closeTo(0.8, 9), target: 4.5 });
    expect(plan({ cost: 0.3 }).takeProfit.due).toBe('yes');
    const byRsi = { ...short, profit: { kind: 'vix-rsi', above: 70 } } as const;
    expect(plan({ layer: byRsi }).takeProfit.due).toBe('unknown');
    expect(plan({ layer: byRsi }, 75).takeProfit.due).toBe('yes');
    expect(plan({ layer: byRsi }, 60).takeProfit.due).toBe('no');
  });
});
