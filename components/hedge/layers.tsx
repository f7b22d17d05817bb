import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { callOf, count, day, percent, points } from '@/components/format';
import { later } from '@/components/later';
import type { LayerView } from '@/lib/core/hedge/analysis';
import type { CalendarDate } from '@/lib/core/unit';
import type { Bought } from './bought';
import type { BuyLayerProps } from './buy-layer';
import { sayMiss, sayState, sayUnmatched } from './hedge-words';

const BuyLayer = later<BuyLayerProps>(() => import('./buy-layer').then((form) => form.BuyLayer));

export type LayersProps = {
  readonly layers: readonly LayerView[];
  readonly today: CalendarDate;
  /** `null` where prices are modelled: nobody bought at those. */
  readonly bought: Bought | null;
};

/** Each layer with its contract, what it costs, and the sentence why it counts or does not. */
export function Layers({ layers, today, bought }: LayersProps) {
  const [buying, setBuying] = useState<number | null>(null);
  return (
    <ul class="layers" data-testid="layers">
      {layers.map((view) => (
        <Layer key={view.place} view={view}>
          {bought && view.legs.length > 0 && (
            <>
              {' · '}
              <button
                type="button"
                class="link"
                data-testid={`buy-${view.place}`}
                aria-expanded={buying === view.place}
                aria-label={i18n.t('bought.markOf', [view.layer.name])}
                onClick={() => setBuying(buying === view.place ? null : view.place)}
              >
                {i18n.t('bought.mark')}
              </button>
              {buying === view.place && (
                <BuyLayer view={view} today={today} bought={bought} done={() => setBuying(null)} />
              )}
            </>
          )}
        </Layer>
      ))}
    </ul>
  );
}

/** What is held against what is suggested; nobody is told to sell what is held beyond it. */
function sayHeld({ contracts, held, toBuy }: LayerView): string {
  const [asked, had] = [count(contracts), count(held)];
  if (contracts === 0) return i18n.t('hedgePart.heldIdle', [had]);
  if (toBuy > 0) return i18n.t('hedgePart.heldSome', [asked, had, count(toBuy)]);
  return held > contracts
    ? i18n.t('hedgePart.heldMore', [asked, had, count(held - contracts)])
    : i18n.t('hedgePart.heldAll', [asked, had]);
}

/** A sentence that goes on after a dot in the middle. */
function unended(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

type LayerProps = { readonly view: LayerView; readonly children: ComponentChildren };

function Layer({ view, children }: LayerProps) {
  const { layer, legs, contracts, prices, state, unmatched, misses, roll, held } = view;
  return (
    <li class={state.active && !unmatched ? 'active' : 'waiting'}>
      <p class="line">
        <b>
          {layer.name} ×{contracts}
        </b>
        {prices && <span class="cost">{points(prices.natural)}</span>}
        {legs.map((leg) => (
          <span key={`${leg.expiry} ${leg.strike}`} class="leg">
            {leg.side === 1 ? '' : '− '}
            {callOf(leg)}
            <span class="quiet">
              {' '}
              {points(leg.bid)} × {points(leg.ask)} · {percent(leg.volatility, 0)}
            </span>
          </span>
        ))}
      </p>
      <div class="why">
        {held > 0 && <b data-testid="held">{sayHeld(view)}</b>}
        {held > 0 && ' · '}
        {unended(unmatched ? sayUnmatched(unmatched) : sayState(state))}
        {misses.map((miss) => ` · ${sayMiss(miss)}`)}
        {roll?.next && ` · ${i18n.t('hedgePart.roll', [day(roll.next)])}`}
        {roll?.profitAt != null && ` · ${i18n.t('hedgePart.profitAt', [points(roll.profitAt)])}`}
        {children}
      </div>
    </li>
  );
}
