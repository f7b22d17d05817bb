import { i18n } from '#i18n';
import { day, percent, points, strike } from '@/components/format';
import type { LayerView } from '@/lib/core/hedge/analysis';
import { sayMiss, sayState, sayUnmatched } from './hedge-words';

/** Each layer with its contract, what it costs, and the sentence why it counts or does not. */
export function Layers({ layers }: { readonly layers: readonly LayerView[] }) {
  return (
    <ul class="layers" data-testid="layers">
      {layers.map((view) => (
        <Layer key={view.place} view={view} />
      ))}
    </ul>
  );
}

function Layer({ view }: { readonly view: LayerView }) {
  const { layer, legs, contracts, prices, state, unmatched, misses, roll } = view;
  return (
    <li class={state.active && !unmatched ? 'active' : 'waiting'}>
      <p class="line">
        <b>
          {layer.name} ×{contracts}
        </b>
        {legs.map((leg) => (
          <span key={`${leg.expiry} ${leg.strike}`}>
            {leg.side === 1 ? '' : '− '}
            {leg.root} {day(leg.expiry)} {strike(leg.strike)} C
            <span class="quiet">
              {' '}
              {points(leg.bid)} × {points(leg.ask)} · {percent(leg.volatility, 0)}
            </span>
          </span>
        ))}
        {prices && <span class="cost">{points(prices.natural)}</span>}
      </p>
      <p class="why">
        {unmatched ? sayUnmatched(unmatched) : sayState(state)}
        {misses.map((miss) => ` · ${sayMiss(miss)}`)}
        {roll?.next && ` · ${i18n.t('hedgePart.roll', [day(roll.next)])}`}
      </p>
    </li>
  );
}
