import type { OrderLeg } from './order';

/** The least and the most that legs of one expiry can be worth to their holder at settlement. */
export type PayoffRange = { readonly least: number; readonly most: number };

/** Points for one unit, infinite where nothing bounds it; `null` where the legs settle on different days. */
export function payoffRange(legs: readonly OrderLeg[]): PayoffRange | null {
  if (legs.some((leg) => leg.expiry !== legs[0]?.expiry)) return null;
  const signed = (leg: OrderLeg) => (leg.action === 'buy' ? leg.ratio : -leg.ratio);
  // In thousandths, so that a sum of strikes is exact.
  const at = (level: number) =>
    legs.reduce((sum, leg) => {
      const beyond = leg.right === 'call' ? level - thousandths(leg) : thousandths(leg) - level;
      return sum + signed(leg) * Math.max(0, beyond);
    }, 0);
  const values = [0, ...legs.map(thousandths)].map(at);
  const above = legs.reduce((sum, leg) => sum + (leg.right === 'call' ? signed(leg) : 0), 0);
  return {
    least: above < 0 ? Number.NEGATIVE_INFINITY : Math.min(...values) / 1000,
    most: above > 0 ? Number.POSITIVE_INFINITY : Math.max(...values) / 1000,
  };
}

function thousandths(leg: OrderLeg): number {
  return Math.round(leg.strike * 1000);
}
