import { describe, expect, it } from 'vitest';
import { DEFAULT_JOINT } from '@/lib/core/hedge/coefficients';
import { type DailyHistory, dailyHistory, type HistoryIndex } from '@/lib/core/hedge/daily-history';
import { fitModel, type ModelFit } from '@/lib/core/hedge/fit-model';
import { tradingDayAfter } from '@/lib/core/market/holidays';
import { generatorOf, nextNormal } from '@/lib/core/pricing/random';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import { historyIn } from '@/lib/files/history';
import { readFile } from '@/lib/files/read-file';
import { hasSharedData, sharedText } from '../../support/real-chains';

/** Closes made by the very model that is to be found: `noise` is the deviation of its residual, in points. */
function made(seed: number, days: number, noise: number): readonly [DailyHistory, DailyHistory] {
  const random = generatorOf(seed);
  const normal = () => nextNormal(random);
  const dates: CalendarDate[] = [];
  const [spx, vix] = [[4000], [20]];
  let date = '2015-01-02' as CalendarDate;
  for (let i = 0; i < days; i++) {
    dates.push(date);
    date = tradingDayAfter(date);
    const r = 1.1 * normal();
    const [from, level] = [spx.at(-1) as number, vix.at(-1) as number];
    spx.push(from * (1 + r / 100));
    const move = -0.3 + 1.6 * Math.max(-r, 0) - 0.7 * Math.max(r, 0) - 0.1 * (level - 20);
    vix.push(level + move + noise * normal());
  }
  const history = (index: HistoryIndex, closes: number[]): DailyHistory => ({
    index,
    name: index,
    dates,
    closes: closes.slice(0, days),
  });
  return [history('SPX', spx), history('VIX', vix)];
}

