import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { countdown, decimals, points, signedMoney, strike } from '@/components/format';
import { HeatMap } from '@/components/plots/heat-map';
import type { Scenario } from '@/lib/core/condor/scenario';
import type { PairOutlook } from '@/lib/core/hedge/pair';

export type VixMapProps = {
  readonly pair: PairOutlook;
  readonly scenario: Scenario;
  /** Where the index stands in it, and how far the map reaches. */
  readonly level: number;
  readonly range: readonly [low: number, high: number];
  readonly leftMs: number;
  readonly set: (change: Partial<Scenario>) => void;
};

const columns = 97;
const rows = 49;
/** How far above and below the VIX of now the map reaches, in points. */
const above = 24;
const below = 8;

/** Profit of condor and hedge where index and VIX both move, at the time of the sliders; the model's line over it. */
export function VixMap({ pair, scenario, level, range: [low, high], leftMs, set }: VixMapProps) {
  const { elapsed, shift, rule } = scenario;
  const [top, foot] = [pair.vix + above, Math.max(pair.lowest, pair.vix - below)];
  const levels = useMemo(
    () => Float64Array.from({ length: columns }, (_, i) => low + ((high - low) * i) / (columns - 1)),
    [low, high],
  );
  const grid = useMemo(() => {
    const vix = Float64Array.from({ length: rows }, (_, j) => top + ((foot - top) * j) / (rows - 1));
    return pair.overVix(levels, vix, { elapsed, shift, rule });
  }, [pair, levels, top, foot, elapsed, shift, rule]);
  const path = useMemo(
    () => Array.from(levels, (each) => [each, pair.tied(each, elapsed)] as const),
    [pair, levels, elapsed],
  );
  return (
    <HeatMap
      name={i18n.t('together.map')}
      grid={grid}
      across={{ from: low, to: high, at: level, step: (high - low) / 60, write: strike }}
      down={{
        from: top,
        to: foot,
        at: scenario.vix ?? pair.tied(level, elapsed),
        step: 0.5,
        write: (vix) => i18n.t('together.vixAt', [decimals(vix, 0)]),
      }}
      path={path}
      say={(at, vix) => {
        const found = pair.at({ ...scenario, level: at, vix });
        return i18n.t('together.mapAt', [
          points(at),
          points(vix),
          countdown(leftMs * (1 - elapsed)),
          found.ok ? signedMoney(found.value.both) : '',
        ]);
      }}
      pick={(at, vix) => set({ level: at, vix })}
    />
  );
}
