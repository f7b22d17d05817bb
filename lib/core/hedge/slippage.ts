import { type ListedLeg, VIX_MULTIPLIER } from './leg';

/** Points between mid and the side dealt at above which a leg is flagged. */
export const SLIPPAGE_LIMIT = 0.05;

export type Slippage = {
  /** Legs whose ask lies further than the limit above their mid. */
  readonly flagged: readonly { readonly leg: ListedLeg; readonly halfSpread: number }[];
  /** Money that half a spread on every leg comes to. */
  readonly whole: number;
  /** Money that the limit on every leg would come to. */
  readonly atLimit: number;
};

/** What dealing at natural prices gives away against mid, for legs and the contracts of each. */
export function slippageOf(
  legs: readonly { readonly leg: ListedLeg; readonly contracts: number }[],
): Slippage {
  const flagged: { leg: ListedLeg; halfSpread: number }[] = [];
  let whole = 0;
  let atLimit = 0;
  for (const { leg, contracts } of legs) {
    const halfSpread = (leg.ask - leg.bid) / 2;
    const size = Math.abs(contracts) * VIX_MULTIPLIER;
    // Quotes are decimals: a nickel is a nickel.
    if (halfSpread > SLIPPAGE_LIMIT + 1e-9) flagged.push({ leg, halfSpread });
    whole += size * halfSpread;
    atLimit += size * SLIPPAGE_LIMIT;
  }
  return { flagged, whole, atLimit };
}
