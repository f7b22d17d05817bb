import { blackPrice } from '@/lib/core/pricing/black';
import { advancePaths, startPaths } from '@/lib/core/pricing/paths';
import { type BenchTable, compare } from './pricing-compare';

/** Half the credit of a one-day condor on the minute clock. */
export async function run(): Promise<BenchTable> {
  const condor = (level: number, minutesLeft: number) => {
    const price = (right: 'call' | 'put', strike: number) =>
      blackPrice({ right, forward: level, strike, years: minutesLeft / 525_600, volatility: 0.15 });
    return price('put', 5900) - price('put', 5925) - price('call', 6075) + price('call', 6100);
  };
  const question = { forward: 6000, volatility: 0.15, minutes: 1440, value: condor, threshold: 1e9, seed: 1 };
  const begin = () => {
    const started = startPaths(question);
    if (!started.ok) throw new Error(started.error);
    return started.value;
  };
  const all = begin();
  const paths = 500;
  const exponents = Float64Array.from({ length: paths * all.steps }, (_, i) => -20 * ((i * 0.618) % 1));
  let kept = 0;
  const times = compare(
    {
      exp: () => {
        let sum = 0;
        for (let i = 0; i < exponents.length; i++) sum += Math.exp(exponents[i] ?? 0);
        kept += sum;
      },
      // Nothing reaches this threshold: every path runs to the end.
      steps: () => {
        kept += advancePaths(all, paths).reached;
      },
      start: () => {
        kept += begin().reached;
      },
    },
    20,
  );
  if (!Number.isFinite(kept)) throw new Error('the optimiser was given something to skip');
  const each = exponents.length;
  return {
    title: `P50 paths, ${all.steps} minutes each`,
    columns: ['', 'ms', 'ns a step', '× Math.exp a step'],
    rows: ['exp', 'steps', 'start'].map((key) => {
      const { ms = 0, ratio = 0 } = times[key] ?? {};
      return [key, ms.toFixed(2), ((ms / each) * 1e6).toFixed(2), ratio.toFixed(2)];
    }),
  };
}
