import { createAnalyser } from '@/lib/core/analyse';
import type { Analysis } from '@/lib/core/analysis';
import type { KeptLayer } from '@/lib/core/hedge/bought';
import type { DailyHistory, Histories, HistoryIndex } from '@/lib/core/hedge/daily-history';
import { CLASSIC } from '@/lib/core/hedge/presets';
import type { Chain } from '@/lib/core/market/chain';
import { instantOf, newYorkTime } from '@/lib/core/market/clock';
import { tradingDayAfter } from '@/lib/core/market/holidays';
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

/** Three years in which VIX rises by half as much as it does when the index falls. */
export function madeHistories(): Histories {
  const dates: CalendarDate[] = [];
  const closes = { SPX: [5_000], VIX: [17] };
  let date = '2023-10-02' as CalendarDate;
  for (let i = 0; i < 750; i++) {
    dates.push(date);
    date = tradingDayAfter(date);
    const r = 1.3 * Math.sin(i * 1.7) + 0.9 * Math.sin(i * 4.31 + 1);
    const level = closes.VIX[i] as number;
    closes.SPX.push((closes.SPX[i] as number) * (1 + r / 100));
    closes.VIX.push(
      level - 0.2 + (r < 0 ? -1.6 * r : -0.8 * r) - 0.09 * (level - 20) + 0.6 * Math.sin(i * 9.7),
    );
  }
  const history = (index: HistoryIndex): DailyHistory => ({
    index,
    name: `${index}_History`,
    dates,
    closes: closes[index].slice(0, dates.length),
  });
  return { SPX: history('SPX'), VIX: history('VIX') };
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
