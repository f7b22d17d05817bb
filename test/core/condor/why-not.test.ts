import { describe, expect, it } from 'vitest';
import { boardOf } from '@/lib/core/condor/board';
import type { Limits } from '@/lib/core/condor/limits';
import { search } from '@/lib/core/condor/search';
import { type Strikes, whyNot } from '@/lib/core/condor/why-not';
import { boardInput, QUIET_DAY } from './logistic-market';
import { judgeAll } from './oracle';

const input = boardInput({ ...QUIET_DAY, from: 7350, count: 61, seed: 3 });
const made = boardOf(input);
if (!made.ok) throw new Error(made.error.where);
const board = made.value;
const LIMITS: Limits = { widths: [5, 10, 25], unequalWings: true, outOfTheMoney: true };

function ask(strikes: Strikes, limits: Limits = LIMITS) {
  const answer = whyNot(board, limits, ['returnOnRisk', 'pop'], strikes);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

describe('why not this one?', () => {
  it('names every limit that is broken, with its value and what was allowed', () => {
    const limits: Limits = {
      ...LIMITS,
      unequalWings: false,
      shortDelta: { low: 0.1, high: 0.2 },
      credit: { low: 20 },
      netDelta: { low: 0.5 },
      liquidity: 0.001,
      openInterest: 1e6,
    };
    const answer = ask([7480, 7495, 7520, 7525], limits);
    if (answer.kind !== 'breaks') throw new Error(answer.kind);
    expect(new Set(answer.breaches.map((breach) => breach.limit))).toEqual(
      new Set(['shortDelta', 'credit', 'netDelta', 'liquidity', 'openInterest', 'widths', 'unequalWings']),
    );
    expect(answer.breaches.find((breach) => breach.limit === 'widths')).toEqual({
      limit: 'widths',
      value: 15,
      low: 5,
      high: 25,
    });
    for (const breach of answer.breaches)
      expect(
        breach.value < (breach.low ?? Number.NEGATIVE_INFINITY) ||
          breach.value > (breach.high ?? Number.POSITIVE_INFINITY) ||
          breach.limit === 'widths',
      ).toBe(true);
  });

  it('agrees with the search about every condor of the chain', () => {
    const inside = new Set(judgeAll(input, LIMITS).map((one) => one.strikes.join()));
    const found = search(board, { limits: LIMITS, best: [], count: 0, frontier: ['returnOnRisk', 'pop'] });
    const frontier = new Set(
      found.ok && found.value.frontier.ok ? found.value.frontier.value.map((one) => one.strikes.join()) : [],
    );
    const strikes = Array.from(input.strikes).filter((_, i) => i % 6 === 0);
    let asked = 0;
    for (const k2 of strikes)
      for (const k3 of strikes)
        for (const wing of [5, 15, 25]) {
          if (k2 > k3 || !strikes.includes(k2)) continue;
          const four: Strikes = [k2 - wing, k2, k3, k3 + 10];
          if (four[0] < 7350 || four[3] > 7650) continue;
          const answer = ask(four);
          asked++;
          if (answer.kind === 'breaks') expect(inside.has(four.join()), four.join()).toBe(false);
          else {
            expect(inside.has(four.join()), four.join()).toBe(true);
            expect(answer.kind === 'on-frontier', four.join()).toBe(frontier.has(four.join()));
          }
        }
    expect(asked).toBeGreaterThan(50);
  });

  it('shows the candidate that beats it, at least as good in both', () => {
    const answer = ask([7430, 7440, 7565, 7570]);
    if (answer.kind !== 'beaten') throw new Error(answer.kind);
    expect(answer.by.pop).toBeGreaterThanOrEqual(0.5);
    const own = judgeAll(input, LIMITS).find((one) => one.strikes.join() === '7430,7440,7565,7570');
    expect(answer.by.returnOnRisk).toBeGreaterThanOrEqual(own?.scores.returnOnRisk ?? Number.NaN);
    expect(answer.by.pop - 1).toBeGreaterThanOrEqual(own?.scores.pop ?? Number.NaN);
  });

  it('says which strikes the chain does not list', () => {
    expect(ask([7431, 7440, 7565, 7570])).toEqual({ kind: 'unlisted', strikes: [7431] });
  });

  it('refuses strikes that make no condor', () => {
    for (const strikes of [
      [7440, 7440, 7565, 7570],
      [7430, 7600, 7565, 7570],
      [Number.NaN, 1, 2, 3],
    ] as const)
      expect(whyNot(board, LIMITS, ['returnOnRisk', 'pop'], strikes)).toMatchObject({
        ok: false,
        error: { code: 'bad-strikes' },
      });
  });
});
