import type { Years } from '../unit';
import type { ChainRow } from './chain';
import type { Defect } from './defect';
import { discountSlack, type Parity, syntheticForward } from './parity';

// Quotes are written in cents; anything smaller is arithmetic.
const DUST = 1e-7;
// A printed level is worth a warning where it is this far, as a fraction, from where the forward puts it.
const SPOT_APART = 0.0015;
// What an index may pay in dividends a year: between nothing and this, the level cannot be told more exactly.
const HIGHEST_YIELD = 0.03;

/**
 * Rows through which the forward trades at a profit against other rows. An option whose counterpart has no bid
 * is held to the counterpart being worth nothing: below that it sells under its own exercise value.
 */
export function parityDefects(rows: readonly ChainRow[], parity: Parity): readonly Defect[] {
  const defects: Defect[] = [];
  for (const row of rows) {
    const { strike } = row;
    const slack = discountSlack(strike, parity);
    const { bid } = syntheticForward(row, parity.discount);
    const call = { bid: row.call.bid, ask: row.call.ask };
    const { ask } = syntheticForward(
      { strike, call, put: { bid: row.put.bid ?? 0, ask: null } },
      parity.discount,
    );
    const limits = { strikes: [strike], suspects: [strike], side: 'both' } as const;
    if (bid !== null && bid - slack > parity.highest + DUST)
      defects.push({ code: 'conversion', ...limits, found: bid, limit: parity.highest });
    else if (ask !== null && ask + slack < parity.lowest - DUST)
      defects.push({ code: 'reversal', ...limits, found: ask, limit: parity.lowest });
    else if (row.put.ask !== null && row.call.bid === null) {
      // The mirror of a call with an unquoted put: a put under `D (K − F)` with a call worth nothing.
      const floor = strike - row.put.ask / parity.discount;
      if (floor - slack > parity.highest + DUST)
        defects.push({ code: 'conversion', ...limits, found: floor, limit: parity.highest });
    }
  }
  return defects;
}

/**
 * Boxes that sell for more than their width, whatever the discount factor. `K + C_bid − P_ask` of the lower
 * strike above `K + C_ask − P_bid` of the higher one; a strike that many others trip over is named once.
 */
export function boxDefects(rows: readonly ChainRow[], doubtful: ReadonlySet<number>): readonly Defect[] {
  const worst = new Map<number, { defect: Defect; by: number }>();
  let best: { strike: number; level: number } | null = null;
  for (const row of rows) {
    const { bid, ask } = syntheticForward(row, 1);
    const by = best === null || ask === null ? 0 : best.level - ask;
    if (best !== null && by > DUST && by > (worst.get(best.strike)?.by ?? 0)) {
      const strikes = [best.strike, row.strike];
      const known = strikes.filter((strike) => doubtful.has(strike));
      const width = row.strike - best.strike;
      const suspects = known.length > 0 ? known : strikes;
      worst.set(best.strike, {
        by,
        defect: { code: 'box', side: 'both', strikes, suspects, found: width + by, limit: width },
      });
    }
    if (bid !== null && (best === null || bid > best.level)) best = { strike: row.strike, level: bid };
  }
  return [...worst.values()].map(({ defect }) => defect);
}

/**
 * The printed level against the forward. Between the two lie interest, which parity tells, and dividends, which
 * it does not; a level that some usual yield explains to 0.15 % is left alone.
 */
export function spotDefect(spot: number, parity: Parity, years: Years): Defect | null {
  const lowest = parity.forward * parity.discount * (1 - SPOT_APART);
  const highest = parity.forward * parity.discount * Math.exp(HIGHEST_YIELD * years) * (1 + SPOT_APART);
  if (spot >= lowest && spot <= highest) return null;
  const limit = spot < lowest ? lowest : highest;
  return { code: 'spot-apart', side: 'both', strikes: [], suspects: [], found: spot, limit };
}
