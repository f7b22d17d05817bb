import type { Strikes } from './why-not';

/** The strikes after one leg was moved; `null` where the order of the four would break or nothing would move. */
export function moveLeg(strikes: Strikes, leg: 0 | 1 | 2 | 3, to: number): Strikes | null {
  const moved = strikes.with(leg, to) as unknown as Strikes;
  return strikes[leg] !== to && inOrder(moved) ? moved : null;
}

/**
 * The strikes with the short put (at or below the forward) or the short call at this strike, its wing as wide as
 * before or as nearly as the listed strikes allow; `null` where there is no room for a
 * wing, or the other spread is in the way.
 */
export function withShortAt(
  strikes: Strikes,
  listed: readonly number[],
  strike: number,
  forward: number,
): Strikes | null {
  if (!listed.includes(strike)) return null;
  const [k1, k2, k3, k4] = strikes;
  const put = strike <= forward;
  const wish = put ? strike - (k2 - k1) : strike + (k4 - k3);
  const outside = listed.filter((each) => (put ? each < strike : each > strike));
  const wing = nearest(outside, wish);
  if (wing === null) return null;
  const moved: Strikes = put ? [wing, strike, k3, k4] : [k1, k2, strike, wing];
  return inOrder(moved) ? moved : null;
}

function inOrder([k1, k2, k3, k4]: Strikes): boolean {
  return k1 < k2 && k2 <= k3 && k3 < k4;
}

function nearest(among: readonly number[], wish: number): number | null {
  let best: number | null = null;
  for (const each of among) if (best === null || Math.abs(each - wish) < Math.abs(best - wish)) best = each;
  return best;
}
