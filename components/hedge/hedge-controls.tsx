import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { percent } from '@/components/format';
import { numberIn } from '@/components/panel/number-text';
import type { HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import { HEDGE_SETS } from '@/lib/core/hedge/presets';
import { saySet } from './hedge-words';

export type HedgeControlsProps = {
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
};

const FALLS = [0.02, 0.03, 0.05, 0.1];

/** Which layers, how cautious, with how much capital, and against which fall. */
export function HedgeControls({ choice, set }: HedgeControlsProps) {
  return (
    <div class="asked">
      <label>
        {i18n.t('hedgePart.set')}
        <select
          value={choice.set}
          data-testid="hedge-set"
          onChange={(event) => set({ ...choice, set: event.currentTarget.value })}
        >
          {HEDGE_SETS.map(({ id }) => (
            <option key={id} value={id}>
              {saySet(id)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {i18n.t('hedgePart.stance')}
        <select
          value={choice.stance}
          onChange={(event) =>
            set({ ...choice, stance: event.currentTarget.value === 'promoter' ? 'promoter' : 'steward' })
          }
        >
          <option value="steward">{i18n.t('hedge.stance.steward')}</option>
          <option value="promoter">{i18n.t('hedge.stance.promoter')}</option>
        </select>
      </label>
      <label>
        {i18n.t('hedgePart.fall')}
        <select
          value={choice.fall}
          onChange={(event) => set({ ...choice, fall: Number(event.currentTarget.value) })}
        >
          {FALLS.map((fall) => (
            <option key={fall} value={fall}>
              {percent(-fall, 0)}
            </option>
          ))}
        </select>
      </label>
      <Amount
        name={i18n.t('hedgePart.capital')}
        value={choice.capital}
        least={1}
        most={1e12}
        id="capital"
        set={(capital) => set({ ...choice, capital })}
      />
    </div>
  );
}

export type AmountProps = {
  readonly name: string;
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly id: string;
  readonly set: (value: number | null) => void;
};

/** A number that may be left empty; what cannot be meant is said and changes nothing. */
export function Amount({ name, value, least, most, id, set }: AmountProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string) => {
    const number = numberIn(text);
    return number === null || (number !== undefined && number >= least && number <= most)
      ? number
      : undefined;
  };
  const wrong = draft !== null && read(draft) === undefined;
  return (
    <label>
      {name}
      <input
        type="text"
        inputMode="decimal"
        value={draft ?? (value === null ? '' : String(value))}
        placeholder={i18n.t('options.none')}
        aria-invalid={wrong}
        data-testid={`hedge-${id}`}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={() => {
          const number = draft === null ? undefined : read(draft);
          if (number === undefined) return;
          setDraft(null);
          set(number);
        }}
      />
      {wrong && (
        <span class="wrong" role="alert">
          {i18n.t('options.wrong', [String(least), String(most)])}
        </span>
      )}
    </label>
  );
}
