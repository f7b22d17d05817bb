import { describe, expect, it } from 'vitest';
import { analyse, createAnalyser } from '@/lib/core/analyse';
import type { Analysis } from '@/lib/core/analysis';
import { OBJECTIVES } from '@/lib/core/condor/objectives';
import type { Figure } from '@/lib/core/figure';
import type { Chain, Quote } from '@/lib/core/market/chain';
import { blackPrice } from '@/lib/core/pricing/black';
import { type CondorSettings, USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
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
const input = (figure: Figure, symbol: string) => {
  const found = figure.inputs.find((each) => each.symbol === symbol);
  if (typeof found?.value !== 'number') throw new Error(`${figure.id}: ${symbol}`);
  return found.value;
};

describe('the figures of the market', () => {
  const { figures } = analysed(chain);

  it('can be worked out again from what stands beside them', () => {
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
  const six = [0, 1, 2, 3, 4, 5].map((second) => reading(second));

  it('is found once they have moved often enough', () => {
    expect(run(...six)).toEqual([{ strike: 6030, code: 'stale' }]);
    expect(run(...six.slice(0, 4))).toEqual([]);
  });

  it('and not by asking twice about one reading, nor by readings of another chain', () => {
    const twice = six.slice(0, 3);
    expect(run(...twice, ...twice.slice(-1), ...twice.slice(-1), ...twice.slice(-1))).toEqual([]);
    const other = reading(2.5, { expiry: date('2026-11-24') });
    expect(run(...six.slice(0, 3), other, ...six.slice(3))).toEqual([]);
    expect(run(...six.toReversed())).toEqual([]);
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