function fitted(spx: DailyHistory, vix: DailyHistory): ModelFit {
  const found = fitModel(DEFAULT_JOINT, spx, vix);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

const truth = { a: -0.3, bd: 1.6, bu: 0.7, m: -0.1 };
const KEYS = ['a', 'bd', 'bu', 'm'] as const;

describe('a model fitted to histories', () => {
  it('is the one that made them, to the last digit where nothing disturbed it', () => {
    const { model, responses, days } = fitted(...made(7, 600, 0));
    expect(days).toBe(600);
    for (const key of KEYS) expect(responses[1]?.response[key]).toBeCloseTo(truth[key], 9);
    expect(responses[1]?.errors.bd).toBeLessThan(1e-9);
    expect(model.responses[0]).toEqual({
      ...DEFAULT_JOINT.responses[0],
      bd: model.responses[1]?.bd,
      bu: model.responses[1]?.bu,
    });
    expect(model.tenor).toBe(DEFAULT_JOINT.tenor);
  });

  it('states errors as large as its coefficients really scatter', () => {
    const runs = Array.from({ length: 120 }, (_, i) => fitted(...made(i + 1, 400, 0.8)).responses[1]);
    for (const key of KEYS) {
      const found = runs.map((run) => run?.response[key] ?? Number.NaN);
      const mean = found.reduce((sum, each) => sum + each, 0) / found.length;
      const scatter = Math.sqrt(found.reduce((sum, each) => sum + (each - mean) ** 2, 0) / found.length);
      const stated = runs.reduce((sum, run) => sum + (run?.errors[key] ?? Number.NaN), 0) / runs.length;
      expect(Math.abs(mean - truth[key])).toBeLessThan((5 * scatter) / Math.sqrt(runs.length) + 0.02);
      expect(stated / scatter, key).toBeGreaterThan(0.8);
      expect(stated / scatter, key).toBeLessThan(1.25);
    }
    const [band] = fitted(...made(3, 4000, 0.8)).residuals;
    expect(band?.down?.deviation).toBeCloseTo(0.8, 1);
    expect(band?.down?.error).toBeCloseTo(0.8 / Math.sqrt(2 * (band?.down?.sample ?? 0)), 2);
  });

  it('takes no longer span for a shorter one where a day is missing, and keeps what too few days tell', () => {
    const [spx, vix] = made(7, 900, 0);
    const gaps = {
      ...vix,
      dates: vix.dates.filter((_, i) => i % 7 > 0),
      closes: vix.closes.filter((_, i) => i % 7 > 0),
    };
    const { responses, residuals, model } = fitted(spx, gaps);
    for (const key of KEYS) expect(responses[1]?.response[key]).toBeCloseTo(truth[key], 9);
    // A fall of three percent and more was never made.
    expect(residuals.at(-1)).toEqual({ down: null, up: null });
    expect(model.residuals.at(-1)).toEqual(DEFAULT_JOINT.residuals.at(-1));
  });

  it.each([
    [
      'noOverlap',
      (spx: DailyHistory, vix: DailyHistory) => [
        spx,
        { ...vix, dates: vix.dates.map(() => '1999-01-04' as CalendarDate) },
      ],
    ],
    [
      'tooFewDays',
      (spx: DailyHistory, vix: DailyHistory) => [spx, { ...vix, dates: vix.dates.slice(0, 200) }],
    ],
    [
      'noVariety',
      (spx: DailyHistory, vix: DailyHistory) => [{ ...spx, closes: spx.closes.map(() => 4000) }, vix],
    ],
    [
      'notOpposed',
      (spx: DailyHistory, vix: DailyHistory) => [spx, { ...vix, closes: vix.closes.toReversed() }],
    ],
  ] as const)('is refused: %s', (code, change) => {
    const [spx, vix] = change(...made(5, 500, 0.5));
    const found = fitModel(DEFAULT_JOINT, spx as DailyHistory, vix as DailyHistory);
    expect(found.ok ? 'fitted' : found.error.code).toBe(code);
  });
});

describe.runIf(hasSharedData)('the histories that people have', () => {
  const read = (file: string, wanted: HistoryIndex | null = null, name = file) => {
    const found = readFile({
      name,
      text: sharedText(`history/${file}`),
      now: Date.parse('2026-11-21T12:00Z') as Instant,
    });
    if (!found.ok || found.value.kind !== 'series') throw new Error(file);
    return historyIn(found.value.series, wanted);
  };
  const known = (file: string) => {
    const found = read(file);
    if (!found.ok) throw new Error(found.error);
    return found.value;
  };

  it.each([
    ['VIX_History.csv', 'VIX', '1990-01-02'],
    ['VIX_daily_PDDL_datasets.csv', 'VIX', '1990-01-02'],
    ['SPX_OHLC_yahoo_1999-2026.csv', 'SPX', '1999-06-01'],
    ['SPX_daily_2019-2026.csv', 'SPX', '2019-01-02'],
  ] as const)('%s is known by its name', (file, index, first) => {
    const found = known(file);
    expect(found.index).toBe(index);
    expect(found.dates[0]).toBe(first);
    expect(found.closes).toHaveLength(found.dates.length);
  });

  it.each([
    ['VVIX_History.csv', 'VIX', 'anotherIndex'],
    ['VIX3M_History.csv', 'VIX', 'anotherIndex'],
    ['VIX_History.csv', 'SPX', 'anotherIndex'],
    ['SKEW_History.csv', null, 'anotherIndex'],
    ['FRED_treasury_CMT_2004-2026.csv', 'VIX', 'noClose'],
  ] as const)('%s is refused as %s: %s', (file, wanted, code) => {
    const found = read(file, wanted);
    expect(found.ok ? 'taken' : found.error).toBe(code);
  });

  it('are held against what the index can be where the name says nothing', () => {
    const as = (file: string, wanted: HistoryIndex | null) => {
      const found = read(file, wanted, 'download.csv');
      return found.ok ? found.value.index : found.error;
    };
    expect(as('SPX_daily_2019-2026.csv', null)).toBe('whichIndex');
    expect(as('SPX_daily_2019-2026.csv', 'SPX')).toBe('SPX');
    expect(as('SPX_daily_2019-2026.csv', 'VIX')).toBe('notOfVix');
    expect(as('VIX_History.csv', 'VIX')).toBe('VIX');
    expect(as('VIX_History.csv', 'SPX')).toBe('notOfSpx');
    expect(as('VVIX_History.csv', 'VIX')).not.toBe('VIX');
  });

  it('give the coefficients that ship, within what they scatter', () => {
    const since = (history: DailyHistory): DailyHistory => {
      const at = history.dates.findIndex((date) => date >= '2004-01-01');
      return { ...history, dates: history.dates.slice(at), closes: history.closes.slice(at) };
    };
    const { responses, residuals, model, from, to, days } = fitted(
      since(known('SPX_OHLC_yahoo_1999-2026.csv')),
      since(known('VIX_History.csv')),
    );
    expect([from, to]).toEqual(['2004-01-02', '2026-07-02']);
    expect(days).toBeGreaterThan(5600);
    for (const [i, row] of DEFAULT_JOINT.responses.entries()) {
      const found = responses[i];
      if (!found) continue;
      for (const key of KEYS)
        expect(Math.abs(found.response[key] - row[key])).toBeLessThan(2 * found.errors[key]);
      expect(model.responses[i]?.spread).toBeCloseTo(row.spread, 1);
    }
    // Of rises between two and three percent VIX scatters less than of falls as large, and one number ships for both.
    for (const [i, { down }] of DEFAULT_JOINT.residuals.entries())
      expect(Math.abs((residuals[i]?.down?.deviation ?? 0) - down)).toBeLessThan(0.25);
  });

  it('of a few months are too short, and the words know how many days there were', () => {
    const cut = (history: DailyHistory): DailyHistory => ({
      ...history,
      dates: history.dates.slice(-120),
      closes: history.closes.slice(-120),
    });
    const found = fitModel(DEFAULT_JOINT, cut(known('SPX_daily_2019-2026.csv')), known('VIX_History.csv'));
    expect(found).toMatchObject({ ok: false, error: { code: 'tooFewDays', days: 109 } });
    expect(dailyHistory({ name: 'VIX', dates: ['2026-01-05' as CalendarDate], closes: [17] }, null)).toEqual({
      ok: false,
      error: 'tooFew',
    });
  });
});
