import { useId, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { decimals, points, signedMoney } from '@/components/format';
import { AS_IT_IS } from '@/lib/core/condor/scenario';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { Moment } from '@/lib/core/hedge/curves';
import type { PairOutlook } from '@/lib/core/hedge/pair';
import { curvesAtVix, evensAtVix } from '@/lib/core/hedge/set-vix';
import { useStore } from '@/lib/state/store';
import { suppose, type WhatIfState, type WhatIfStore } from '@/lib/state/what-if';
import { BothEvens, momentWords } from './both-evens';
import { BothPlot } from './both-plot';
import { VixMap } from './vix-map';

export type TogetherProps = {
  readonly hedge: HedgeView;
  readonly pair: PairOutlook;
  readonly whatIf: WhatIfStore;
  readonly forward: number;
  readonly leftMs: number;
  /** Trading days ahead of the moment between now and settlement. */
  readonly days: number;
  readonly setDays: (days: number) => void;
};

const MOMENTS: readonly Moment[] = ['now', 'later', 'settlement'];
const DAYS = [1, 2, 3, 5, 10, 21] as const;

/** Condor and hedge in one picture at each moment, where they are even, and what both indices do to them. */
export function Together({ hedge, pair, whatIf, forward, leftMs, days, setDays }: TogetherProps) {
  const [asked, setMoment] = useState<Moment>('settlement');
  const { scenario } = useStore(whatIf, whole);
  const group = useId();
  const { vix } = scenario;
  const ahead = { now: 0, later: pair.after(days), settlement: 1 };
  const curves = useMemo(
    () => (vix === null ? hedge.curves : curvesAtVix(pair, hedge.curves, ahead, vix)),
    [hedge, pair, days, vix],
  );
  const breakEvens = useMemo(
    () => (vix === null ? hedge.breakEvens : evensAtVix(pair, hedge.breakEvens, ahead, vix)),
    [hedge, pair, days, vix],
  );
  // A day ahead on the last day is settlement itself.
  const between = pair.after(days) < 1;
  const moment = asked === 'later' && !between ? 'settlement' : asked;
  const curve = curves?.curves.find((each) => each.moment === moment);
  const evens = breakEvens.find((each) => each.moment === moment && each.ratio === 1);
  const level = scenario.level ?? forward;
  if (!curves || !curve || !evens) return null;
  const at = pair.at({ ...AS_IT_IS, level, vix, elapsed: ahead[moment] });
  const range = [curves.levels[0] as number, curves.levels.at(-1) as number] as const;
  return (
    <>
      <fieldset class="moments">
        <legend class="heard">{i18n.t('together.moment')}</legend>
        {MOMENTS.filter((each) => each !== 'later' || between).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={group}
              checked={each === moment}
              data-testid={`moment-${each}`}
              onChange={() => setMoment(each)}
            />
            {momentWords(each, days)}
          </label>
        ))}
        {between && (
          <select
            class="choice"
            aria-label={i18n.t('together.days')}
            value={days}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
          >
            {DAYS.filter((each) => each === days || pair.after(each) < 1).map((each) => (
              <option key={each} value={each}>
                {momentWords('later', each)}
              </option>
            ))}
          </select>
        )}
        <Legend fan={vix === null} />
      </fieldset>
      {vix !== null && (
        <p class="set-vix" data-testid="set-vix">
          {i18n.t('together.set', [decimals(Math.max(vix, pair.lowest), 1)])}{' '}
          <button
            type="button"
            class="link"
            data-testid="set-vix-back"
            onClick={() => suppose(whatIf, { vix: null })}
          >
            {i18n.t('together.follow')}
          </button>
        </p>
      )}
      <BothPlot
        curves={curves}
        curve={curve}
        evens={evens}
        vix={pair.vix}
        cursor={level}
        words={
          at.ok
            ? [
                i18n.t('together.at', [points(level), decimals(at.value.vix, 1)]),
                `${i18n.t('hedgePart.condor')} ${signedMoney(at.value.condor)}`,
                `${i18n.t('hedge.title')} ${signedMoney(at.value.hedge)}`,
                `${i18n.t('hedgePart.both')} ${signedMoney(at.value.both)}`,
              ]
            : [i18n.t('whatIf.unknown')]
        }
        look={(to) => suppose(whatIf, { level: to })}
      />
      <BothEvens
        breakEvens={breakEvens.filter((each) => each.moment !== 'later' || between)}
        days={days}
        vix={vix === null ? null : Math.max(vix, pair.lowest)}
      />
      <h3>{i18n.t('together.map')}</h3>
      <VixMap
        pair={pair}
        scenario={scenario}
        level={level}
        range={range}
        leftMs={leftMs}
        set={(change) => suppose(whatIf, change)}
      />
      <p class="note">{i18n.t('together.mapHow')}</p>
    </>
  );
}

const whole = (state: WhatIfState) => state;

/** Where VIX is set, nothing deviates from it. */
function Legend({ fan }: { readonly fan: boolean }) {
  return (
    <span class="plot-legend">
      <span class="key condor">{i18n.t('hedgePart.condor')}</span>
      <span class="key hedge">{i18n.t('hedge.title')}</span>
      <span class="key sum">{i18n.t('hedgePart.both')}</span>
      {fan && <span class="key fan">{i18n.t('together.fan')}</span>}
    </span>
  );
}
