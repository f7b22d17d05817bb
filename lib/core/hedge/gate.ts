import { buyBack } from './buy-back';
import { expectationsOf } from './expectation';
import type { LawName } from './joint-law';
import { jointOutcomes } from './joint-law';
import { legsCost } from './leg';
import type { Ahead, Position } from './position';

/** The IRR gate with all its terms, in money unless said. */
export type Gate = {
  readonly open: boolean;
  /** Which of the two conditions opened it. */
  readonly because: 'nothing-paid' | 'return' | 'bleed' | 'neither';
  readonly cost: number;
  /** Of the hedge at the condor's settlement, residuals of VIX in it. */
  readonly expectedValue: number;
  /** `E[V] ÷ cost − 1`, a fraction; `null` where nothing is paid. */
  readonly periodReturn: number | null;
  /** The same per year, where the condor lives for seven days or more and something is left. */
  readonly irr: number | null;
  readonly bleed: number;
  /** What waiting earns: time value of the condors now, times the share of decay that is captured. */
  readonly thetaCapture: number;
  readonly share: number;
  /** `φ × theta capture`: the bleed that is allowed. */
  readonly allowance: number;
  readonly law: LawName;
};

export type GateSettings = {
  /** φ, a fraction. */
  readonly share: number;
  /** Realised ÷ model decay, from the temporal-theta meter; 1 where nothing was measured. */
  readonly captured: number;
  readonly law: LawName;
};

export const DEFAULT_GATE: GateSettings = { share: 0.25, captured: 1, law: { kind: 'smile' } };

const ANNUALISED_FROM = 7 / 365;

/**
 * `hedgeValue` is `E[V]`, where the caller has it already. Over the condor's life: does the hedge earn its cost, or bleed less than a share of what the condor decays?
 */
export function irrGate(
  position: Position,
  ahead: Ahead,
  settings: GateSettings,
  hedgeValue = expectedValue(position, ahead, settings.law),
): Gate {
  const cost = legsCost(position.legs);
  const periodReturn = cost > 0 ? hedgeValue / cost - 1 : null;
  const bleed = cost - hedgeValue;
  const { count, multiplier } = position.condor;
  const timeValue = count * multiplier * (buyBack(position).value - buyBack(position, { time: false }).value);
  const thetaCapture = timeValue * settings.captured;
  const allowance = settings.share * Math.max(thetaCapture, 0);
  const because =
    periodReturn === null
      ? 'nothing-paid'
      : periodReturn >= 0
        ? 'return'
        : bleed <= allowance
          ? 'bleed'
          : 'neither';
  const long = ahead.elapsed >= ANNUALISED_FROM * (1 - 1e-9);
  const irr =
    periodReturn === null || !long || !(periodReturn > -1)
      ? null
      : Math.expm1(Math.min(Math.log1p(periodReturn) / ahead.elapsed, 700));
  return {
    open: because !== 'neither',
    because,
    cost,
    expectedValue: hedgeValue,
    periodReturn,
    irr,
    bleed,
    thetaCapture,
    share: settings.share,
    allowance,
    law: settings.law,
  };
}

function expectedValue(position: Position, ahead: Ahead, law: LawName): number {
  return expectationsOf(position, jointOutcomes(position, ahead, law), ahead.elapsed).hedgeValue;
}
