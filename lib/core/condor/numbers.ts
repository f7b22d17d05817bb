import { fail, ok, type Result } from '../result';
import { breakEvens } from './break-evens';
import { type Condor, type CondorRefusal, condorOf, feesOf, netCredit } from './condor';
import { type Touches, touches } from './corridor';
import { type Greeks, greeksOf, type Pin, pinOf } from './greeks';
import { type History, meanAbove, meanBelow } from './history';
import { type Settlement, settle } from './settlement';
import { deviationOf, refuseSituation, type Situation, type SituationRefusal } from './situation';
import { type ValueLegs, valueLegs } from './value';

/**
 * Everything that can be said about one condor in one situation, P50 aside. Points and greeks are per condor and unit
 * of the multiplier, money is for the whole position. `null`: the number does not exist here; never NaN.
 */
export type CondorNumbers = {
  readonly net: number;
  readonly fees: number;
  readonly maxProfit: number;
  readonly maxLoss: number;
  /** Requirement under the wider-wing rule and with both spreads margined, before and less the credit. */
  readonly marginWider: number;
  readonly marginWiderLessCredit: number;
  readonly marginBoth: number;
  readonly marginBothLessCredit: number;
  readonly returnOnRisk: number;
  readonly returnPerYear: number | null;
  /** At settlement, after fees. */
  readonly breakEvenLow: number | null;
  readonly breakEvenHigh: number | null;
  /** Now, rising; volatilities of the legs held. */
  readonly breakEvensNow: readonly number[];
  /** Lognormal at the volatility at the money. */
  readonly lognormal: Readonly<Settlement>;
  readonly popSmile: number | null;
  readonly insideSmile: number | null;
  readonly touches: Readonly<Touches>;
  /** Under the risk-neutral smile, the forecast, the history; then the range of those that exist. */
  readonly expectationSmile: number;
  readonly expectationForecast: number | null;
  readonly expectationHistory: number | null;
  readonly expectationLow: number;
  readonly expectationHigh: number;
  /** One standard deviation, in points. */
  readonly expectedMove: number;
  readonly straddle: number | null;
  /** Cost of buying one back now, undiscounted, before fees. */
  readonly value: number;
  readonly greeks: Readonly<Greeks>;
  readonly pin: Readonly<Pin>;
  /** From the level to each short strike, positive while it is not reached. */
  readonly distancePut: number;
  readonly distanceCall: number;
  readonly testedPut: boolean;
  readonly testedCall: boolean;
};

export type NumbersRefusal = CondorRefusal | SituationRefusal;

/** Short legs beyond this delta are tested. */
export const TESTED_DELTA = 0.3;
/** So is a level within this share of the expected move. */
export const TESTED_MOVES = 0.5;
/** Annualising what lives for less than a week says nothing. */
export const ANNUALISED_FROM = 7 / 365;

/** Every number of a condor, or the first thing that is wrong with what was given. */
export function condorNumbers(input: Condor, situation: Situation): Result<CondorNumbers, NumbersRefusal> {
  const checked = condorOf(input);
  if (!checked.ok) return checked;
  const refusal = refuseSituation(situation);
  if (refusal !== null) return fail(refusal);
  return ok(numbersOf(checked.value, situation));
}

const forecastSettlement = emptySettlement();

