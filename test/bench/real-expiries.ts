import type { Chain } from '@/lib/core/market/chain';
import { daysBetween, newYorkTime } from '@/lib/core/market/clock';
import { hasSharedData, realChains, realFiles } from '../support/real-chains';

/** Regular hours, 52 expiries of SPX and SPXW. */
const path = 'chains/spx/cboe_spx_2022-07-12_1155ET.csv';

/** Every expiry of a real SPX file; none where `../shared` is missing. */
export function realExpiries(): readonly Chain[] {
  const file = realFiles.find((each) => each.path === path);
  // As the worker gets them: in one message, every row of one shape.
  return hasSharedData && file ? structuredClone(realChains(file)) : [];
}

export const missing = 'Not measured: `../shared/data` is missing here.';

/** As a row of a table names it. */
export function nameOf(chain: Chain): string {
  const days = daysBetween(newYorkTime(chain.source.readAt).date, chain.expiry);
  return `${chain.root} ${chain.expiry}, ${days === 1 ? '1 day' : `${days} days`}, ${chain.rows.length} strikes`;
}
