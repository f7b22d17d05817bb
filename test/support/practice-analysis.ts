import { analyse } from '@/lib/core/analyse';
import type { Analysis } from '@/lib/core/analysis';
import type { Chain } from '@/lib/core/market/chain';
import { instantOf } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import { type CondorSettings, USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import type { CalendarDate } from '@/lib/core/unit';

const now = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);
const market = createMarket({ seed: 7, now });

/** What the worker makes of the practice market: real numbers for components that are tested without a browser. */
export function practiceAnalysis(change: Partial<CondorSettings> = {}, expiry = 0): Analysis {
  const condors = { ...USUAL_CONDORS, ...change };
  const answer = analyse({ chain: practiceChain(expiry), now, rate: 0.04, condors });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

function practiceChain(expiry: number): Chain {
  const listing = market.listings('SPX')[expiry];
  if (listing === undefined) throw new Error('the practice market lists nothing');
  return market.chain(listing);
}

/** The chains a session has kept when SPX and VIX were both looked at on the practice market. */
export function practiceChains(expiry = 0): readonly Chain[] {
  return [practiceChain(expiry), ...market.listings('VIX').map((listing) => market.chain(listing))];
}
