import { describe, expect, it } from 'vitest';
import { DEFAULT_JOINT } from '@/lib/core/hedge/coefficients';
import type { DailyHistory } from '@/lib/core/hedge/daily-history';
import { fitResponse, type JointDay } from '@/lib/core/hedge/fit';
import { responseOver } from '@/lib/core/hedge/joint';
import { jointDays } from '@/lib/core/hedge/joint-days';
import { MOVES } from '@/lib/core/hedge/moves';
import { spxVolBeta } from '@/lib/core/hedge/tenor';
import type { CalendarDate } from '@/lib/core/unit';
import { hasSharedData, sharedRows } from '../../support/real-chains';

function closes(file: string, at: number): Map<string, number> {
  return new Map(
    sharedRows(`history/${file}`)
      .slice(1)
      .map((line) => [isoDate(line[0] ?? ''), Number(line[at])]),
  );
}

function isoDate(text: string): string {
  const [month, day, year] = text.split('/');
  return year === undefined ? text : `${year}-${month}-${day}`;
}

/** Both files of SPX: one begins earlier, one ends later. */
function joined(): readonly JointDay[] {
  const history = (index: 'SPX' | 'VIX', of: Map<string, number>): DailyHistory => {
    const dates = [...of.keys()].filter((date) => date >= '2004-01-01').sort() as CalendarDate[];
    return { index, name: index, dates, closes: dates.map((date) => of.get(date) ?? Number.NaN) };
  };
  const spx = new Map([
    ...closes('SPX_daily_2019-2026.csv', 4),
    ...closes('SPX_OHLC_yahoo_1999-2026.csv', 4),
  ]);
  return jointDays(history('SPX', spx), history('VIX', closes('VIX_History.csv', 4)));
}

describe.runIf(hasSharedData)('against the closes of 2004 to 2026', () => {
  const days = hasSharedData ? joined() : [];

  it('states the real days as they were', () => {
    const real = MOVES.filter((move) => move.date !== undefined);
    expect(real).toHaveLength(6);
    for (const move of real) {
      const at = days.findIndex(({ date }) => date === move.date);
      const [before, after] = days.slice(at - 1, at + 1);
      if (!before || !after || move.spx.kind !== 'return') throw new Error(move.id);
      expect(move.spx.fraction, move.id).toBeCloseTo(after.spx / before.spx - 1, 3);
      expect(move.vixMove, move.id).toBeCloseTo(after.vix - before.vix, 2);
    }
  });

  it.each([1, 2, 5, 10, 21])('a fit over %d days finds the coefficients that ship', (horizon) => {
    const fitted = fitResponse(days, horizon);
    if (!fitted.ok) throw new Error(fitted.error);
    const shipped = responseOver(DEFAULT_JOINT, horizon);
    const { a, bd, bu, m } = fitted.value.response;
    expect(a).toBeCloseTo(shipped.a, 1);
    expect(bd).toBeCloseTo(shipped.bd, 2);
    expect(bu).toBeCloseTo(shipped.bu, 1.9);
    expect(m).toBeCloseTo(shipped.m, 2.9);
    expect(fitted.value.rSquared).toBeGreaterThan(0.67);
  });

  it.each([
    ['VIX9D_History.csv', 9, 0.2],
    ['VIX3M_History.csv', 93, 0.06],
    ['VIX6M_History.csv', 184, 0.09],
  ])('the response of SPX volatility is that of %s within what is stated', (file, tenor, error) => {
    const index = closes(file, 4);
    let product = 0;
    let square = 0;
    for (const [i, today] of days.entries()) {
      const before = days[i - 1];
      const now = index.get(today.date);
      const then = before && index.get(before.date);
      if (!before || now === undefined || then === undefined) continue;
      product += (now - then) * (today.vix - before.vix);
      square += (today.vix - before.vix) ** 2;
    }
    expect(Math.abs(product / square - spxVolBeta(DEFAULT_JOINT, tenor))).toBeLessThan(error);
  });
});
