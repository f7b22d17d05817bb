import type { FigureUnit } from '../figure';
import { type Condor, netCredit } from './condor';
import type { CondorNumbers } from './numbers';
import type { Credits } from './quotes';
import type { Situation } from './situation';

/** What the figures are made from; `credits` where the legs are quoted. */
export type FigureSource = {
  readonly condor: Condor;
  readonly situation: Situation;
  readonly numbers: CondorNumbers;
  readonly credits: Credits | null;
};

export type Letter = keyof typeof LETTERS;

/** The letters of the formulas. */
export const LETTERS = {
  K1: ['points', (s: FigureSource) => s.condor.strikes[0]],
  K2: ['points', (s: FigureSource) => s.condor.strikes[1]],
  K3: ['points', (s: FigureSource) => s.condor.strikes[2]],
  K4: ['points', (s: FigureSource) => s.condor.strikes[3]],
  c: ['points', (s: FigureSource) => s.condor.credit],
  'c′': ['points', (s: FigureSource) => netCredit(s.condor)],
  M: ['count', (s: FigureSource) => s.condor.multiplier],
  n: ['count', (s: FigureSource) => s.condor.count],
  f: ['money', (s: FigureSource) => s.condor.fee],
  fees: ['money', (s: FigureSource) => s.numbers.fees],
  F: ['points', (s: FigureSource) => s.situation.forward],
  S: ['points', (s: FigureSource) => s.situation.level],
  T: ['years', (s: FigureSource) => s.situation.years],
  σ: ['fraction', (s: FigureSource) => s.situation.volatility],
  'σ(K1)': ['fraction', (s: FigureSource) => s.situation.volatilities[0]],
  'σ(K2)': ['fraction', (s: FigureSource) => s.situation.volatilities[1]],
  'σ(K3)': ['fraction', (s: FigureSource) => s.situation.volatilities[2]],
  'σ(K4)': ['fraction', (s: FigureSource) => s.situation.volatilities[3]],
  'σ forecast': ['fraction', (s: FigureSource) => s.situation.forecast],
  moves: ['count', (s: FigureSource) => s.situation.history?.moves.length ?? null],
  V: ['points', (s: FigureSource) => s.numbers.value],
  spread: ['points', (s: FigureSource) => s.credits?.spread ?? null],
  'max loss': ['money', (s: FigureSource) => s.numbers.maxLoss],
} as const satisfies Record<string, readonly [FigureUnit, (source: FigureSource) => number | null]>;
