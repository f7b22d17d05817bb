import { describe, expect, it } from 'vitest';
import type { Condor } from '@/lib/core/condor/condor';
import { type CondorFigureId, condorFigure } from '@/lib/core/condor/figures';
import { historyOf } from '@/lib/core/condor/history';
import { condorNumbers } from '@/lib/core/condor/numbers';
import { creditsOf } from '@/lib/core/condor/quotes';
import type { Situation } from '@/lib/core/condor/situation';
import { normalCdf } from '@/lib/core/pricing/normal';
import { workedOut } from '../../support/formula';

/** Figures whose formula is arithmetic on their own inputs: anybody can work it out again. */
const ARITHMETIC = [
  'creditNet',
  'maxProfit',
  'maxLoss',
  'marginWider',
  'marginWiderLessCredit',
  'marginBoth',
  'marginBothLessCredit',
  'returnOnRisk',
  'returnPerYear',
  'breakEvenLow',
  'breakEvenHigh',
  'expectationSmile',
  'expectedMove',
  'distancePut',
  'distanceCall',
  'distancePutShare',
  'distanceCallShare',
  'distancePutMoves',
  'distanceCallMoves',
] as const satisfies readonly CondorFigureId[];

function sourceOf(condor: Condor, years: number) {
  const situation: Situation = {
    forward: 7493,
    level: 7501.5,
    years,
    volatility: 0.14,
    volatilities: [0.19, 0.17, 0.12, 0.115],
    below: (level) => normalCdf((level - 7493) / 90),
    above: (level) => normalCdf((7493 - level) / 90),
    forecast: 0.11,
    history: historyOf([-2, -0.4, 0, 0.7, 1.5]),
    straddle: 61,
  };
  const made = condorNumbers(condor, situation);
  if (!made.ok) throw new Error(made.error);
  const leg = { bid: 1, ask: 1.2, openInterest: 40 };
  const short = { bid: 3, ask: 3.3, openInterest: 12 };
  return { condor, situation, numbers: made.value, credits: creditsOf([leg, short, short, leg], 0.5) };
}

describe('the formula of a figure', () => {
  const condors: Condor[] = [
    { strikes: [7350, 7400, 7575, 7600], credit: 3.4, multiplier: 100, count: 3, fee: 1.3, sides: 1 },
    { strikes: [7300, 7450, 7450, 7700], credit: 41.25, multiplier: 50, count: 1, fee: 0, sides: 1 },
    { strikes: [7380, 7400, 7600, 7700], credit: 2.05, multiplier: 100, count: 10, fee: 0.65, sides: 1 },
  ];
  it.each(ARITHMETIC)('%s gives its value from the inputs beside it', (id) => {
    for (const condor of condors) {
      const figure = condorFigure(id, sourceOf(condor, 30 / 365));
      if (figure === null) throw new Error('none');
      expect(workedOut(figure)).toBeCloseTo(figure.value, 9);
    }
  });

  it('totals are the figure of one condor times the position', () => {
    const source = sourceOf(condors[0] as Condor, 1 / 365);
    for (const id of ['delta', 'gamma', 'vega', 'thetaPerHour'] as const) {
      const one = condorFigure(id, source)?.value as number;
      expect(condorFigure(`${id}Total`, source)?.value).toBeCloseTo(300 * one, 9);
    }
  });

  it('the range of expectations is that of those there are', () => {
    for (const missing of [{}, { forecast: null }, { history: null }, { forecast: null, history: null }]) {
      const source = sourceOf(condors[0] as Condor, 30 / 365);
      const situation = { ...source.situation, ...missing };
      const made = condorNumbers(source.condor, situation);
      if (!made.ok) throw new Error(made.error);
      const of = (id: CondorFigureId) =>
        condorFigure(id, { ...source, situation, numbers: made.value })?.value;
      const all = [of('expectationSmile'), of('expectationForecast'), of('expectationHistory')];
      const there = all.filter((value) => value !== undefined);
      expect(there).toHaveLength(3 - Object.keys(missing).length);
      expect(of('expectationLow')).toBe(Math.min(...there));
      expect(of('expectationHigh')).toBe(Math.max(...there));
    }
  });

  it('decay is told by the hour up to two days out, by the day after', () => {
    for (const [days, hourly] of [
      [1.99, true],
      [2, true],
      [2.01, false],
    ] as const) {
      const source = sourceOf(condors[0] as Condor, days / 365);
      expect(condorFigure('thetaPerHour', source) !== null).toBe(hourly);
      expect(condorFigure('thetaPerDay', source) !== null).toBe(!hourly);
    }
  });
});
