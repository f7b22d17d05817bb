import { i18n } from '#i18n';
import { decimals, points, signed } from '@/components/format';
import type { Scenario } from '@/lib/core/condor/scenario';
import type { PairOutlook, PairProfit } from '@/lib/core/hedge/pair';
import { Slider } from './slider';

export type VixSliderProps = {
  readonly pair: PairOutlook;
  /** What the scenario makes of the pair. */
  readonly at: PairProfit;
  readonly scenario: Scenario;
  readonly set: (change: Partial<Scenario>) => void;
};

/** How far above and below the VIX of now the slider reaches, in points. */
const above = 30;
const below = 10;

/** VIX: where the model ties it to the index until it is set by hand, and what it does to the condor's volatility. */
export function VixSlider({ pair, at, scenario, set }: VixSliderProps) {
  const follows = scenario.vix === null;
  const tied = i18n.t('whatIf.vixFollows');
  return (
    <>
      <Slider
        name={i18n.t('whatIf.vix')}
        value={at.vix}
        low={Math.max(pair.lowest, pair.vix - below)}
        high={pair.vix + above}
        step={0.25}
        text={`${points(at.vix)} (${signed(at.vix - pair.vix, 2)})`}
        {...(follows && { also: tied })}
        id="vix"
        set={(vix) => set({ vix })}
      />
      <div class="follow">
        <label title={i18n.t('whatIf.vixWhy')}>
          <input
            type="checkbox"
            data-testid="vix-follows"
            checked={follows}
            onChange={(event) => set({ vix: event.currentTarget.checked ? null : at.vix })}
          />
          {tied}
          {follows && at.deviation > 0 && ` ± ${decimals(at.deviation, 1)}`}
        </label>
        <span>{i18n.t('whatIf.vixVolatility', [signed(100 * at.volatility, 1)])}</span>
      </div>
    </>
  );
}
