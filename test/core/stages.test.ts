import { describe, expect, it } from 'vitest';
import { analyse, createAnalyser } from '@/lib/core/analyse';
import type { Analysis } from '@/lib/core/analysis';
import type { Limits } from '@/lib/core/condor/limits';
import { OBJECTIVES } from '@/lib/core/condor/objectives';
import { type OwnRule, PLAIN_RULE } from '@/lib/core/condor/own-rules';
import { ENTRY_PRESETS } from '@/lib/core/condor/presets';
import type { Figure } from '@/lib/core/figure';
import type { Chain, Quote } from '@/lib/core/market/chain';
import { limitBounds } from '@/lib/core/market/parity';
import { blackGreeks, blackPrice } from '@/lib/core/pricing/black';
import type { Volatility } from '@/lib/core/pricing/implied-volatility';
import { ruleFor } from '@/lib/core/stages/candidates';
import { type CondorSettings, USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import { marketOf } from '@/lib/core/stages/market';
import type { Instant } from '@/lib/core/unit';
import { workedOut } from '../support/formula';
import { date, now, planted, rate, years } from './planted-chain';

function analysed(chain: Chain, condors: Partial<CondorSettings> = {}): Analysis {
  const answer = analyse({
    chain,
    now,
    rate,
    condors: { ...USUAL_CONDORS, preset: 'nonTrailed', ...condors },
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const forward = 6003.21;
const chain = planted(forward, 0.11);
const ownRule = (id: string, days: OwnRule['days'], credit?: Limits['credit']): OwnRule => ({
  id,
  name: `my ${id}`,
  days,
  objective: 'liquidity',
  limits: { ...PLAIN_RULE.limits, ...(credit && { credit }) },
});
const input = (figure: Figure, symbol: string) => {
  const found = figure.inputs.find((each) => each.symbol === symbol);
  if (typeof found?.value !== 'number') throw new Error(`${figure.id}: ${symbol}`);
  return found.value;
};

describe('the figures of the market', () => {
  it('can be worked out again from what stands beside them', () => {
    const { figures } = analysed(chain);
    const { straddle, volatility, expectedMove } = figures;
    expect(workedOut(expectedMove)).toBeCloseTo(expectedMove.value, 9);
    expect((input(straddle, 'C_bid + P_bid') + input(straddle, 'C_ask + P_ask')) / 2).toBeCloseTo(
      straddle.value,
      9,
    );
    const [F, K, T, D] = ['F', 'K', 'T', 'D'].map((symbol) => input(volatility, symbol)) as [
      number,
      number,
      number,
      number,
    ];
    const price = (right: 'call' | 'put') =>
      blackPrice({ right, forward: F, strike: K, years: T, volatility: volatility.value });
    expect(price('call') + price('put')).toBeCloseTo(input(volatility, 'S') / D, 8);
  });

  it('say what they are made of', () => {
    const { figures } = analysed(chain);
    expect(input(figures.forward, 'D')).toBe(figures.discount.value);
    expect(input(figures.forward, 'F sells at')).toBeLessThanOrEqual(forward);
    expect(input(figures.forward, 'F costs')).toBeGreaterThanOrEqual(forward);
    expect(input(figures.forward, 'strikes')).toBeGreaterThan(10);
    expect(input(figures.straddle, 'K')).toBe(6005);
    expect(input(figures.expectedMove, 'T')).toBeCloseTo(years, 12);
    expect(input(figures.expectedMove, 'σ')).toBe(figures.volatility.value);
    for (const [name, figure] of Object.entries(figures)) expect(figure.id).toBe(name);
  });

  it('say where the discount is from: quotes that tell it, or the rate of the user', () => {
    const { figures } = analysed(chain);
    expect(input(figures.discount, '−ln D ÷ T')).toBeCloseTo(-Math.log(figures.discount.value) / years, 9);
    expect(figures.discount.value).toBeCloseTo(Math.exp(-rate * years), 7);
    expect(figures.discount.formula).toContain('slope');
    const nickels = ({ bid, ask }: Quote): Quote => ({
      bid: Math.floor((bid ?? 0) * 20) / 20,
      ask: Math.ceil((ask ?? 0) * 20) / 20,
    });
    const rows = chain.rows.map(({ strike, call, put }) => ({
      strike,
      call: nickels(call),
      put: nickels(put),
    }));
    const { discount } = analysed({ ...chain, rows }).figures;
    expect(input(discount, 'r')).toBe(rate);
    expect(input(discount, 'T')).toBeCloseTo(years, 12);
    expect(workedOut(discount)).toBeCloseTo(discount.value, 12);
  });
});

describe('what is doubted', () => {
  it('is told with its numbers', () => {
    const apart = analysed({ ...chain, spot: forward * 1.0031 }).doubts;
    expect(apart).toEqual([{ code: 'spotApart', detail: [String(forward * 1.0031), '0.31 %'] }]);
    const rows = chain.rows.map((row) =>
      row.strike === 5900 || row.strike === 6100 ? { ...row, call: { bid: 200, ask: 201 } } : row,
    );
    const { doubts, failedRows } = analysed({ ...chain, rows });
    expect(doubts).toEqual([{ code: 'rowsInconsistent', detail: ['2', '5900'] }]);
    expect(failedRows.map((row) => row.strike)).toEqual([5900, 6100]);
  });

  it('and what the page says of the age of its quotes', () => {
    const aged = (minutes: number | null, delayed: boolean | null) => {
      const quotedAt = minutes === null ? null : ((now - minutes * 60_000) as Instant);
      return analysed({ ...chain, source: { ...chain.source, quotedAt, delayed } }).doubts;
    };
    expect(aged(2.9, false)).toEqual([]);
    expect(aged(3, false)).toEqual([{ code: 'quotesOld', detail: ['3'] }]);
    expect(aged(15.7, true)).toEqual([
      { code: 'delayed', detail: [] },
      { code: 'quotesOld', detail: ['15'] },
    ]);
    expect(aged(null, null)).toEqual([]);
  });
});

describe('a row that stands still while its neighbours move', () => {
  /** The chain as read in one second after another, the call at one strike always what it was at first. */
  const reading = (second: number, more: Partial<Chain> = {}): Chain => {
    const rows = planted(forward + 0.05 * second, 0.11).rows.map((row) =>
      row.strike === 6030
        ? { ...row, call: chain.rows.find((old) => old.strike === 6030)?.call ?? row.call }
        : row,
    );
    const source = { ...chain.source, readAt: (now + 1000 * second) as Instant };
    return { ...chain, spot: null, rows, source, ...more };
  };
  const run = (...chains: Chain[]) => {
    const { analyse: ask } = createAnalyser();
    const answers = chains.map((each) => ask({ chain: each, now, rate }));
    const last = answers.at(-1);
    return last?.ok ? last.value.failedRows.filter((row) => row.code === 'stale') : [];
  };
  const six = () => [0, 1, 2, 3, 4, 5].map((second) => reading(second));

  it('is found once they have moved often enough', () => {
    expect(run(...six())).toEqual([{ strike: 6030, code: 'stale' }]);
    expect(run(...six().slice(0, 4))).toEqual([]);
  });

  it('and not by asking twice about one reading, nor by readings of another chain', () => {
    const twice = six().slice(0, 3);
    expect(run(...twice, ...twice.slice(-1), ...twice.slice(-1), ...twice.slice(-1))).toEqual([]);
    const other = reading(2.5, { expiry: date('2026-11-24') });
    expect(run(...six().slice(0, 3), other, ...six().slice(3))).toEqual([]);
    expect(run(...six().toReversed())).toEqual([]);
  });
});

describe('a candidate', () => {
  it.each(OBJECTIVES)('ranked by %s has the numbers of the same condor looked at', (objective) => {
    const { candidates } = analysed(chain, { objective }).condors;
    if (!candidates.ok) throw new Error(candidates.error.code);
    for (const one of candidates.value.best) {
      const { chosen } = analysed(chain, { objective, strikes: one.strikes }).condors;
      if (!chosen.ok) throw new Error(chosen.error.code);
      const value = (id: string) => {
        const found = chosen.value.figures.find((figure) => figure.id === `condor.${id}`);
        if (found === undefined) throw new Error(id);
        return found.value;
      };
      expect(one.credit).toBeCloseTo(value('creditTarget'), 9);
      // Chances are ranked in trillionths, model values in millionths, quotes in hundredths of a cent.
      expect(one.pop).toBeCloseTo(value('popSmile'), 9);
      expect(one.expectation).toBeCloseTo(value('expectationSmile'), 4);
      expect(one.delta).toBeCloseTo(value('delta'), 5);
      expect(one.liquidity).toBeCloseTo(value('liquidity'), 3);
      expect(one.returnOnRisk).toBeCloseTo(value('returnOnRisk'), 9);
      const [k1, k2, k3, k4] = one.strikes;
      const stressed = forward * 0.97;
      const cost =
        Math.min(Math.max(k2 - stressed, 0), k2 - k1) + Math.min(Math.max(stressed - k3, 0), k4 - k3);
      expect(one.stress).toBeCloseTo(value('creditNet') - cost, 4);
    }
  });

  it('keeps away from rows that failed a check', () => {
    const [first] = best(analysed(chain));
    const bad = first?.strikes[1];
    const rows = chain.rows.map((row) =>
      row.strike === bad ? { ...row, put: { bid: row.put.ask, ask: row.put.bid } } : row,
    );
    const other = analysed({ ...chain, rows });
    expect(other.failedRows.map((row) => row.strike)).toEqual([bad]);
    for (const one of best(other)) expect(one.strikes).not.toContain(bad);
  });
});

function best(of: Analysis) {
  return of.condors.candidates.ok ? of.condors.candidates.value.best : [];
}

describe('the rule that condors are looked for by', () => {
  it.each([
    [0, 'nonTrailed'],
    [1, 'oneDay16Delta'],
    [2, 'nonTrailed'],
    [5, 'nonTrailed'],
    [6, 'classic'],
    [20, 'classic'],
    [45, 'classic'],
    [46, 'classic'],
  ] as const)('is with %d days left %s', (days, id) => {
    const rule = ENTRY_PRESETS.find((preset) => preset.id === id);
    expect(ruleFor(days, { preset: null, objective: null, limits: null, ownRules: [] })).toEqual({
      preset: id,
      objective: rule?.objective,
      limits: rule?.limits,
    });
  });

  it('is the one chosen, whatever the days, with what the user puts in the place of its parts', () => {
    const limits = { widths: [5], unequalWings: false };
    expect(ruleFor(30, { preset: 'beforeFomc', objective: 'credit', limits, ownRules: [] })).toEqual({
      preset: 'beforeFomc',
      objective: 'credit',
      limits,
    });
  });

  it('is one of the own rules first, where its days fit, and any of them when chosen', () => {
    const ownRules = [ownRule('own-waits', null), ownRule('own-week', { low: 4, high: 8 })];
    const asked = { preset: null, objective: null, limits: null, ownRules };
    expect([1, 3, 4, 8, 9].map((days) => ruleFor(days, asked).preset)).toEqual([
      'oneDay16Delta',
      'nonTrailed',
      'own-week',
      'own-week',
      'classic',
    ]);
    expect(ruleFor(1, { ...asked, preset: 'own-waits' }).objective).toBe('liquidity');
    // One that was removed meanwhile leaves the choice to the days.
    expect(ruleFor(1, { ...asked, preset: 'own-removed' }).preset).toBe('oneDay16Delta');
  });

  it('is not told by name where it is the own one and none keeps to it: the page would learn it', () => {
    const ownRules = [ownRule('own-a', null, { low: 100 })];
    const { candidates, rule } = analysed(chain, { preset: 'own-a', ownRules }).condors;
    expect(rule.preset).toBe('own-a');
    expect(candidates).toEqual({ ok: false, error: { code: 'noOwnCondor', detail: [] } });
  });

  it('says when no condor keeps to it, and when it means nothing', () => {
    const said = (limits: Limits, from = chain) => {
      const { candidates, chosen, rule } = analysed(from, { limits }).condors;
      if (candidates.ok) throw new Error('found');
      expect(chosen).toEqual(candidates);
      expect(rule.preset).toBe('nonTrailed');
      return candidates.error;
    };
    const open = { widths: [5, 10], unequalWings: true };
    expect(said({ ...open, credit: { low: 11 } })).toEqual({ code: 'noCondor', detail: ['nonTrailed'] });
    const unsound = (limits: Limits, code: string, where: string) =>
      expect(said(limits)).toEqual({ code: 'limitsUnsound', detail: [code, where] });
    unsound({ widths: [], unequalWings: true }, 'bad-width', 'widths');
    unsound({ ...open, credit: { low: 2, high: 1 } }, 'bad-band', 'credit');
    unsound({ ...open, netDelta: { low: Number.NEGATIVE_INFINITY } }, 'bad-band', 'netDelta');
    unsound({ ...open, liquidity: Number.NaN }, 'bad-limit', 'liquidity');
    unsound({ ...open, openInterest: -1 }, 'bad-limit', 'openInterest');
  });

  it('asks for open interest where the page tells it', () => {
    const interest = (strike: number) => (strike % 25 === 0 ? 900 : 100);
    const rows = chain.rows.map((row) => ({
      strike: row.strike,
      call: { ...row.call, openInterest: interest(row.strike) },
      put: { ...row.put, openInterest: interest(row.strike) },
    }));
    const limits = { widths: [25, 50], unequalWings: true, openInterest: 500 };
    const found = best(analysed({ ...chain, rows }, { limits, count: 50 }));
    expect(found.length).toBeGreaterThan(5);
    for (const one of found) for (const strike of one.strikes) expect(strike % 25).toBe(0);
    // Told of one right only, the other breaks no limit.
    const puts = rows.map((row, i) => ({ ...row, call: chain.rows[i]?.call ?? row.call }));
    const half = best(analysed({ ...chain, rows: puts }, { limits, count: 50 }));
    expect(half.some(({ strikes }) => strikes[2] % 25 !== 0)).toBe(true);
    for (const { strikes } of half) expect([strikes[0] % 25, strikes[1] % 25]).toEqual([0, 0]);
  });
});

describe('the condor looked at', () => {
  const strikes = [5940, 5960, 6040, 6055] as const;
  const chosenOn = (from: Chain, of: readonly [number, number, number, number] = strikes) =>
    analysed(from, { strikes: of }).condors.chosen;

  it('is told leg by leg as it is dealt in', () => {
    const chosen = chosenOn(chain);
    if (!chosen.ok) throw new Error(chosen.error.code);
    expect(chosen.value.legs.map(({ strike, right, sold }) => [strike, right, sold])).toEqual([
      [5940, 'put', false],
      [5960, 'put', true],
      [6040, 'call', true],
      [6055, 'call', false],
    ]);
    for (const { strike, right, bid, ask, delta, volatility } of chosen.value.legs) {
      const row = chain.rows.find((each) => each.strike === strike);
      expect({ bid, ask }).toEqual(row?.[right]);
      expect(volatility).toBeCloseTo(0.11, 4);
      const told = blackGreeks({ right, forward, strike, years, volatility: 0.11 as Volatility });
      expect(delta).toBeCloseTo(told.delta, 3);
    }
    expect(chosen.value.suspectLegs).toEqual([]);
  });

  it('is bounded by what its legs can be made of: the natural credit can be had, the other way costs more', () => {
    const chosen = chosenOn(chain);
    if (!chosen.ok) throw new Error(chosen.error.code);
    const { credits, bounds, legs } = chosen.value;
    const { parity } = marketIn(chain);
    let [least, most] = [0, 0];
    for (const { strike, right, sold } of legs) {
      const row = chain.rows.find((each) => each.strike === strike) as Chain['rows'][number];
      const { lowest, highest } = limitBounds(row, right, parity);
      least += sold ? (lowest as number) : -(highest as number);
      most += sold ? (highest as number) : -(lowest as number);
    }
    expect(bounds.least).toBeCloseTo(least, 9);
    expect(bounds.most).toBeCloseTo(most, 9);
    expect(bounds.least).toBeLessThanOrEqual(credits.mid);
    expect(bounds.most).toBeGreaterThanOrEqual(credits.mid);
  });

  it('is refused by name: strikes not listed, legs not quoted, a price that leaves nothing to lose', () => {
    expect(chosenOn(chain, [5941, 5960, 6040, 6055])).toMatchObject({
      error: { code: 'strikeUnlisted', detail: ['5941'] },
    });
    const with6040 = (call: Quote): Chain => ({
      ...chain,
      rows: chain.rows.map((row) => (row.strike === 6040 ? { ...row, call } : row)),
    });
    expect(chosenOn(with6040({ bid: null, ask: 1 }))).toMatchObject({
      error: { code: 'legUnquoted', detail: ['5940 / 5960 / 6040 / 6055'] },
    });
    expect(chosenOn(with6040({ bid: 60, ask: 61 }))).toMatchObject({
      error: { code: 'condorsUnknown', detail: ['nothing-to-lose', '5940 / 5960 / 6040 / 6055'] },
    });
  });

  it('names the legs whose rows failed a check', () => {
    const rows = chain.rows.map((row) =>
      row.strike === 6040 || row.strike === 6100 ? { ...row, call: { bid: 14, ask: 14.1 } } : row,
    );
    const chosen = chosenOn({ ...chain, rows });
    if (!chosen.ok) throw new Error(chosen.error.code);
    expect(chosen.value.suspectLegs).toEqual([6040]);
  });

  it('and a short leg pointed at is the same condor as the one then looked at', () => {
    const run = createAnalyser();
    const input = { chain, now, rate, condors: { ...USUAL_CONDORS, strikes } };
    const sketch = run.shortHere(input, 6050);
    if (!sketch.ok) throw new Error(sketch.error.code);
    const there = chosenOn(chain, sketch.value.strikes);
    if (!there.ok) throw new Error(there.error.code);
    const value = (id: string) => there.value.figures.find((each) => each.id === `condor.${id}`)?.value;
    expect(sketch.value.strikes[2]).toBe(6050);
    expect(sketch.value.credit).toBe(there.value.credits.target);
    expect(sketch.value.pop).toBe(value('popSmile'));
    expect(run.shortHere(input, 6051)).toMatchObject({ error: { code: 'strikeUnlisted' } });
    // The same legs tried one by one are the same condor; looked at is still the other.
    expect(run.condorAt(input, sketch.value.strikes)).toEqual(sketch);
    expect(run.analyse(input)).toMatchObject({ value: { condors: { chosen: { value: { strikes } } } } });
  });
});

function marketIn(from: Chain) {
  const found = marketOf({ chain: from, now, rate });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe('the curve of time value left', () => {
  it('is thinned to what is drawn, its ends kept', () => {
    const { chosen } = analysed(chain).condors;
    if (!chosen.ok) throw new Error(chosen.error.code);
    const hours = chosen.value.timeValueLeft.map((point) => point.hours);
    expect(hours.length).toBe(64);
    expect(hours[0]).toBeCloseTo(years * 8760, 9);
    expect(hours.at(-1)).toBe(0);
    expect(hours).toEqual([...new Set(hours)].sort((a, b) => b - a));
  });
});
