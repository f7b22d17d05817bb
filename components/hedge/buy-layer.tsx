import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { numberIn } from '@/components/panel/number-text';
import type { LayerView } from '@/lib/core/hedge/analysis';
import { keptLayer, MOST_BOUGHT, type Purchase, refusePurchase } from '@/lib/core/hedge/bought';
import { parseDate } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import type { Bought } from './bought';

export type BuyLayerProps = {
  readonly view: LayerView;
  readonly today: CalendarDate;
  readonly bought: Bought;
  readonly done: () => void;
};

/** Says that a suggested layer was bought, at which price and when. Nothing is kept until all of it can be. */
export function BuyLayer({ view, today, bought, done }: BuyLayerProps) {
  const { legs, toBuy, prices } = view;
  const forward = legs[0]?.forward.toFixed(2) ?? '';
  const [text, setText] = useState({
    contracts: String(Math.max(toBuy, 1)),
    price: prices?.natural.toFixed(2) ?? '',
    on: today as string,
    forward,
  });
  const [refused, setRefused] = useState<keyof Purchase | 'full' | null>(null);
  const single = legs.length === 1;

  const keep = () => {
    const purchase = read(text, single);
    const full = bought.kept.length >= MOST_BOUGHT ? 'full' : null;
    const wrong = purchase.ok ? (refusePurchase(purchase.value, legs, today) ?? full) : purchase.error;
    setRefused(wrong);
    if (wrong !== null || !purchase.ok) return;
    bought.change((all) => {
      const id = Math.max(-1, ...all.map((each) => each.id)) + 1;
      return [...all, keptLayer(view, purchase.value, today, id)];
    });
    done();
  };
  const field = (id: keyof Purchase) => ({
    value: text[id],
    'aria-invalid': refused === id,
    'data-testid': `buy-${id}`,
    autocomplete: 'off',
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      // The forward of now is not that of another day.
      const moved = id === 'on' && value !== today && text.forward === forward;
      setText({ ...text, ...(moved && { forward: '' }), [id]: value });
    },
  });
  const numbers = single ? (['contracts', 'price', 'forward'] as const) : (['contracts', 'price'] as const);
  return (
    <form
      class="buy"
      data-testid="buy-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div class="asked">
        {numbers.map((id) => (
          <label key={id}>
            {i18n.t(`bought.field.${id}`)}
            <input type="text" inputMode="decimal" {...field(id)} />
          </label>
        ))}
        <label>
          {i18n.t('bought.field.on')}
          <input type="date" max={today} {...field('on')} />
        </label>
      </div>
      {text.on !== today && (!single || text.forward === '') && (
        <p class="quiet">{i18n.t('bought.unknown')}</p>
      )}
      {refused && (
        <p class="refused" role="alert">
          {i18n.t(`bought.refused.${refused}`)}
        </p>
      )}
      <div class="layer-actions">
        <button type="submit" class="link" data-testid="buy-keep">
          {i18n.t('bought.keep')}
        </button>
        <button type="button" class="link" onClick={done}>
          {i18n.t('bought.cancel')}
        </button>
      </div>
    </form>
  );
}

type Read =
  | { readonly ok: true; readonly value: Purchase }
  | { readonly ok: false; readonly error: keyof Purchase };

/** What was typed, or the first field that says nothing. */
function read(text: Readonly<Record<keyof Purchase, string>>, single: boolean): Read {
  const contracts = numberIn(text.contracts);
  if (contracts === null || contracts === undefined) return { ok: false, error: 'contracts' };
  const price = numberIn(text.price);
  if (price === null || price === undefined) return { ok: false, error: 'price' };
  const on = parseDate(text.on);
  if (!on.ok) return { ok: false, error: 'on' };
  const forward = single ? numberIn(text.forward) : null;
  if (forward === undefined) return { ok: false, error: 'forward' };
  return { ok: true, value: { contracts, price, on: on.value, forward } };
}
