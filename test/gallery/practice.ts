import { createAnalyser } from '@/lib/core/analyse';
import type { Analysis } from '@/lib/core/analysis';
import type { KeptLayer } from '@/lib/core/hedge/bought';
import { CLASSIC } from '@/lib/core/hedge/presets';
import type { Chain } from '@/lib/core/market/chain';
import { instantOf, newYorkTime } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import { type CondorSettings, USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import type { CalendarDate } from '@/lib/core/unit';

/** The practice market on a Friday afternoon: everything in the gallery is computed from it. */

export const now = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);
const market = createMarket({ seed: 7, now });
const analyser = createAnalyser();

/** The `at`th expiry of SPX. */
export function spxChain(at = 0): Chain {
  const listing = market.listings('SPX')[at];
  if (!listing) throw new Error(`no expiry ${at}`);
  return market.chain(listing);
}

export function vixChains(): readonly Chain[] {
  return market.listings('VIX').map((listing) => market.chain(listing));
}

/** One that is quoted, one that is not, and one that has settled. */
export function boughtLayers(): readonly KeptLayer[] {
  const chain = vixChains()[4];
  const [layer] = CLASSIC.layers;
  const call = chain?.rows.find(({ strike }) => strike >= 22);
  if (!chain || !layer || !call) throw new Error('the practice market lists no VIX call');
  const { root, expiry } = chain;
  const leg = { side: 1, root, expiry, strike: call.strike } as const;
  const held: KeptLayer = {
    id: 0,
    boughtOn: newYorkTime(now).date,
    layer,
    legs: [leg],
    contracts: 4,
    cost: 0.6,
    extrinsicPaid: 0.6,
  };
  return [
    held,
    { ...held, id: 1, legs: [{ ...leg, strike: 17.25 }] },
    { ...held, id: 2, legs: [{ ...leg, expiry: newYorkTime(now).date }] },
  ];
}

export function analysed(change: Partial<CondorSettings> = {}, chain = spxChain()): Analysis {
  const answer = analyser.analyse({
    chain,
    now,
    rate: 0.04,
    condors: { ...USUAL_CONDORS, condors: 20, ...change },
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

export const whyNot = analyser.whyNot;
