import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import type { Instant } from '@/lib/core/unit';
import { date } from './date';

/** A market that is right: European options of one lognormal forward, quoted around their value. */
export type Market = {
  readonly forward: number;
  readonly discount: number;
  /** Standard deviation of the logarithm at expiry. */
  readonly deviation: number;
  readonly strikes: readonly number[];
  /** Half of ask − bid for an option of this value. */
  readonly halfSpread: (value: number) => number;
};

export const calm: Market = {
  forward: 5000,
  discount: 0.996,
  deviation: 0.05,
  strikes: Array.from({ length: 161 }, (_, index) => 4200 + 10 * index),
  halfSpread: (value) => 0.05 + 0.005 * value,
};

export function rowsOf(market: Market): readonly ChainRow[] {
  return market.strikes.map((strike) => {
    const call = market.discount * undiscountedCall(market.forward, strike, market.deviation);
    const put = Math.max(0, call - market.discount * (market.forward - strike));
    return { strike, call: quoteAround(call, market), put: quoteAround(put, market) };
  });
}

export function chainOf(rows: readonly ChainRow[], more: Partial<Chain> = {}): Chain {
  return {
    underlying: 'SPX',
    root: 'SPXW',
    expiry: date('2026-12-15'),
    settlement: 'pm',
    spot: null,
    rows,
    complete: true,
    source: { reader: 'test', place: 'test', readAt: 0 as Instant, quotedAt: null, delayed: null },
    ...more,
  };
}

function quoteAround(value: number, { halfSpread }: Market): Quote {
  const half = halfSpread(value);
  return { bid: Math.max(0, value - half), ask: value + half };
}

/** Black (1976), by Simpson's rule over the density: independent of the product's own pricing. */
function undiscountedCall(forward: number, strike: number, deviation: number): number {
  const steps = 400;
  const from = (Math.log(strike / forward) + (deviation * deviation) / 2) / deviation;
  const to = Math.max(from, 0) + 9;
  const step = (to - from) / steps;
  const payoff = (z: number) =>
    ((forward * Math.exp(deviation * z - (deviation * deviation) / 2) - strike) * Math.exp((-z * z) / 2)) /
    Math.sqrt(2 * Math.PI);
  let sum = payoff(from) + payoff(to);
  for (let index = 1; index < steps; index++) sum += (index % 2 === 1 ? 4 : 2) * payoff(from + index * step);
  return Math.max(0, (sum * step) / 3);
}
