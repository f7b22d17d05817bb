import { blackColumns, blackGreeksBatch } from '@/lib/core/pricing/black-batch';
import {
  impliedColumns,
  impliedVolatilities,
  impliedVolatility,
} from '@/lib/core/pricing/implied-volatility';
import { type BenchTable, compare, spxLike } from './pricing-compare';

/** Cost per option in units of one `Math.exp` of the same run. */
export async function run(): Promise<BenchTable> {
  const expiries = spxLike();
  const columns = expiries.map((expiry) => blackColumns(expiry.strikes.length));
  const greeks = () => {
    for (const [i, expiry] of expiries.entries()) blackGreeksBatch(expiry, columns[i] ?? blackColumns(300));
  };
  greeks();
  const quotes = expiries.map((expiry, i) => ({
    ...expiry,
    prices: columns[i]?.price.slice() ?? new Float64Array(0),
  }));
  const found = quotes.map((quote) => impliedColumns(quote.strikes.length));
  const count = quotes.reduce((sum, quote) => sum + quote.strikes.length, 0);
  const exponents = Float64Array.from({ length: count }, (_, i) => -20 * ((i * 0.618) % 1));
  let kept = 0;
  const times = compare(
    {
      exp: () => {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += Math.exp(exponents[i] ?? 0);
        kept += sum;
      },
      greeks,
      batch: () => {
        for (const [i, quote] of quotes.entries())
          impliedVolatilities(quote, found[i] ?? impliedColumns(300));
      },
      single: () => {
        for (const { forward, years, strikes, puts, prices } of quotes) {
          for (let i = 0; i < strikes.length; i++) {
            const result = impliedVolatility({
              right: puts[i] === 1 ? 'put' : 'call',
              forward,
              strike: strikes[i] ?? 0,
              years,
              price: prices[i] ?? 0,
            });
            if (result.ok) kept += result.value;
          }
        }
      },
    },
    100,
  );
  if (!Number.isFinite(kept)) throw new Error('the optimiser was given something to skip');
  const line = (name: string, key: string, floor: string) => {
    const { ms = 0, ratio = 0 } = times[key] ?? {};
    return [name, ((ms / count) * 1e6).toFixed(1), ratio.toFixed(1), floor];
  };
  return {
    title: `Black on an SPX-like chain, ${count} options`,
    columns: ['', 'ns each', '× Math.exp', 'floor'],
    rows: [
      line('Math.exp', 'exp', '1'),
      line('price, delta, gamma, vega, theta', 'greeks', '9'),
      line('implied volatility, by the expiry', 'batch', '18'),
      line('implied volatility, one by one', 'single', '30'),
    ],
  };
}
