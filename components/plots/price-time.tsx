import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { countdown, points, signedMoney, strike } from '@/components/format';
import { AS_IT_IS, type Outlook, type Scenario } from '@/lib/core/condor/scenario';
import type { PairOutlook } from '@/lib/core/hedge/pair';
import type { Frame } from './frame';
import { HeatMap } from './heat-map';

export type PriceTimeProps = {
  readonly outlook: Outlook;
  readonly pair: PairOutlook | null;
  readonly frame: Frame;
  readonly scenario: Scenario;
  /** Where the index stands in it. */
  readonly level: number;
  readonly leftMs: number;
  readonly set: (change: Partial<Scenario>) => void;
};

const rows = 48;
const TIMES: readonly number[] = Array.from({ length: rows }, (_, i) => i / (rows - 1));

/** Profit over price and time: now at the top, settlement at the foot. Of condor and hedge, where there is one. */
export function PriceTime({ outlook, pair, frame, scenario, level, leftMs, set }: PriceTimeProps) {
  const { vix, shift, rule, elapsed } = scenario;
  const grid = useMemo(() => {
    const found = pair
      ? pair.over(frame.levels, TIMES, { ...AS_IT_IS, vix, shift, rule })
      : outlook.rows(frame.levels, TIMES, shift);
    return found.ok ? found.value : [];
  }, [outlook, pair, frame, vix, shift, rule]);
  const profitAt = (at: number, time: number) => {
    const there = { ...scenario, level: at, elapsed: time };
    if (!pair) return outlook.at(there);
    const found = pair.at(there);
    return found.ok ? { ok: true as const, value: found.value.both } : found;
  };
  if (grid.length < rows) return null;
  return (
    <HeatMap
      name={i18n.t(pair ? 'plot.heatBoth' : 'plot.heat')}
      grid={grid}
      across={{
        from: frame.low,
        to: frame.high,
        at: level,
        step: (frame.high - frame.low) / 60,
        write: strike,
      }}
      down={{ from: 0, to: 1, at: elapsed, step: 0.02 }}
      say={(at, time) => {
        const profit = profitAt(at, time);
        return i18n.t('plot.heatAt', [
          points(at),
          countdown(leftMs * (1 - time)),
          profit.ok ? signedMoney(profit.value) : '',
        ]);
      }}
      pick={(at, time) => set({ level: at, elapsed: time })}
    />
  );
}