function numbersOf(condor: Condor, situation: Situation): CondorNumbers {
  const { strikes, credit, multiplier, count } = condor;
  const { forward, level, years, volatility, below, above, forecast, history } = situation;
  const [k1, k2, k3, k4] = strikes;
  const size = count * multiplier;
  const fees = feesOf(condor);
  const net = netCredit(condor);
  const wider = Math.max(k2 - k1, k4 - k3);
  const both = k2 - k1 + (k4 - k3);
  const maxLoss = size * (wider - credit) + fees;
  const root = Math.sqrt(years);
  const s = deviationOf(volatility, root);

  const lognormal = emptySettlement();
  settle(strikes, net, forward, s, lognormal);
  const legs = legsOf(situation, strikes, root);
  const { greeks, value } = greeksOf(legs, situation);
  const expectedMove = s * forward;
  const expectationSmile = net - value;
  let expectationForecast: number | null = null;
  if (forecast !== null) {
    settle(strikes, net, forward, deviationOf(forecast, root), forecastSettlement);
    expectationForecast = forecastSettlement.expectation;
  }
  const expectationHistory = history === null ? null : net - historicValue(history, strikes, forward, s);
  const touched: Touches = { lower: 0, upper: 0, either: 0 };
  touches(level, forward, k2, k3, years, volatility, touched);
  const low = net > 0 && net < k2 - k1 ? k2 - net : null;
  const high = net > 0 && net < k4 - k3 ? k3 + net : null;
  const near = TESTED_MOVES * expectedMove;

  return {
    net,
    fees,
    maxProfit: size * credit - fees,
    maxLoss,
    marginWider: size * wider,
    marginWiderLessCredit: size * (wider - credit),
    marginBoth: size * both,
    marginBothLessCredit: size * (both - credit),
    returnOnRisk: (size * credit) / maxLoss,
    returnPerYear: years >= ANNUALISED_FROM ? (size * credit) / maxLoss / years : null,
    breakEvenLow: low,
    breakEvenHigh: high,
    breakEvensNow: breakEvens(legs, net),
    lognormal,
    popSmile: below === null || above === null ? null : profitChance(net, low, high, below, above),
    insideSmile: below === null || above === null ? null : chance(1 - below(k2) - above(k3)),
    touches: touched,
    expectationSmile,
    expectationForecast,
    expectationHistory,
    expectationLow: Math.min(
      expectationSmile,
      expectationForecast ?? expectationSmile,
      expectationHistory ?? expectationSmile,
    ),
    expectationHigh: Math.max(
      expectationSmile,
      expectationForecast ?? expectationSmile,
      expectationHistory ?? expectationSmile,
    ),
    expectedMove,
    straddle: situation.straddle,
    value,
    greeks,
    pin: pinOf(legs, years),
    distancePut: level - k2,
    distanceCall: k3 - level,
    testedPut: level - k2 <= near || Math.abs(greeks.shortPutDelta) >= TESTED_DELTA,
    testedCall: k3 - level <= near || Math.abs(greeks.shortCallDelta) >= TESTED_DELTA,
  };
}

/** The legs of a situation as `valueAt` walks over them, with `root` = √T. */
export function legsOf(
  { volatilities }: Pick<Situation, 'volatilities'>,
  strikes: readonly [number, number, number, number],
  root: number,
): ValueLegs {
  return valueLegs(strikes, volatilities, root);
}

function profitChance(
  net: number,
  low: number | null,
  high: number | null,
  below: (level: number) => number,
  above: (level: number) => number,
): number | null {
  if (net <= 0) return 0;
  return chance(1 - (low === null ? 0 : below(low)) - (high === null ? 0 : above(high)));
}

/** Null for what a broken density makes of it. */
function chance(probability: number): number | null {
  return Number.isNaN(probability) ? null : Math.min(1, Math.max(0, probability));
}

/** Mean payoff in points where the settlement is `F (1 + z σ√T)` with z drawn from the past. */
function historicValue(
  history: History,
  [k1, k2, k3, k4]: readonly [number, number, number, number],
  forward: number,
  s: number,
): number {
  if (s === 0)
    return Math.min(k2 - k1, Math.max(0, k2 - forward)) + Math.min(k4 - k3, Math.max(0, forward - k3));
  const z = (strike: number) => (strike / forward - 1) / s;
  const puts = meanBelow(history, z(k2)) - meanBelow(history, z(k1));
  const calls = meanAbove(history, z(k3)) - meanAbove(history, z(k4));
  return (puts + calls) * forward * s;
}

function emptySettlement(): Settlement {
  return {
    pop: 0,
    lossBelow: 0,
    lossAbove: 0,
    inside: 0,
    farBelow: 0,
    farAbove: 0,
    expectation: 0,
    gain: 0,
    loss: 0,
  };
}
