import { useId, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { day, money, signedMoney } from '@/components/format';
import { Slider } from '@/components/plots/slider';
import type { HedgeView, HeldOver, HeldView } from '@/lib/core/hedge/analysis';
import type { Position } from '@/lib/core/hedge/position';
import { type AgedHedge, agedTo, lastDay, type TravelInput } from '@/lib/core/hedge/time-travel';
import { addDays, daysBetween, newYorkTime } from '@/lib/core/market/clock';
import type { Instant } from '@/lib/core/unit';
import { LadderPlot, type Rung } from './ladder-plot';

export type LadderProps = {
  readonly hedge: HedgeView;
  /** Layers that were bought before, and their ladder. */
  readonly held: readonly HeldView[];
  readonly heldOver: HeldOver | null;
  /** Condor and suggested contracts. */
  readonly position: Position;
  readonly now: Instant;
  readonly settlesAt: Instant;
};

/** Time travel: every layer as it ages, and all of them on the day that is looked at. */
export function Ladder({ hedge, held, heldOver, position, now, settlesAt }: LadderProps) {
  const [asked, setAhead] = useState(0);
  const [wish, setWish] = useState<'suggested' | 'bought'>('bought');
  const group = useId();
  const which = heldOver === null ? 'suggested' : wish;
  const rungs = useMemo(
    () =>
      (which === 'bought' ? held : hedge.layers)
        .filter(({ contracts }) => contracts > 0)
        .map((each): Rung => ({ ...each, rollOn: each.roll?.next ?? null })),
    [which, held, hedge],
  );
  const travel: TravelInput = {
    position,
    layers: rungs,
    counts: rungs.map(({ contracts }) => contracts),
    now,
    settlesAt,
  };
  const today = newYorkTime(now).date;
  const days = daysBetween(today, lastDay(travel));
  const ahead = Math.min(asked, days);
  const date = addDays(today, ahead);
  const aged = agedTo(travel, date);
  if (!aged.ok) return null;
  return (
    <>
      {heldOver && (
        <fieldset class="moments">
          <legend class="heard">{i18n.t('ladder.which')}</legend>
          {(['bought', 'suggested'] as const).map((each) => (
            <label key={each}>
              <input type="radio" name={group} checked={each === which} onChange={() => setWish(each)} />
              {i18n.t(`ladder.${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      <LadderPlot
        rungs={rungs}
        ladder={which === 'bought' && heldOver ? heldOver.ladder : hedge.ladder}
        today={today}
        days={days}
        settles={newYorkTime(settlesAt).date}
        ahead={ahead}
        look={setAhead}
      />
      <Slider
        name={i18n.t('ladder.date')}
        value={ahead}
        low={0}
        high={days}
        step={1}
        text={day(date)}
        also={i18n.t('ladder.on', [day(date), money(aged.value.hedgeValue)])}
        id="date"
        set={(to) => setAhead(Math.round(to))}
      />
      <OnDay aged={aged.value} />
      <p class="note">{i18n.t('ladder.still')}</p>
    </>
  );
}

const STATES = { held: 'held', 'roll-due': 'rollDue', settled: 'settled' } as const;

function OnDay({ aged: { date, layers, hedgeValue, condorProfit, condorSettled } }: { aged: AgedHedge }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too */}
      <section class="hedge-scroll" aria-label={day(date)} tabIndex={0}>
        <table class="hedge-table lists aged" data-testid="aged">
          <caption>{day(date)}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n.t('ladder.layer')}</th>
              <th scope="col">{i18n.t('ladder.left')}</th>
              <th scope="col">{i18n.t('ladder.worth')}</th>
              <th scope="col">{i18n.t('ladder.cover')}</th>
              <th scope="col">{i18n.t('ladder.state')}</th>
            </tr>
          </thead>
          <tbody>
            {layers.map(({ place, name, daysLeft, value, perVixPoint, state }) => (
              <tr key={place}>
                <th scope="row">{name}</th>
                <td>{daysLeft}</td>
                <td>{money(value)}</td>
                <td>{money(perVixPoint)}</td>
                <td class={state}>{i18n.t(`ladder.states.${STATES[state]}`)}</td>
              </tr>
            ))}
            <tr class="sum">
              <th scope="row">{i18n.t('ladder.all')}</th>
              <td />
              <td>{money(hedgeValue)}</td>
              <td>{money(layers.reduce((sum, { perVixPoint }) => sum + perVixPoint, 0))}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </section>
      <p>
        {i18n.t(condorSettled ? 'ladder.condorSettled' : 'ladder.condorThen', [signedMoney(condorProfit)])}
      </p>
    </>
  );
}
