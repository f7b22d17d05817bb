import { blackColumns, blackGreeksBatch } from '@/lib/core/pricing/black-batch';
import {
  impliedColumns,
  impliedVolatilities,
  impliedVolatility,
} from '@/lib/core/pricing/implied-volatility';

export type BenchTable = { title: string; columns: string[]; rows: string[][] };

/** 45 expiries of 150 strikes, calls and puts, smile and term structure as an SPX chain has them: 13 500 quotes. */
function spxLike() {
  return Array.from({ length: 45 }, (_, e) => {
    const days = e < 25 ? e + 0.3 : e < 35 ? 25 + (e - 25) * 20 : 225 + (e - 35) * 150;
    const years = days / 365;
    const forward = 6012.37 * Math.exp(0.03 * years);
    const scale = (0.13 + 0.05 * Math.sqrt(Math.min(years, 1))) * Math.sqrt(years);
    const strikes = Float64Array.from({ length: 300 }, (_, i) => {
      const deviations = -6 + (9 * (i >> 1)) / 149;
      return Math.max(200, Math.round((forward * Math.exp(deviations * scale)) / 5) * 5);
    });
    const volatilities = strikes.map((strike) => {
      const k = Math.log(strike / forward) / scale;
      return (scale / Math.sqrt(years)) * (1 - 0.12 * k + 0.02 * k * k);
    });
    return { forward, years, strikes, puts: Uint8Array.from(strikes, (_, i) => i % 2), volatilities };
  });
}

/** Best of many alternating rounds, so that a busy machine slows every line alike. */
export function compare(work: Record<string, () => void>, rounds: number): Record<string, number> {
  const best: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(work)) {
      const start = performance.now();
      run();
      best[name] = Math.min(best[name] ?? Infinity, performance.now() - start);
    }
  }
  return best;
}

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
    const time = times[key] ?? 0;
    return [name, ((time / count) * 1e6).toFixed(1), (time / (times['exp'] ?? 1)).toFixed(1), floor];
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
