import type { HedgeAnalyseInput } from '@/lib/core/hedge/analyse';
import { DEFAULT_HEDGE } from '@/lib/core/hedge/settings';
import { createMarket } from '@/lib/core/practice/market';
import type { Instant } from '@/lib/core/unit';

/** A condor on the practice chain with both markets captured; `reach` is how far out its shorts stand, a fraction. */
export function practiceInput(reach = { put: 0.02, call: 0.02 }, seed = 3): HedgeAnalyseInput {
  const now = Date.parse('2026-11-19T11:00-05:00') as Instant;
  const market = createMarket({ seed, now });
  const weeklies = market.listings('SPX').filter(({ root }) => root === 'SPXW');
  const [own, ...further] = weeklies.slice(3, 8).map((listing) => market.chain(listing));
  if (!own) throw new Error('no expiry');
  const { level } = market.levelOf('SPX');
  const strikes = own.rows.map(({ strike }) => strike);
  const listed = (wanted: number) =>
    strikes.reduce((best, strike) => (Math.abs(strike - wanted) < Math.abs(best - wanted) ? strike : best));
  const k2 = listed(level * (1 - reach.put));
  const k3 = listed(level * (1 + reach.call));
  return {
    chain: own,
    further,
    condor: {
      strikes: [listed(k2 - 25), k2, k3, listed(k3 + 25)],
      credit: 2.4,
      multiplier: 100,
      count: 5,
      fee: 1.2,
      sides: 1,
    },
    vixChains: market.listings('VIX').map((listing) => market.chain(listing)),
    typed: null,
    vixLevel: null,
    signals: {},
    vixRsi: null,
    entryDelta: null,
    bought: [],
    settings: { ...DEFAULT_HEDGE, sizing: { ...DEFAULT_HEDGE.sizing, capital: 250_000 } },
    daysAhead: 1,
    ratio: 1,
    now,
  };
}
