import type { Figure, FigureInput, FigureUnit } from '../figure';
import { netCredit } from './condor';
import { type FigureSource, LETTERS, type Letter } from './letters';

type Definition = {
  readonly unit: FigureUnit;
  readonly formula: string;
  readonly value: (source: FigureSource) => number | null;
  readonly inputs: readonly Letter[];
};

const STRIKES = ['K1', 'K2', 'K3', 'K4'] as const;
const LEGS = [...STRIKES, 'F', 'T', 'σ(K1)', 'σ(K2)', 'σ(K3)', 'σ(K4)'] as const;
const SIZE = ['M', 'n'] as const;

function define(
  unit: FigureUnit,
  formula: string,
  value: Definition['value'],
  ...inputs: readonly Letter[]
): Definition {
  return { unit, formula, value, inputs };
}

const size = ({ condor }: FigureSource) => condor.count * condor.multiplier;
const BREAK_EVEN = ['K1', 'K2', 'K3', 'K4', 'c', 'f', 'M'] as const;

const DEFINITIONS = {
  creditNatural: define('points', 'Σ sold bid − Σ bought ask', (s) => s.credits?.natural ?? null),
  creditMid: define(
    'points',
    'Σ sold (bid + ask) ÷ 2 − Σ bought (bid + ask) ÷ 2',
    (s) => s.credits?.mid ?? null,
  ),
  creditTarget: define(
    'points',
    'natural + Σ share (ask − bid) ÷ 2, each leg in whole cents',
    (s) => s.credits?.target ?? null,
  ),
  spreadNatural: define(
    'fraction',
    'Σ (ask − bid) ÷ natural',
    (s) => ratio(s.credits?.spread, s.credits?.natural),
    'spread',
  ),
  spreadMid: define(
    'fraction',
    'Σ (ask − bid) ÷ mid',
    (s) => ratio(s.credits?.spread, s.credits?.mid),
    'spread',
  ),
  spreadTarget: define(
    'fraction',
    'Σ (ask − bid) ÷ target',
    (s) => ratio(s.credits?.spread, s.credits?.target),
    'spread',
  ),
  liquidity: define(
    'fraction',
    'Σ (ask − bid) ÷ 2 ÷ c',
    (s) => ratio(s.credits?.spread, 2 * s.condor.credit),
    'spread',
    'c',
  ),
  openInterest: define('count', 'min of the four legs', (s) => s.credits?.openInterest ?? null),
  creditNet: define('points', 'c′ = c − fees ÷ (n M)', (s) => s.numbers.net, 'c', 'fees', ...SIZE),
  fees: define('money', '4 n f per side', (s) => s.numbers.fees, 'n', 'f'),
  maxProfit: define('money', 'n M c − fees', (s) => s.numbers.maxProfit, 'c', 'fees', ...SIZE),
  maxLoss: define(
    'money',
    'n M (max(K2 − K1, K4 − K3) − c) + fees',
    (s) => s.numbers.maxLoss,
    ...STRIKES,
    'c',
    'fees',
    ...SIZE,
  ),
  marginWider: define(
    'money',
    'n M max(K2 − K1, K4 − K3)',
    (s) => s.numbers.marginWider,
    ...STRIKES,
    ...SIZE,
  ),
  marginWiderLessCredit: define(
    'money',
    'n M (max(K2 − K1, K4 − K3) − c)',
    (s) => s.numbers.marginWiderLessCredit,
    ...STRIKES,
    'c',
    ...SIZE,
  ),
  marginBoth: define('money', 'n M (K2 − K1 + K4 − K3)', (s) => s.numbers.marginBoth, ...STRIKES, ...SIZE),
  marginBothLessCredit: define(
    'money',
    'n M (K2 − K1 + K4 − K3 − c)',
    (s) => s.numbers.marginBothLessCredit,
    ...STRIKES,
    'c',
    ...SIZE,
  ),
  returnOnRisk: define(
    'fraction',
    'n M c ÷ max loss',
    (s) => s.numbers.returnOnRisk,
    'c',
    'max loss',
    ...SIZE,
  ),
  returnPerYear: define(
    'fraction',
    'n M c ÷ max loss ÷ T',
    (s) => s.numbers.returnPerYear,
    'c',
    'max loss',
    'T',
    ...SIZE,
  ),
  breakEvenLow: define(
    'points',
    'K2 − c′, where c′ < K2 − K1',
    (s) => s.numbers.breakEvenLow,
    'K1',
    'K2',
    'c′',
  ),
  breakEvenHigh: define(
    'points',
    'K3 + c′, where c′ < K4 − K3',
    (s) => s.numbers.breakEvenHigh,
    'K3',
    'K4',
    'c′',
  ),
  popLognormal: define(
    'probability',
    'P(K2 − c′ < S_T < K3 + c′), ln S_T normal, σ at the money',
    (s) => s.numbers.lognormal.pop,
    ...BREAK_EVEN,
    'F',
    'T',
    'σ',
  ),
  popSmile: define(
    'probability',
    'P(K2 − c′ < S_T < K3 + c′), density of the smile',
    (s) => s.numbers.popSmile,
    ...BREAK_EVEN,
    'F',
    'T',
  ),
  insideLognormal: define(
    'probability',
    'P(K2 < S_T < K3), ln S_T normal, σ at the money',
    (s) => s.numbers.lognormal.inside,
    'K2',
    'K3',
    'F',
    'T',
    'σ',
  ),
  insideSmile: define(
    'probability',
    'P(K2 < S_T < K3), density of the smile',
    (s) => s.numbers.insideSmile,
    'K2',
    'K3',
    'F',
    'T',
  ),
  lossBelow: define(
    'probability',
    'P(S_T < K2 − c′)',
    (s) => s.numbers.lognormal.lossBelow,
    'K1',
    'K2',
    'c′',
    'F',
    'T',
    'σ',
  ),
  lossAbove: define(
    'probability',
    'P(S_T > K3 + c′)',
    (s) => s.numbers.lognormal.lossAbove,
    'K3',
    'K4',
    'c′',
    'F',
    'T',
    'σ',
  ),
  touchPut: define(
    'probability',
    'N((b − νT) ÷ σ√T) + e^(2νb ÷ σ²) N((b + νT) ÷ σ√T), b = ln(K2 ÷ S)',
    (s) => s.numbers.touches.lower,
    'K2',
    'S',
    'F',
    'T',
    'σ',
  ),
  touchCall: define(
    'probability',
    'N((νT − b) ÷ σ√T) + e^(2νb ÷ σ²) N(−(b + νT) ÷ σ√T), b = ln(K3 ÷ S)',
    (s) => s.numbers.touches.upper,
    'K3',
    'S',
    'F',
    'T',
    'σ',
  ),
  touchEither: define(
    'probability',
    '1 − P(K2 < S_t < K3 for all t ≤ T)',
    (s) => s.numbers.touches.either,
    'K2',
    'K3',
    'S',
    'F',
    'T',
    'σ',
  ),
  expectationSmile: define('points', 'c′ − V', (s) => s.numbers.expectationSmile, 'c′', 'V', ...LEGS),
  expectationForecast: define(
    'points',
    'c′ − E[payoff], ln S_T normal, σ forecast',
    (s) => s.numbers.expectationForecast,
    'c′',
    ...STRIKES,
    'F',
    'T',
    'σ forecast',
  ),
  expectationHistory: define(
    'points',
    'c′ − mean payoff at F (1 + z σ√T), z from the past',
    (s) => s.numbers.expectationHistory,
    'c′',
    ...STRIKES,
    'F',
    'T',
    'σ',
    'moves',
  ),
  expectationLow: define('points', 'least of the named expectations', (s) => s.numbers.expectationLow),
  expectationHigh: define('points', 'largest of the named expectations', (s) => s.numbers.expectationHigh),
  expectedMove: define('points', 'σ√T F', (s) => s.numbers.expectedMove, 'σ', 'T', 'F'),
  straddle: define('points', 'C + P at the money', (s) => s.numbers.straddle),
  value: define('points', 'P(K2) − P(K1) + C(K3) − C(K4)', (s) => s.numbers.value, ...LEGS),
  delta: define('fraction', '−∂V ÷ ∂F', (s) => s.numbers.greeks.delta, ...LEGS),
  deltaTotal: define('count', '−n M ∂V ÷ ∂F', (s) => size(s) * s.numbers.greeks.delta, ...LEGS, ...SIZE),
  gamma: define('fraction', '−∂²V ÷ ∂F²', (s) => s.numbers.greeks.gamma, ...LEGS),
  gammaTotal: define('count', '−n M ∂²V ÷ ∂F²', (s) => size(s) * s.numbers.greeks.gamma, ...LEGS, ...SIZE),
  vega: define('points', '−∂V ÷ ∂σ ÷ 100', (s) => s.numbers.greeks.vega, ...LEGS),
  vegaTotal: define('money', '−n M ∂V ÷ ∂σ ÷ 100', (s) => size(s) * s.numbers.greeks.vega, ...LEGS, ...SIZE),
  thetaPerHour: define(
    'points',
    '∂V ÷ ∂T ÷ 8760',
    (s) => (hourly(s) ? s.numbers.greeks.thetaPerHour : null),
    ...LEGS,
  ),
  thetaPerHourTotal: define(
    'money',
    'n M ∂V ÷ ∂T ÷ 8760',
    (s) => (hourly(s) ? size(s) * s.numbers.greeks.thetaPerHour : null),
    ...LEGS,
    ...SIZE,
  ),
  thetaPerDay: define(
    'points',
    '∂V ÷ ∂T ÷ 365',
    (s) => (hourly(s) ? null : s.numbers.greeks.thetaPerDay),
    ...LEGS,
  ),
  thetaPerDayTotal: define(
    'money',
    'n M ∂V ÷ ∂T ÷ 365',
    (s) => (hourly(s) ? null : size(s) * s.numbers.greeks.thetaPerDay),
    ...LEGS,
    ...SIZE,
  ),
  shortPutDelta: define(
    'fraction',
    'N(d1) − 1 at K2',
    (s) => s.numbers.greeks.shortPutDelta,
    'K2',
    'F',
    'T',
    'σ(K2)',
  ),
  shortCallDelta: define(
    'fraction',
    'N(d1) at K3',
    (s) => s.numbers.greeks.shortCallDelta,
    'K3',
    'F',
    'T',
    'σ(K3)',
  ),
  pinPut: define(
    'fraction',
    '−∂²V ÷ ∂F² at F = K2, T = the last hour',
    (s) => s.numbers.pin.atShortPut,
    ...LEGS,
  ),
  pinCall: define(
    'fraction',
    '−∂²V ÷ ∂F² at F = K3, T = the last hour',
    (s) => s.numbers.pin.atShortCall,
    ...LEGS,
  ),
  distancePut: define('points', 'S − K2', (s) => s.numbers.distancePut, 'S', 'K2'),
  distanceCall: define('points', 'K3 − S', (s) => s.numbers.distanceCall, 'K3', 'S'),
  distancePutShare: define(
    'fraction',
    '(S − K2) ÷ S',
    (s) => s.numbers.distancePut / s.situation.level,
    'S',
    'K2',
  ),
  distanceCallShare: define(
    'fraction',
    '(K3 − S) ÷ S',
    (s) => s.numbers.distanceCall / s.situation.level,
    'K3',
    'S',
  ),
  distancePutMoves: define(
    'count',
    '(S − K2) ÷ (σ√T F)',
    (s) => ratio(s.numbers.distancePut, s.numbers.expectedMove),
    'S',
    'K2',
    'σ',
    'T',
    'F',
  ),
  distanceCallMoves: define(
    'count',
    '(K3 − S) ÷ (σ√T F)',
    (s) => ratio(s.numbers.distanceCall, s.numbers.expectedMove),
    'K3',
    'S',
    'σ',
    'T',
    'F',
  ),
} as const satisfies Record<string, Definition>;

