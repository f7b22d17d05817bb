import { type Spread, spread } from './spread';

export type BenchTable = { title: string; columns: string[]; rows: string[][]; note?: string };

/** 45 expiries of 150 strikes, calls and puts, smile and term structure as an SPX chain has them: 13 500 quotes. */
export function spxLike() {
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

export type Timing = { ms: number; ratio: number; spread: Spread; times: readonly number[] };

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
        {
          ms: median(mine),
          ratio: median(mine.map((time, r) => time / (first[r] ?? Number.NaN))),
          spread: spread(mine),
          times: mine,
        },
      ];
    }),
  );
}
