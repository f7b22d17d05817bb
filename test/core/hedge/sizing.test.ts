import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '@/lib/core/hedge/apportion';
import { type Measures, measure } from '@/lib/core/hedge/measures';
import { DEFAULT_SIZING, type SizingSettings, sizeHedge } from '@/lib/core/hedge/sizing';
import type { SizingRule } from '@/lib/core/hedge/sizing-rules';
import { oneDay, vectorLegs, vectorPosition } from './section-13';

/**
 * By hand: ten condors 25 wide sold at 1.00. Max loss 24 000, wings 25 000, short put at 7 350 for 7 350 000. A set of
 * 4/4/2 costs 2 600, its first layer 800.
 */
const hand: Measures = {
  condorLoss: 20_000,
  setGain: 1_000,
  condorPerVolPoint: 600,
  setPerVixPoint: 300,
  deltaGrowth: 150,
  setDelta: -60,
  setDebit: 2_600,
  firstLayerDebit: 800,
  maxLoss: 24_000,
  wingNotional: 25_000,
  strikeNotional: 7_350_000,
  convexity: 0,
};

const layers = [
  { contracts: 4, debit: 200 },
  { contracts: 4, debit: 300 },
  { contracts: 2, debit: 300 },
];

function size(change: Partial<SizingSettings> = {}, measures: Partial<Measures> = {}, expirationDay = true) {
  return sizeHedge({
    measures: { ...hand, ...measures },
    settings: { ...DEFAULT_SIZING, capital: 100_000, ...change },
    layers,
    expirationDay,
  });
}

describe('what each rule wants, by hand', () => {
  it.each([
    // 40–60 % of 20 000 ÷ 1 000
    ['stress-offset', 8, 12],
    // 40–60 % of 600 ÷ 300
    ['volatility-cover', 0.8, 1.2],
    // 40–60 % of 150 ÷ 60
    ['delta-offset', 1, 1.5],
    // 12–18 % of 24 000 ÷ 2 600
    ['exposure-budget', 2880 / 2600, 4320 / 2600],
    // 5–7 % of 100 000 ÷ 800
    ['capital-budget', 6.25, 8.75],
  ] as [SizingRule, number, number][])('%s: %d to %d sets', (rule, low, high) => {
    const found = size().rules.find((each) => each.rule === rule);
    expect(found?.low).toBeCloseTo(low, 12);
    expect(found?.high).toBeCloseTo(high, 12);
  });

  it('exposure counts as the user says', () => {
    const of = (exposure: SizingSettings['exposure']) =>
      size({ exposure }).rules.find(({ rule }) => rule === 'exposure-budget')?.low;
    expect(of('wing-width')).toBeCloseTo(3000 / 2600, 12);
    expect(of('strike-notional')).toBeCloseTo(882_000 / 2600, 9);
  });
});

