import type { Condor } from '@/lib/core/condor/condor';
import type { SpxMarket } from '@/lib/core/hedge/position';
import type { Chain, Right } from '@/lib/core/market/chain';
import { daysBetween, newYorkTime, yearsUntil } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { fitParity } from '@/lib/core/market/parity';
import { blackPrice } from '@/lib/core/pricing/black';
import { smileVolatility } from '@/lib/core/pricing/smile';
import { fitSmile } from '@/lib/core/pricing/smile-fit';
import { smileQuotes } from '@/lib/core/pricing/smile-quotes';
import type { Instant } from '@/lib/core/unit';
import { realChains, realFiles, realSmiles } from '../../support/real-chains';

export type RealPair = {
  readonly name: string;
  readonly now: Instant;
  readonly vix: readonly Chain[];
  readonly spx: readonly Chain[];
};

/** SPX and VIX chains of one day: the VIX file tells the time, SPX evenings are the close of the same day. */
export const realPairs: readonly RealPair[] = [
  ['2026-08-05', '20260805'],
  ['2026-08-10', '20260810'],
  ['2026-08-11', '20260811'],
  ['2026-08-12', '20260812'],
].map(([day = '', stamp = '']) => {
  const vixFile = realFiles.find(({ path }) => path.includes(`VIX_chain_${stamp}`));
  const spxFile = realFiles.find(({ path }) => path.includes(`SPX_${day}`));
  if (!vixFile || !spxFile) throw new Error(day);
  const vix = realChains(vixFile);
  const now = vix[0]?.source.readAt;
  if (now === undefined) throw new Error(day);
  return { name: day, now, vix, spx: realChains(spxFile) };
});

/**
 * SPX prices and VIX volatilities of 2023-02-15. That VIX file quotes bid and ask as volatilities: the prices are what
 * Black makes of them, puts by parity.
 */
export function pairOf2023(): RealPair {
  const spxFile = realFiles.find(({ path }) => path.includes('gatheral_spx_opt_20230215'));
  if (!spxFile) throw new Error('no file');
  const spx = realChains(spxFile);
  const now = spx[0]?.source.readAt;
  if (now === undefined) throw new Error('no chain');
  const vix = realSmiles('vix').map(({ expiry, forward, points }): Chain => {
    const years = yearsUntil(settlementInstant('am', expiry), now);
    const quoted = points.filter(({ bid, ask }) => bid !== null && ask !== null);
    const rows = quoted.map(({ strike, bid, ask }) => {
      const price = (right: Right, volatility: number | null) =>
        blackPrice({ right, forward, strike, years, volatility: volatility ?? 0 });
      const quote = (right: Right) => ({ bid: price(right, bid), ask: price(right, ask) });
      return { strike, call: quote('call'), put: quote('put') };
    });
    const source = { reader: 'test', place: 'gatheral', readAt: now, quotedAt: now, delayed: null };
    return {
      underlying: 'VIX',
      root: 'VIX',
      expiry,
      settlement: 'am',
      spot: null,
      rows,
      complete: true,
      source,
    };
  });
  return { name: '2023-02-15', now, vix, spx };
}

export const RATE = 0.037;

/** A condor of 16 deltas or so, its shorts so many expected moves away, on the SPXW expiry nearest to so many days, from real quotes, and its market. */
export function realCondor(
  pair: RealPair,
  days: number,
  vix: number,
  reach = { put: 1.1, call: 1 },
): {
  readonly chain: Chain;
  readonly condor: Condor;
  readonly market: SpxMarket;
  readonly settlesAt: Instant;
} {
  const today = newYorkTime(pair.now).date;
  const away = (chain: Chain) => Math.abs(daysBetween(today, chain.expiry) - days);
  const [chain] = pair.spx
    .filter(({ root, expiry }) => root === 'SPXW' && expiry > today)
    .sort((a, b) => away(a) - away(b));
  if (!chain) throw new Error('no chain');
  const settlesAt = settlementInstant(chain.settlement, chain.expiry);
  const years = yearsUntil(settlesAt, pair.now);
  const parity = fitParity({ chain, years, rate: RATE });
  if (!parity.ok) throw new Error(parity.error);
  const { forward, discount } = parity.value;
  const fitted = fitSmile(smileQuotes(chain.rows, { forward, discount, years }));
  if (!fitted.ok) throw new Error(fitted.error);
  const { smile } = fitted.value;
  const move = smileVolatility(smile, forward) * Math.sqrt(years) * forward;
  const strikes = chain.rows.map(({ strike }) => strike);
  const listed = (wanted: number) =>
    strikes.reduce((best, strike) => (Math.abs(strike - wanted) < Math.abs(best - wanted) ? strike : best));
  const k2 = listed(forward - reach.put * move);
  const k3 = listed(forward + reach.call * move);
  const k1 = listed(k2 - 25);
  const k4 = listed(k3 + 25);
  const row = (strike: number) => {
    const found = chain.rows.find((each) => each.strike === strike);
    if (!found) throw new Error(`${strike}`);
    return found;
  };
  const credit =
    (row(k2).put.bid ?? 0) - (row(k1).put.ask ?? 0) + (row(k3).call.bid ?? 0) - (row(k4).call.ask ?? 0);
  return {
    chain,
    condor: { strikes: [k1, k2, k3, k4], credit, multiplier: 100, count: 5, fee: 1.3, sides: 1 },
    market: { level: forward, forward, years, smile, vix },
    settlesAt,
  };
}
