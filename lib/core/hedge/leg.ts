import { blackPrice } from '../pricing/black';
import type { CalendarDate } from '../unit';
import type { JointModel } from './coefficients';
import { movedForward, tenorBeta, volExponent } from './tenor';

/** A VIX call as the joint model values it. */
export type VixLeg = {
  readonly strike: number;
  /** Forward of the leg's own expiry, in points, now. */
  readonly forward: number;
  readonly volatility: number;
  /** To settlement, now, in years. */
  readonly years: number;
  /** Of one dollar at settlement, now. */
  readonly discount: number;
};

/** A listed leg: the same with its quotes and its name. */
export type ListedLeg = VixLeg & {
  /** +1 bought, −1 sold. */
  readonly side: 1 | -1;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly days: number;
  readonly bid: number;
  readonly ask: number;
  readonly delta: number;
  readonly suspect: boolean;
};

/** So many contracts of a leg, sold ones negative, and what each cost or brought, in points. */
export type HeldLeg = { readonly leg: VixLeg; readonly contracts: number; readonly price: number };

/** Money per point of a VIX option. */
export const VIX_MULTIPLIER = 100;

/** What a leg is after so many years, all that does not depend on VIX worked out. */
export type AgedLeg = {
  readonly strike: number;
  readonly forward: number;
  readonly volatility: number;
  readonly left: number;
  readonly beta: number;
  readonly exponent: number;
  /** Money per point of its undiscounted value: contracts × multiplier × discount. */
  readonly weight: number;
};

/** The legs after so many years; β and γ stay those of the tenor they have now. */
export function agedLegs(model: JointModel, legs: readonly HeldLeg[], elapsed: number): readonly AgedLeg[] {
  return legs
    .filter(({ contracts }) => contracts !== 0)
    .map(({ leg: { strike, forward, volatility, years, discount }, contracts }) => {
      const left = Math.max(years - elapsed, 0);
      const toSettlement = years > 0 ? discount ** (left / years) : 1;
      return {
        strike,
        forward,
        volatility,
        left,
        beta: tenorBeta(model, 365 * years),
        exponent: volExponent(model, 365 * years),
        weight: contracts * VIX_MULTIPLIER * toSettlement,
      };
    });
}

/** Highest volatility that a spike may lead to: beyond, prices no longer change. */
const MOST_VOLATILITY = 100;

/** Money that aged legs are worth after VIX has moved by so many points. */
export function agedValue(model: JointModel, legs: readonly AgedLeg[], vixMove: number): number {
  let sum = 0;
  for (const { strike, forward, volatility, left, beta, exponent, weight } of legs) {
    const moved = movedForward(model, forward, beta, vixMove);
    const sigma = Math.min(volatility * (moved / forward) ** exponent, MOST_VOLATILITY);
    sum += weight * blackPrice({ right: 'call', forward: moved, strike, years: left, volatility: sigma });
  }
  return sum;
}

/** Money that all legs are worth after a move and so many years, sold ones negative. */
export function legsValue(
  model: JointModel,
  legs: readonly HeldLeg[],
  vixMove: number,
  elapsed: number,
): number {
  return agedValue(model, agedLegs(model, legs, elapsed), vixMove);
}

/** Money that all legs cost. */
export function legsCost(legs: readonly HeldLeg[]): number {
  return legs.reduce((sum, { contracts, price }) => sum + contracts * VIX_MULTIPLIER * price, 0);
}