describe('the size of a hedge', () => {
  it('is what the chosen rule wants, unless a budget is smaller', () => {
    const sizing = size({ rule: 'volatility-cover' });
    expect(sizing.wanted).toBeCloseTo(0.8, 12);
    expect(sizing.binding).toBe('volatility-cover');
    expect(sizing.counts).toEqual([3, 3, 2]); // 3.2, 3.2, 1.6
    const stress = size();
    expect(stress.wanted).toBeCloseTo(8, 12);
    expect(stress.binding).toBe('exposure-budget');
    // 4 320 buys 1.66 sets: 16 contracts, 6.4 / 6.4 / 3.2, a debit of 4 100.
    expect(stress.counts).toEqual([7, 6, 3]);
    expect(stress.conflicts).toContainEqual({
      code: 'budget-below-target',
      budget: 'exposure-budget',
      wants: 8,
      allows: 4320 / 2600,
    });
  });

  it('stays under the user own limit in money', () => {
    const sizing = size({ rule: 'volatility-cover', mostDebit: 1000 });
    expect(sizing.binding).toBe('most-debit');
    const debit = sizing.counts.reduce((sum, count, i) => sum + count * (layers[i]?.debit ?? 0), 0);
    expect(debit).toBeLessThanOrEqual(1000);
    expect(sizing.counts).toEqual([1, 1, 1]); // 3.8 contracts are 3: 1.2 / 1.2 / 0.6
  });

  it('follows the stance', () => {
    expect(size({ rule: 'volatility-cover', stance: 'promoter' }).wanted).toBeCloseTo(1.2, 12);
    const concentrated = { rule: 'volatility-cover', stance: 'promoter', concentrationHigh: true } as const;
    expect(size(concentrated).wanted).toBeCloseTo(1.8, 12);
    // A quarter of the max loss is lost beyond the linear part.
    expect(size({ rule: 'volatility-cover' }, { convexity: 6000 }).wanted).toBeCloseTo(1, 12);
    expect(size({ rule: 'volatility-cover' }, { convexity: 1e9 }).factor).toBe(2);
    expect(size({ stance: 'promoter' }).conflicts).toContainEqual({ code: 'concentration-unknown' });
  });

  it('says which rules cannot agree', () => {
    expect(size().conflicts).toContainEqual({
      code: 'rules-disagree',
      more: 'stress-offset',
      less: 'volatility-cover',
      least: 8,
      most: 1.2,
    });
  });

  it('is silent, with the reason, where there is no answer', () => {
    const silence = (sizing: ReturnType<typeof size>, rule: SizingRule) =>
      sizing.rules.find((each) => each.rule === rule)?.silence;
    expect(silence(size({}, { deltaGrowth: -150 }), 'delta-offset')).toBe('calls-cannot');
    expect(silence(size({}, { deltaGrowth: null }), 'delta-offset')).toBe('entry-unknown');
    expect(silence(size({}, {}, false), 'delta-offset')).toBe('not-expiration-day');
    expect(silence(size({ capital: null }), 'capital-budget')).toBe('capital-not-set');
    const hopeless = size({}, { setGain: -40 });
    expect(silence(hopeless, 'stress-offset')).toBe('unreachable');
    expect(hopeless.counts).toEqual([0, 0, 0]);
    expect(hopeless.conflicts).toContainEqual({ code: 'rule-silent', rule: 'stress-offset' });
  });

  it('is nothing where the condor does not lose, and says when less than a contract is wanted', () => {
    expect(size({}, { condorLoss: -500 }).counts).toEqual([0, 0, 0]);
    const tiny = size({}, { condorLoss: 100 });
    expect(tiny.conflicts).toContainEqual({ code: 'rounds-to-none', contracts: expect.closeTo(0.4, 9) });
  });

  it('is a finite, whole count for any measures', () => {
    const money = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          condorLoss: money,
          setGain: money,
          condorPerVolPoint: money,
          setPerVixPoint: money,
          deltaGrowth: fc.option(money),
          setDelta: money,
          setDebit: money,
          firstLayerDebit: money,
          maxLoss: money,
          convexity: money,
        }),
        fc.constantFrom(...DEFAULT_RULES),
        (measures, rule) => {
          const { counts, sets } = size({ rule }, measures);
          expect(Number.isFinite(sets)).toBe(true);
          for (const count of counts) expect(Number.isInteger(count) && count >= 0).toBe(true);
        },
      ),
    );
  });
});

const DEFAULT_RULES = Object.keys(DEFAULT_SIZING.bands) as SizingRule[];

describe('largest remainders', () => {
  it.each([
    [10, [4, 4, 2], [4, 4, 2]],
    [3, [4, 4, 2], [1, 1, 1]],
    [4, [4, 4, 2], [2, 1, 1]],
    [1, [4, 4, 2], [1, 0, 0]],
    [7, [1, 1, 1], [3, 2, 2]],
    [0, [4, 4, 2], [0, 0, 0]],
  ])('%d contracts in the ratio %j are %j', (total, shares, counts) => {
    expect(apportion(total, shares)).toEqual(counts);
  });
});

describe('the measures of the section-13 position', () => {
  const measures = measure({
    position: vectorPosition(5),
    firstLayer: vectorLegs.slice(0, 1),
    stress: 0.025,
    ahead: oneDay,
    entryDelta: 0,
  });

  it('are those of the vector', () => {
    expect(measures.setGain).toBeCloseTo(852.2, 1);
    // 25 wide less 1.15, five times.
    expect(measures.condorLoss).toBeCloseTo(5 * 2385, 6);
    expect(measures.maxLoss).toBeCloseTo(5 * 2385, 6);
    expect(measures.setDebit).toBeCloseTo(2695.87, 2);
    expect(measures.firstLayerDebit).toBeCloseTo(4 * 196.49, 0);
  });

  it('know what a point of VIX and a vol point of SPX are worth', () => {
    // Four deltas near a half, twice, and two: about (4 × 0.55 × 0.42 + 4 × 0.6 × 0.26 + 2 × 0.6 × 0.16) × 100.
    expect(measures.setPerVixPoint).toBeGreaterThan(150);
    expect(measures.setPerVixPoint).toBeLessThan(200);
    expect(measures.condorPerVolPoint).toBeGreaterThan(0);
    expect(measures.setDelta).toBeCloseTo((-measures.setPerVixPoint * 172) / 7500, 9);
    expect(measures.convexity).toBeGreaterThanOrEqual(0);
  });
});