export type CondorFigureId = keyof typeof DEFINITIONS;

export const CONDOR_FIGURES = Object.keys(DEFINITIONS) as readonly CondorFigureId[];

/** One number with all that "explain this number" needs; null where it does not exist for this condor. */
export function condorFigure(id: CondorFigureId, source: FigureSource): Figure | null {
  const { unit, formula, value, inputs }: Definition = DEFINITIONS[id];
  const number = value(source);
  if (number === null || !Number.isFinite(number)) return null;
  const known: FigureInput[] = [];
  for (const symbol of inputs) {
    const [of, read] = LETTERS[symbol];
    const input = read(source);
    if (input !== null) known.push({ symbol, value: input, unit: of });
  }
  return { id: `condor.${id}`, value: number, unit, formula, inputs: known };
}

/** Every level of V(S, t) = c′ as a figure of its own, rising. */
export function breakEvenNowFigures(source: FigureSource): readonly Figure[] {
  const { condor, situation, numbers } = source;
  return numbers.breakEvensNow.map((value) => ({
    id: 'condor.breakEvenNow',
    value,
    unit: 'points',
    formula: 'V(S, t) = c′',
    inputs: [
      { symbol: 'c′', value: netCredit(condor), unit: 'points' },
      { symbol: 'T', value: situation.years, unit: 'years' },
    ],
  }));
}

/** Up to two days out decay is told by the hour, after that by the day. */
const HOURLY_BELOW = 2 / 365;

function hourly({ situation }: FigureSource): boolean {
  return situation.years <= HOURLY_BELOW;
}

function ratio(above: number | undefined, below: number | undefined): number | null {
  if (above === undefined || below === undefined || !(below > 0)) return null;
  return above / below;
}
