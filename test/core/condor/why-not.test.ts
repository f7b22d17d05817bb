import { describe, expect, it } from 'vitest';
import { boardOf } from '@/lib/core/condor/board';
import { type Limits, NO_LIMITS } from '@/lib/core/condor/limits';
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

  it('names the limits that are in the way, all of them and no other', () => {
    const all: Limits = {
      widths: [5, 25],
      unequalWings: false,
      shortDelta: { low: 0.12, high: 0.3 },
      netDelta: { low: -0.05, high: 0.05 },
      deviations: { low: 0.4, high: 1.4 },
      credit: { low: 1, high: 9 },
      liquidity: 0.12,
      openInterest: 700,
      outOfTheMoney: true,
    };
    const open: Limits = { widths: [5, 10, 15, 25, 40], unequalWings: true };
    const lifted = (limits: Limits, names: readonly string[]): Limits => {
      const { widths, unequalWings, ...others } = limits;
      const kept = Object.entries(others).filter(([name]) => !names.includes(name));
      return {
        ...Object.fromEntries(kept),
        widths: names.includes('widths') ? open.widths : widths,
        unequalWings: names.includes('unequalWings') || unequalWings,
      };
    };
    const names = Object.keys(all);
    const seen = new Set<string>();
    for (let i = 0; i < 150; i++) {
      const at = (salt: number, count: number) => (Math.imul(i + 1, 2654435761 + salt * 40503) >>> 8) % count;
      const k2 = 7400 + 5 * at(1, 25);
      const k3 = Math.max(k2, 7470 + 5 * at(2, 25));
      const wing = (salt: number) => [5, 15, 25, 40].at(at(salt, 4)) as number;
      const four: Strikes = [k2 - wing(3), k2, k3, k3 + wing(4)];
      const answer = ask(four, all);
      if (answer.kind !== 'breaks') continue;
      const broken = new Set<string>(answer.breaches.map((breach) => breach.limit));
      // No limit of the user's: without a credit or with nothing to lose it is no condor at all.
      if (broken.has('positiveCredit') || broken.has('somethingToLose')) continue;
      for (const name of broken) seen.add(name);
      expect(ask(four, lifted(all, [...broken])).kind, four.join()).not.toBe('breaks');
      for (const name of names) {
        const alone = ask(
          four,
          lifted(
            all,
            names.filter((other) => other !== name),
          ),
        );
        const found = alone.kind === 'breaks' ? alone.breaches.map((breach) => breach.limit) : [];
        expect(new Set(found), `${four.join()} ${name}`).toEqual(new Set(broken.has(name) ? [name] : []));
      }
    }
    expect([...seen].sort()).toEqual([...names].sort());
  });

  it('no credit and nothing to lose are no condor, to the hundredth of a cent', () => {
    const quoted = (credit: number) => {
      const { strikes, puts, calls } = input;
      const side = (from: typeof puts, bid: number) => ({
        ...from,
        bid: Array.from(strikes, (strike) => (strike === 7450 || strike === 7550 ? bid : 0)),
        ask: Array.from(strikes, (strike) => (strike === 7450 || strike === 7550 ? bid : 0)),
      });
      const plain = boardOf({
        ...input,
        fees: 0.05,
        puts: side(puts, credit / 2),
        calls: side(calls, credit / 2),
      });
      if (!plain.ok) throw new Error(plain.error.where);
      const answer = whyNot(plain.value, LIMITS, ['returnOnRisk', 'pop'], [7440, 7450, 7550, 7560]);
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.kind === 'breaks' ? answer.value.breaches.map(({ limit }) => limit) : [];
    };
    expect(quoted(0)).toEqual(['positiveCredit']);
    expect(quoted(0.0002)).toEqual([]);
    // The wing is 10 wide and the fees are 0.05: what brings 10.05 cannot lose.
    expect(quoted(10.0498)).toEqual([]);
    expect(quoted(10.05)).toEqual(['somethingToLose']);
  });

  it('says where the frontier is too wide to tell', () => {
    const wide = boardOf(boardInput({ ...QUIET_DAY, count: 301, from: 6750 }));
    if (!wide.ok) throw new Error(wide.error.where);
    const five = ['returnOnRisk', 'pop', 'expectation', 'stress', 'liquidity'] as const;
    expect(whyNot(wide.value, NO_LIMITS, five, [7400, 7450, 7550, 7600])).toEqual({
      ok: true,
      value: { kind: 'undecided' },
    });
  });

  it('says which strikes the chain does not list', () => {
    expect(ask([7431, 7440, 7565, 7570])).toEqual({ kind: 'unlisted', strikes: [7431] });
  });

  it('refuses strikes that make no condor', () => {
    for (const strikes of [
      [7440, 7440, 7565, 7570],
      [7430, 7600, 7565, 7570],
      [7430, 7440, 7565, 7565],
      [7430, 7440, 7435, 7570],
      [Number.NaN, 1, 2, 3],
    ] as const)
      expect(whyNot(board, LIMITS, ['returnOnRisk', 'pop'], strikes)).toMatchObject({
        ok: false,
        error: { code: 'bad-strikes' },
      });
  });
});
