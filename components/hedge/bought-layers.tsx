import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  callOf,
  count,
  dated,
  day,
  decimals,
  money,
  percent,
  points,
  signedMoney,
  strike,
} from '@/components/format';
import { sayCoded } from '@/components/words';
import type { CountedView, HeldView } from '@/lib/core/hedge/analysis';
import { type KeptLayer, stillHeld } from '@/lib/core/hedge/bought';
import { VIX_MULTIPLIER } from '@/lib/core/hedge/leg';
import type { Rsi, RsiUnknown } from '@/lib/core/hedge/vix-rsi';
import type { CalendarDate } from '@/lib/core/unit';
import type { Bought } from './bought';

export type BoughtLayersProps = {
  readonly bought: Bought;
  /** Of the layers that are suggested, by their places. */
  readonly names: readonly string[];
  readonly today: CalendarDate;
};

/** What was bought: worth what now, when to roll it and at which cost, when to take its profit. */
export function BoughtLayers({ bought, names, today }: BoughtLayersProps) {
  const { kept, held, rsi, change } = bought;
  const [removed, setRemoved] = useState<{ readonly layer: KeptLayer; readonly at: number } | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), [removed]);
  const remove = (layer: KeptLayer, at: number) => {
    setRemoved({ layer, at });
    change((all) => all.filter(({ id }) => id !== layer.id));
  };
  return (
    <div class="bought" data-testid="bought">
      {kept.length > 0 && <h3>{i18n.t('bought.title')}</h3>}
      <ul class="layers">
        {kept.map((layer, at) => (
          <li key={layer.id} class="active">
            <p class="line">
              <b>
                {layer.layer.name} ×{count(layer.contracts)}
              </b>
              {layer.legs.map((leg) => (
                <span key={`${leg.expiry} ${leg.strike}`}>
                  {leg.side === 1 ? '' : '− '}
                  {callOf(leg)}
                </span>
              ))}
              <button
                type="button"
                class="link"
                data-testid="bought-remove"
                aria-label={i18n.t('hedgeEdit.removeOf', [layer.layer.name])}
                onClick={() => remove(layer, at)}
              >
                {i18n.t('hedgeEdit.remove')}
              </button>
            </p>
            <p class="why">
              {layer.boughtOn === null
                ? i18n.t('bought.atSome', [points(layer.cost)])
                : i18n.t('bought.at', [points(layer.cost), day(layer.boughtOn)])}
            </p>
            <Now layer={layer} view={held.get(layer.id)} names={names} rsi={rsi} today={today} />
          </li>
        ))}
      </ul>
      <p role="status">
        {removed && (
          <>
            {i18n.t('hedgeEdit.removed', [removed.layer.layer.name])}{' '}
            <button
              ref={undo}
              type="button"
              class="link"
              data-testid="bought-undo"
              onClick={() => {
                const { layer, at } = removed;
                setRemoved(null);
                change((all) => all.filter(({ id }) => id !== layer.id).toSpliced(at, 0, layer));
              }}
            >
              {i18n.t('options.undo')}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

type NowProps = Pick<Bought, 'rsi'> & {
  readonly layer: KeptLayer;
  readonly view: CountedView | undefined;
  /** Of the layers that are suggested, by their places. */
  readonly names: readonly string[];
  readonly today: CalendarDate;
};

/** One that is held at the quotes of now; or why nothing can be said of it. */
function Now({ layer, view, names, rsi, today }: NowProps) {
  if (stillHeld(layer, today) === null) return <p class="why">{i18n.t('bought.settled')}</p>;
  if (!view) {
    const { strike: at, expiry } = layer.legs.find(({ side }) => side === 1) ?? { strike: 0, expiry: '' };
    const detail = [strike(at), day(expiry)];
    return (
      <p class="why">
        {sayCoded('decide.refusal.heldUnquoted', detail)} {sayCoded('decide.remedy.heldUnquoted', detail)}{' '}
        {i18n.t('bought.notCounted')}
      </p>
    );
  }
  const { proceeds, cost, contracts, extrinsicLost, roll } = view;
  const profit = contracts * VIX_MULTIPLIER * (proceeds - cost);
  return (
    <>
      <p class="why">
        {i18n.t('bought.now', [points(proceeds)])}{' '}
        <b class={profit < 0 ? 'loss' : 'gain'} data-testid="bought-profit">
          {signedMoney(profit)}
        </b>{' '}
        {i18n.t('bought.beforeFees')}
        {extrinsicLost !== null &&
          ` · ${i18n.t(extrinsicLost < 0 ? 'bought.grown' : 'bought.lost', [percent(Math.abs(extrinsicLost), 0)])}`}
      </p>
      <p class="why">
        {roll.due ? (
          <b>{i18n.t('bought.due')}</b>
        ) : roll.next ? (
          i18n.t('bought.rollBy', [day(roll.next)])
        ) : (
          i18n.t('bought.noRoll')
        )}{' '}
        {roll.now &&
          i18n.t(roll.now.net < 0 ? 'bought.rollBrings' : 'bought.rollCosts', [
            money(Math.abs(roll.now.net)),
            decimals(roll.now.coverBefore, 0),
            decimals(roll.now.coverAfter, 0),
          ])}
      </p>
      <p class="why">{sayProfit(view, rsi)}</p>
      <Counts view={view} names={names} />
    </>
  );
}

/** What it is taken off, or why it is taken off nothing; silent where nothing is suggested. */
function Counts({ view, names }: { readonly view: CountedView; readonly names: readonly string[] }) {
  const { towards, apart, legs, layer } = view;
  const left = Math.round(legs.find(({ side }) => side === 1)?.days ?? 0);
  if (apart === null && towards.length === 0) return null;
  return (
    <p class="why" data-testid="bought-counts">
      {apart === null
        ? i18n.t('bought.counts', [towards.map((place) => `“${names[place] ?? ''}”`).join(', ')])
        : i18n.t(`bought.apart.${apart}`, [count(left), count(layer.targetDte)])}
    </p>
  );
}

function sayProfit({ layer: { profit }, roll }: HeldView, rsi: Bought['rsi']): string {
  const known = profit.kind === 'vix-rsi' && rsi.ok ? sayRsi(rsi.value) : '';
  if (roll.profit === 'yes') return `${i18n.t('bought.takeProfit')} ${known}`.trim();
  switch (profit.kind) {
    case 'none':
      return i18n.t('bought.noProfit');
    case 'multiple':
      return roll.profitAt === null
        ? i18n.t('bought.noCost')
        : i18n.t('bought.profitAt', [points(roll.profitAt)]);
    case 'vix-rsi':
      return rsi.ok
        ? `${i18n.t('bought.rsiBelow', [decimals(profit.above, 0)])} ${known}`
        : `${i18n.t('bought.rsiUnknown', [decimals(profit.above, 0)])} ${sayUnknown(rsi.error)}`;
  }
}

function sayRsi({ value, on }: Rsi): string {
  return i18n.t('history.rsi.known', [decimals(value, 1), dated(on)]);
}

function sayUnknown({ code, on }: RsiUnknown): string {
  return sayCoded(`history.rsi.${code}`, on === null ? [] : [dated(on)]);
}
