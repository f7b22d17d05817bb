import { ROOT_TWO_PI } from '../pricing/normal';
import { tableCdf } from './normal-table';
import type { Situation } from './situation';
import { DEVIATION, LOG_STRIKE, PLACES, type ValueLegs } from './value';

/** Greeks of holding one condor (short it: decay is gain), per unit of the multiplier. */
export type Greeks = {
  readonly delta: number;
  /** Change of delta per point. */
  readonly gamma: number;
  /** Points per vol point. */
  readonly vega: number;
  /** Points gained per hour as time passes, and per day: the hour is the one to read up to two days out. */
  readonly thetaPerHour: number;
  readonly thetaPerDay: number;
  readonly shortPutDelta: number;
  readonly shortCallDelta: number;
};

/** Gamma of one condor if the level stood on a short strike with `hours` left. */
export type Pin = { readonly hours: number; readonly atShortPut: number; readonly atShortCall: number };

const HOURS_PER_YEAR = 8760;
const DAYS_PER_YEAR = 365;
/** A pin is a matter of the last hour; with less left, of what is left. */
const PIN_HOURS = 1;

/** Greeks under the smile and the cost of buying back, undiscounted. No time left: intrinsic, ±½ on a strike. */
export function greeksOf(legs: ValueLegs, situation: Situation): { greeks: Greeks; value: number } {
  const { forward, years, volatilities } = situation;
  const log = Math.log(forward);
  let value = (legs[PLACES] as number) - (legs[0] as number);
  let slope = 0;
  let bend = 0;
  let weight = 0;
  let decay = 0;
  let shortPutDelta = 0;
  let shortCallDelta = 0;
  for (let leg = 0; leg < 4; leg++) {
    const sign = leg === 1 || leg === 2 ? 1 : -1;
    const strike = legs[PLACES * leg] as number;
    const s = legs[PLACES * leg + DEVIATION] as number;
    let n1 = forward > strike ? 1 : forward < strike ? 0 : 0.5;
    let call = forward > strike ? forward - strike : 0;
    if (s > 0) {
      const mean = (log - (legs[PLACES * leg + LOG_STRIKE] as number)) / s;
      const d1 = mean + 0.5 * s;
      n1 = tableCdf(d1);
      call = forward * n1 - strike * tableCdf(mean - 0.5 * s);
      const density = Math.exp(-0.5 * d1 * d1) / ROOT_TWO_PI;
      bend += (sign * density) / (forward * s);
      weight += sign * density;
      decay += sign * density * (volatilities[leg] as number);
    }
    value += sign * call;
    slope += sign * n1;
    if (leg === 1) shortPutDelta = n1 - 1;
    if (leg === 2) shortCallDelta = n1;
  }
  const root = Math.sqrt(years);
  const perYear = root > 0 ? (0.5 * forward * decay) / root : 0;
  const greeks = {
    delta: 0 - slope,
    gamma: 0 - bend,
    vega: 0 - (forward * weight * root) / 100,
    thetaPerHour: perYear / HOURS_PER_YEAR,
    thetaPerDay: perYear / DAYS_PER_YEAR,
    shortPutDelta,
    shortCallDelta,
  };
  return { greeks, value };
}

/** Gamma at both short strikes in the last hour, the smile's volatilities held. Zero with no time left. */
export function pinOf(legs: ValueLegs, years: number): Pin {
  const hours = Math.min(PIN_HOURS, years * HOURS_PER_YEAR);
  const shrink = years > 0 ? Math.sqrt(hours / (years * HOURS_PER_YEAR)) : 0;
  return { hours, atShortPut: gammaAt(legs, 1, shrink), atShortCall: gammaAt(legs, 2, shrink) };
}

/** Below it the square underflows. */
const LEAST_DEVIATION = 1e-12;

function gammaAt(legs: ValueLegs, at: 1 | 2, shrink: number): number {
  const log = legs[PLACES * at + LOG_STRIKE] as number;
  let bend = 0;
  for (let leg = 0; leg < 4; leg++) {
    const s = (legs[PLACES * leg + DEVIATION] as number) * shrink;
    if (!(s > LEAST_DEVIATION)) continue;
    const d1 = (log - (legs[PLACES * leg + LOG_STRIKE] as number)) / s + 0.5 * s;
    const density = Math.exp(-0.5 * d1 * d1) / (s * ROOT_TWO_PI);
    bend += leg === 1 || leg === 2 ? density : -density;
  }
  return 0 - bend / (legs[PLACES * at] as number);
}
