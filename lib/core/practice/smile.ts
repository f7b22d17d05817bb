import type { Level } from './level';

/**
 * Implied volatility by strike. A hyperbola in variance over moneyness measured in standard deviations
 * (the SVI shape of Gatheral): its wings are straight, so that no butterfly costs less than nothing.
 */

type Shape = {
  /** Variance, as a multiple of the variance at the money, gained for a standard deviation further out. */
  readonly wing: number;
  /** −1 all on the put side, +1 all on the call side. */
  readonly tilt: number;
  /** Standard deviations over which the bottom of the smile is round. */
  readonly round: number;
};

/** Years of 365 days in these years, as days. */
const DAYS = 365;

/** Volatility at the money of an SPX expiry: rising with time in quiet markets, falling in frightened ones. */
export function spxAtTheMoney(level: Level, years: number): number {
  const days = years * DAYS;
  const quiet = 0.6 + 0.26 * (1 - Math.exp(-days / 35));
  const reaction = 0.75 + 0.45 * Math.exp(-days / 20);
  const calm = Math.min(level.vix, 17);
  return (calm * quiet + (level.vix - calm) * reaction) / 100;
}

/** Near expiries smile, far ones lean. */
export function spxShape(years: number): Shape {
  return { wing: 1.2, tilt: -0.15 - 0.32 * (1 - Math.exp((-years * DAYS) / 12)), round: 3 };
}

/** Volatility at the money of a VIX expiry, which rises with its forward (DOMAIN section 6). */
export function vixAtTheMoney(forward: number, quietForward: number, years: number): number {
  return (0.52 + 0.32 * Math.exp((-years * DAYS) / 120)) * (forward / quietForward) ** 0.75;
}

/** Calls on VIX cost more volatility the further out they are. */
export const VIX_SHAPE: Shape = { wing: 0.65, tilt: 0.93, round: 1.5 };

/** The volatility of a strike `deviations` (of the volatility at the money) above the forward. */
export function volatilityAt(atTheMoney: number, shape: Shape, deviations: number): number {
  const { wing, tilt, round } = shape;
  const variance = 1 + wing * (tilt * deviations + Math.hypot(deviations, round) - round);
  return atTheMoney * Math.sqrt(variance);
}
