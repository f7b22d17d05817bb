import type { History } from './history';

/** What the numbers of a condor are worked out from. All volatilities are annualised fractions. */
export type Situation = {
  /** Forward of the condor's own expiry, in points. */
  readonly forward: number;
  /** Where the underlying stands now, in points: the forward itself unless a level of the same moment is known. */
  readonly level: number;
  /** To settlement, in years of 525 600 minutes. */
  readonly years: number;
  /** At the money. */
  readonly volatility: number;
  /** Of the smile, at each of the four strikes. */
  readonly volatilities: readonly [number, number, number, number];
  /** P(S_T < level) and P(S_T > level) under the density of the smile; null where no smile could be fitted. */
  readonly below: ((level: number) => number) | null;
  readonly above: ((level: number) => number) | null;
  /** The user's own forecast; null where there is none. */
  readonly forecast: number | null;
  /** Past moves ÷ implied moves; null where none were imported. */
  readonly history: History | null;
  /** At the money, in points; null where it is not quoted. */
  readonly straddle: number | null;
};

export type SituationRefusal =
  | 'forward-not-positive'
  | 'level-not-positive'
  | 'time-negative'
  | 'volatility-not-a-number'
  | 'forecast-not-a-number'
  | 'straddle-not-a-number';

/** The first thing that makes the numbers meaningless, or null. */
export function refuseSituation(situation: Situation): SituationRefusal | null {
  const { forward, level, years, volatility, volatilities, forecast, straddle } = situation;
  if (!(forward >= LEAST && forward < MOST)) return 'forward-not-positive';
  if (!(level >= LEAST && level < MOST)) return 'level-not-positive';
  if (!(years >= 0 && years < MOST)) return 'time-negative';
  for (let leg = -1; leg < volatilities.length; leg++) {
    const sigma = leg < 0 ? volatility : (volatilities[leg] as number);
    if (!(sigma >= 0 && sigma <= LARGEST_VOLATILITY)) return 'volatility-not-a-number';
  }
  if (forecast !== null && !(forecast >= 0 && forecast <= LARGEST_VOLATILITY)) return 'forecast-not-a-number';
  if (straddle !== null && !(straddle >= 0 && straddle < MOST)) return 'straddle-not-a-number';
  return null;
}

const MOST = 1e9;
const LEAST = 1e-6;
/** 10 000 % a year: no quote says more, and squares and exponents of it stay finite. */
const LARGEST_VOLATILITY = 100;

/** `σ√T`; zero where its square would underflow: a move of a billionth is none. */
export function deviationOf(volatility: number, root: number): number {
  const s = volatility * root;
  return s < LEAST_DEVIATION ? 0 : s;
}

const LEAST_DEVIATION = 1e-9;
