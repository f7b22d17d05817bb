import type { FigureUnit } from '../figure';
import type { HedgeSuggestion } from './suggest';

/** Reads one input of a formula; `null` where the suggestion has none. */
type Read = (s: HedgeSuggestion) => number | null;

const size = ({ position: { condor } }: HedgeSuggestion) => condor.count * condor.multiplier;

/** The letters of the hedge's formulas. */
export const LETTERS = {
  S: ['points', (s) => s.position.market.level],
  VIX: ['points', (s) => s.vixLevel],
  K2: ['points', (s) => s.position.condor.strikes[1]],
  K3: ['points', (s) => s.position.condor.strikes[2]],
  c: ['points', (s) => s.position.condor.credit],
  n: ['count', (s) => s.position.condor.count],
  M: ['count', (s) => s.position.condor.multiplier],
  'n M c': ['money', (s) => size(s) * s.position.condor.credit],
  contracts: ['count', (s) => s.counts.reduce((sum, count) => sum + count, 0)],
  s: ['fraction', (s) => s.position.model.tenor.scale],
  γ: ['fraction', (s) => s.position.model.volOfVol.exponent],
  φ: ['fraction', (s) => s.gate.share],
  T: ['years', (s) => s.position.market.years],
  cost: ['money', (s) => s.gate.cost],
  debit: ['money', (s) => s.sized.costs.debit],
  'E[V]': ['money', (s) => s.gate.expectedValue],
  bleed: ['money', (s) => s.gate.bleed],
  'theta capture': ['money', (s) => s.gate.thetaCapture],
  'max loss': ['money', (s) => s.sized.measures.maxLoss],
  'condor loss': ['money', (s) => s.sized.measures.condorLoss],
  'set gain': ['money', (s) => s.sized.measures.setGain],
  'stress gain': ['money', (s) => s.sized.costs.stressGain],
  'hedge at bid': ['money', (s) => s.hedgeAtBid],
  'set debit': ['money', (s) => s.sized.measures.setDebit],
  convexity: ['money', (s) => s.sized.measures.convexity],
  wanted: ['count', (s) => s.sized.sizing.wanted],
  'P/L alone': ['money', (s) => s.expectations.alone.expectation],
  'P/L hedge': ['money', (s) => s.expectations.hedge.expectation],
} as const satisfies Record<string, readonly [FigureUnit, Read]>;

export type Letter = keyof typeof LETTERS;
