import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardInput, boardOf } from '@/lib/core/condor/board';
import type { Limits } from '@/lib/core/condor/limits';
import { OBJECTIVES, type Objective } from '@/lib/core/condor/objectives';
import { type Answer, search } from '@/lib/core/condor/search';
import { boardInput, QUIET_DAY, seeded } from './logistic-market';
import { bestOf, frontierOf, judgeAll } from './oracle';

const FRONTIERS: readonly (readonly Objective[])[] = [
  ['returnOnRisk', 'pop'],
  ['pop', 'returnOnRisk'],
  ['pop', 'expectation'],
  ['returnOnRisk', 'liquidity'],
  ['returnOnRisk', 'pop', 'expectation'],
  ['returnOnRisk', 'pop', 'expectation', 'stress', 'liquidity'],
];

/** A small chain whose quotes are coarse on purpose: equal credits and equal everything abound. */
function tiedBoard(seed: number): BoardInput {
  const random = seeded(seed);
  const draw = (count: number) => Math.floor(random() * count);
  const count = 2 + draw(24);
  const tick = [0.05, 0.1, 0.25, 0.0125][draw(4)] ?? 0.05;
  const strikes: number[] = [];
  for (let i = 0, strike = 90; i < count; i++) {
    strikes.push(strike);
    strike += [5, 5, 5, 5, 5, 5, 10, 2.5][draw(8)] ?? 5;
  }
  const forward = 90 + random() * 60;
  const scale = 2 + random() * 15;
  const side = (sign: number) => {
    const bid: (number | null)[] = [];
    const ask: (number | null)[] = [];
    for (const strike of strikes) {
      const value =
        Math.max(0, sign * (forward - strike)) + scale * Math.exp(-Math.abs(forward - strike) / scale);
      const noisy = random() < 0.1 ? value * random() * 2 : value;
      const low = Math.max(0, Math.round((noisy * (0.9 + 0.1 * random())) / tick) * tick);
      bid.push(random() < 0.02 ? null : low);
      ask.push(random() < 0.02 ? null : low + draw(3) * tick * (random() < 0.02 ? -1 : 1));
    }
    const coarse = () => strikes.map(() => Math.round(random() * 8) / 4);
    return {
      bid,
      ask,
      delta: strikes.map((strike) => sign / (1 + Math.exp((sign * (strike - forward)) / scale))),
      fair: coarse(),
      stress: coarse(),
      openInterest: strikes.map(() => (random() < 0.1 ? null : draw(5) * 100)),
    };
  };
  return {
    strikes,
    puts: side(-1),
    calls: side(1),
    barred: strikes.map(() => random() < 0.02),
    forward,
    expectedMove: scale * 1.8,
    below: (level) => 1 / (1 + Math.exp((forward - level) / scale)),
    above: (level) => 1 / (1 + Math.exp((level - forward) / scale)),
    share: [0, 0, 1, 0.37][draw(4)] ?? 0,
    fees: [0, 0, 0.052, 0.3][draw(4)] ?? 0,
  };
}

function someLimits(seed: number): Limits {
  const random = seeded(seed ^ 0x5bd1e995);
  const maybe = <T>(value: T) => (random() < 0.18 ? value : undefined);
  const band = (low: number, high: number) => {
    const a = low + random() * (high - low);
    const b = low + random() * (high - low);
    return random() < 0.3 ? { low: Math.min(a, b) } : { low: Math.min(a, b), high: Math.max(a, b) };
  };
  const limits = {
    widths: random() < 0.5 ? [5, 10] : [5, 10, 15, 2.5, 20, 25],
    unequalWings: random() < 0.75,
    shortDelta: maybe(band(0, 0.8)),
    netDelta: maybe(band(-0.3, 0.3)),
    deviations: maybe(band(0, 3)),
    credit: maybe(band(0, 8)),
    liquidity: maybe(random()),
    openInterest: maybe(Math.floor(random() * 300)),
    outOfTheMoney: maybe(true),
  };
  return Object.fromEntries(
    Object.entries(limits).filter(([, value]) => value !== undefined),
  ) as unknown as Limits;
}

function answer(input: BoardInput, limits: Limits, frontier: readonly Objective[], count = 7): Answer {
  const board = boardOf(input);
  if (!board.ok) throw new Error(`board: ${board.error.code} ${board.error.where}`);
  const found = search(board.value, { limits, best: OBJECTIVES, count, frontier });
  if (!found.ok) throw new Error(`search: ${found.error.code} ${found.error.where}`);
  return found.value;
}

function expectSame(input: BoardInput, limits: Limits, frontiers = FRONTIERS): number {
  const all = judgeAll(input, limits);
  for (const frontier of frontiers) {
    const found = answer(input, limits, frontier);
    for (const objective of OBJECTIVES)
      expect(
        found.best[objective]?.map((one) => one.strikes),
        objective,
      ).toEqual(bestOf(all, objective, 7).map((one) => one.strikes));
    expect(found.frontier.ok && found.frontier.value.map((one) => one.strikes), frontier.join()).toEqual(
      frontierOf(all, frontier).map((one) => one.strikes),
    );
  }
  return all.length;
}

const SEEDS = Array.from({ length: 300 }, (_, i) => i + 1);

describe('the search gives what judging every condor gives', () => {
  it('on a few small chains full of ties, gaps and bad quotes', { timeout: 60_000 }, () => {
    const judged = SEEDS.slice(0, 50).map((seed) => expectSame(tiedBoard(seed * 7919), someLimits(seed)));
    expect(judged.filter((count) => count > 0).length).toBeGreaterThan(15);
  });

  it('on many small chains full of ties, gaps and bad quotes, under every kind of limit', {
    timeout: 60_000,
  }, () => {
    const judged = SEEDS.map((seed) => expectSame(tiedBoard(seed * 7919), someLimits(seed)));
    // The comparison means something: most chains have condors.
    expect(judged.reduce((sum, count) => sum + count)).toBeGreaterThan(10_000);
    expect(judged.filter((count) => count === 0).length).toBeLessThan(200);
  });

  it('on a smooth chain of sixty strikes', { timeout: 60_000 }, () => {
    const input = boardInput({ ...QUIET_DAY, from: 7350, count: 61, seed: 5 });
    const frontiers = [FRONTIERS[0], FRONTIERS[4]] as (readonly Objective[])[];
    expect(expectSame(input, { widths: [5, 10, 25], unequalWings: true }, frontiers)).toBeGreaterThan(10_000);
    expectSame(
      input,
      { widths: [5, 10, 25], unequalWings: true, credit: { low: 0.85, high: 1.15 } },
      frontiers,
    );
    expectSame(
      input,
      { widths: [10, 25], unequalWings: false, netDelta: { low: -0.02, high: 0.02 } },
      frontiers,
    );
  });

  it('is the same whatever else is asked beside it', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 20 }), (seed, count) => {
        const input = tiedBoard(seed);
        const limits = someLimits(seed);
        const few = answer(input, limits, ['returnOnRisk', 'pop'], count);
        const many = answer(input, limits, ['returnOnRisk', 'pop'], 40);
        expect(few.frontier).toEqual(many.frontier);
        for (const objective of OBJECTIVES)
          expect(few.best[objective]).toEqual(many.best[objective]?.slice(0, count));
      }),
      { numRuns: 100 },
    );
  });
});
