import { describe, expect, it } from 'vitest';
import { arenaOf } from '@/lib/core/condor/arena';
import { type BoardInput, boardOf } from '@/lib/core/condor/board';
import type { Limits } from '@/lib/core/condor/limits';
import { OBJECTIVES } from '@/lib/core/condor/objectives';
import { search } from '@/lib/core/condor/search';
import type { Chain } from '@/lib/core/market/chain';
import { blackGreeks, blackPrice } from '@/lib/core/pricing/black';
import { normalCdf } from '@/lib/core/pricing/normal';
import { hasSharedData, realChains, realFiles } from '../../support/real-chains';
import { bruteForce } from './brute-force';
import { bestOf, frontierOf, judgeAll } from './oracle';

const VOLATILITY = 0.16;
const YEARS = 2 / 365;

/** Real quotes and strikes under a flat model: the search only needs numbers per strike, not a good smile. */
function inputOf(chain: Chain, near: number): BoardInput {
  const forward = chain.spot ?? 0;
  const rows = chain.rows.filter((row) => Math.abs(row.strike / forward - 1) <= near);
  const option = (right: 'call' | 'put', strike: number) => ({
    right,
    forward,
    strike,
    years: YEARS,
    volatility: VOLATILITY,
  });
  const side = (right: 'call' | 'put') => ({
    bid: rows.map((row) => row[right].bid),
    ask: rows.map((row) => row[right].ask),
    delta: rows.map((row) => blackGreeks(option(right, row.strike)).delta),
    fair: rows.map((row) => blackPrice(option(right, row.strike))),
    stress: rows.map((row) =>
      blackPrice({ ...option(right, row.strike), forward: 0.97 * forward, volatility: 0.3 }),
    ),
    openInterest: rows.map((row) => row[right].openInterest ?? null),
  });
  const s = VOLATILITY * Math.sqrt(YEARS);
  const d2 = (level: number) => Math.log(forward / level) / s - s / 2;
  return {
    strikes: rows.map((row) => row.strike),
    puts: side('put'),
    calls: side('call'),
    forward,
    expectedMove: s * forward,
    below: (level) => (level > 0 ? normalCdf(-d2(level)) : 0),
    above: (level) => (level > 0 ? normalCdf(d2(level)) : 1),
    share: 0,
    fees: 0.052,
  };
}

const LIMITS: Limits = { widths: [5, 10, 15, 20, 25, 30, 40, 50, 75, 100], unequalWings: true };

describe.skipIf(!hasSharedData)('the search on real chains', () => {
  const chains = realFiles
    .filter((file) => file.path.includes('/spx/'))
    .flatMap((file) => realChains(file).slice(0, 3))
    .filter((chain) => chain.spot !== null && chain.rows.length > 60);

  it('gives what a double loop over all spreads gives', { timeout: 120_000 }, () => {
    let pairs = 0;
    for (const chain of chains.slice(0, 16)) {
      const board = boardOf(inputOf(chain, 0.06));
      if (!board.ok) throw new Error(board.error.where);
      for (const limits of [
        LIMITS,
        { ...LIMITS, credit: { low: 0.85, high: 1.15 } },
        { ...LIMITS, unequalWings: false },
      ]) {
        const arena = arenaOf(board.value, limits);
        const found = search(board.value, {
          limits,
          best: OBJECTIVES,
          count: 10,
          frontier: ['returnOnRisk', 'pop'],
        });
        if (arena === null || !found.ok) throw new Error('too many spreads');
        const brute = bruteForce(arena, 10);
        pairs += brute.pairs;
        const name = `${chain.source.place} ${chain.root} ${chain.expiry}`;
        expect(
          found.value.frontier.ok && found.value.frontier.value.map((one) => [one.returnOnRisk, one.pop]),
          name,
        ).toEqual(brute.frontier.map(({ gain, loss }) => [gain, 1 - loss]));
        for (const one of ['returnOnRisk', 'credit'] as const)
          expect(
            found.value.best[one]?.map((each) =>
              one === 'credit' ? Math.round(each.credit * 1e4) : each[one],
            ),
            name,
          ).toEqual(brute.best[one].filter(Number.isFinite));
        expect(
          found.value.best.pop?.map((each) => each.pop),
          name,
        ).toEqual(brute.best.pop.filter(Number.isFinite).map((score) => 1 + score));
      }
    }
    console.log(`search on real chains: ${(pairs / 1e6).toFixed(1)} million pairs compared`);
    expect(pairs).toBeGreaterThan(1e6);
  });

  it('and near the money what judging every condor gives, strikes and ties included', {
    timeout: 120_000,
  }, () => {
    let judged = 0;
    for (const chain of chains.slice(0, 20)) {
      const input = inputOf(chain, 0.016);
      const board = boardOf(input);
      if (!board.ok) continue;
      const limits = { ...LIMITS, widths: [5, 10, 25] };
      const all = judgeAll(input, limits);
      judged += all.length;
      const found = search(board.value, {
        limits,
        best: OBJECTIVES,
        count: 12,
        frontier: ['returnOnRisk', 'pop'],
      });
      if (!found.ok) throw new Error(found.error.code);
      for (const objective of OBJECTIVES)
        expect(found.value.best[objective]?.map((one) => one.strikes)).toEqual(
          bestOf(all, objective, 12).map((one) => one.strikes),
        );
      const { frontier } = found.value;
      expect(frontier.ok && frontier.value.map((one) => one.strikes)).toEqual(
        frontierOf(all, ['returnOnRisk', 'pop']).map((one) => one.strikes),
      );
    }
    expect(judged).toBeGreaterThan(10_000);
  });
});
