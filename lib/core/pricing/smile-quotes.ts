import type { ChainRow } from '../market/chain';
import { impliedColumns, impliedVolatilities } from './implied-volatility';

/** Undiscounted quotes of the out-of-the-money side, in points, by rising strike. */
export type SmileQuotes = {
  readonly forward: number;
  /** In years of 525 600 minutes. */
  readonly years: number;
  readonly strikes: Float64Array;
  /** 0 or NaN where nobody bids. */
  readonly bids: Float64Array;
  /** NaN where nobody offers. */
  readonly asks: Float64Array;
};

/** The put below the forward, the call from it upwards; NaN for a quote that is not there. */
export function smileQuotes(
  rows: readonly ChainRow[],
  {
    forward,
    discount,
    years,
  }: { readonly forward: number; readonly discount: number; readonly years: number },
): SmileQuotes {
  const strikes = new Float64Array(rows.length);
  const bids = new Float64Array(rows.length);
  const asks = new Float64Array(rows.length);
  rows.forEach((row, i) => {
    const quote = row.strike < forward ? row.put : row.call;
    strikes[i] = row.strike;
    bids[i] = (quote.bid ?? Number.NaN) / discount;
    asks[i] = (quote.ask ?? Number.NaN) / discount;
  });
  return { forward, years, strikes, bids, asks };
}

/** Between which volatilities the smile should pass, by rising `k = ln(K⁄F)`. */
export type Corridor = {
  readonly length: number;
  readonly k: Float64Array;
  /** 0 where nobody bids. */
  readonly low: Float64Array;
  readonly high: Float64Array;
};

/**
 * The corridor from the first to the last quote with a bid. Left out: crossed quotes, quotes without an ask, strikes
 * that do not rise, and quotes that sell or buy a butterfly at a sure profit against their neighbours.
 */
export function corridorOf(quotes: SmileQuotes): Corridor {
  const { forward, years } = quotes;
  const rows = withoutArbitrage(quotes, usableRows(quotes));
  const strikes = gather(quotes.strikes, rows);
  const puts = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) puts[i] = (strikes[i] as number) < forward ? 1 : 0;
  const bids = impliedColumns(rows.length);
  const asks = impliedColumns(rows.length);
  impliedVolatilities({ forward, years, strikes, puts, prices: gather(quotes.bids, rows) }, bids);
  impliedVolatilities({ forward, years, strikes, puts, prices: gather(quotes.asks, rows) }, asks);
  let first = 0;
  let last = rows.length - 1;
  while (first <= last && !((bids.volatilities[first] as number) > 0)) first++;
  while (last >= first && !((bids.volatilities[last] as number) > 0)) last--;
  const k = new Float64Array(last - first + 1);
  const low = new Float64Array(last - first + 1);
  const high = new Float64Array(last - first + 1);
  let length = 0;
  for (let i = first; i <= last; i++) {
    const bid = bids.volatilities[i] as number;
    const ask = asks.volatilities[i] as number;
    if (!(ask > 0)) continue;
    k[length] = Math.log((strikes[i] as number) / forward);
    low[length] = bid > 0 ? bid : 0;
    high[length] = ask;
    length++;
  }
  return { length, k, low, high };
}

function gather(values: Float64Array, rows: readonly number[]): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] as number] as number;
  return out;
}

/** Points; the finest tick of any market is ten thousand times as large. */
const LEAST_ASK = 1e-6;

function usableRows({ strikes, bids, asks }: SmileQuotes): number[] {
  const rows: number[] = [];
  let before = 0;
  for (let i = 0; i < strikes.length; i++) {
    const strike = strikes[i] as number;
    const crossed = (bids[i] as number) > (asks[i] as number);
    if (!(strike > before && strike < Infinity && (asks[i] as number) >= LEAST_ASK) || crossed) continue;
    before = strike;
    rows.push(i);
  }
  return rows;
}

/**
 * Takes out, one at a time, the row that most broken butterflies have in common: a price too high breaks one as its
 * middle, a price too low breaks two as a wing of each.
 */
function withoutArbitrage(quotes: SmileQuotes, rows: number[]): number[] {
  const kept = rows;
  for (let round = 0; round < 20; round++) {
    const votes = new Uint8Array(kept.length);
    let worst = -1;
    for (let i = 1; i + 1 < kept.length; i++) {
      if (!isBroken(quotes, kept[i - 1] as number, kept[i] as number, kept[i + 1] as number)) continue;
      for (let j = i - 1; j <= i + 1; j++) votes[j] = (votes[j] as number) + (j === i ? 1.5 : 1) * 2;
    }
    for (let i = 0; i < kept.length; i++) {
      if ((votes[i] as number) > 0 && (worst < 0 || (votes[i] as number) > (votes[worst] as number)))
        worst = i;
    }
    if (worst < 0) break;
    kept.splice(worst, 1);
  }
  return kept;
}

/** Selling the middle and buying the ends of three strikes on one side of the forward pays. */
function isBroken({ forward, strikes, bids, asks }: SmileQuotes, a: number, b: number, c: number): boolean {
  const from = strikes[a] as number;
  const to = strikes[c] as number;
  // Across the forward a put and a call do not lie on one convex line.
  if (from < forward && to >= forward) return false;
  const share = ((strikes[b] as number) - from) / (to - from);
  const line = (1 - share) * (asks[a] as number) + share * (asks[c] as number);
  return (bids[b] as number) > line * (1 + 1e-9);
}
