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

export type Timing = { ms: number; ratio: number };

/**
 * Alternating rounds, the first thirty to warm the engine up; each line's median time, and the median over the rounds of its ratio to the first line, so that
 * a machine that slows down between two lines does not make one of them look good.
 */
export function compare(work: Record<string, () => void>, rounds: number): Record<string, Timing> {
  const names = Object.keys(work);
  const times = names.map(() => [] as number[]);
  for (let round = -30; round < rounds; round++) {
    for (const [k, name] of names.entries()) {
      const start = performance.now();
      work[name]?.();
      if (round >= 0) times[k]?.push(performance.now() - start);
    }
  }
  const median = (of: number[]) => of.toSorted((a, b) => a - b)[of.length >> 1] ?? Number.NaN;
  const first = times[0] ?? [];
  return Object.fromEntries(
    names.map((name, k) => {
      const mine = times[k] ?? [];
      return [
        name,
        { ms: median(mine), ratio: median(mine.map((time, r) => time / (first[r] ?? Number.NaN))) },
      ];
    }),
  );
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
