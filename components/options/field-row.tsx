import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sayOption } from '@/components/words';
import type { Settings } from '@/lib/core/settings';
import { choiceName, type Field, isUsual, parseNumber } from './fields';

export type FieldRowProps = {
  readonly field: Field;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly reset: (field: Field) => void;
};

/** One setting: its name, what it does, its control, and the way back to how it was at the start. */
export function FieldRow({ field, settings, change, reset }: FieldRowProps) {
  const id = useId();
  const { title, definition } = sayOption(field.id);
  return (
    <div class="field" data-testid={`option-${field.id}`}>
      <label for={id}>{title}</label>
      <p id={`${id}-definition`}>{definition}</p>
      <Control field={field} settings={settings} change={change} id={id} />
      {!isUsual(field, settings) && (
        <button
          type="button"
          class="plain"
          onClick={() => reset(field)}
          aria-label={`${i18n.t('options.reset')}: ${title}`}
        >
          {i18n.t('options.reset')}
        </button>
      )}
    </div>
  );
}

type ControlProps = Omit<FieldRowProps, 'reset'> & { readonly id: string };

function Control({ field, settings, change, id }: ControlProps) {
  switch (field.kind) {
    case 'switch':
      return (
        <input
          id={id}
          type="checkbox"
          aria-describedby={`${id}-definition`}
          checked={field.read(settings)}
          onChange={(event) => change(field.write(settings, event.currentTarget.checked))}
        />
      );
    case 'choice':
      return (
        <select
          id={id}
          aria-describedby={`${id}-definition`}
          value={field.read(settings)}
          onChange={(event) => change(field.write(settings, event.currentTarget.value))}
        >
          {[...field.choices, ...(field.own?.(settings).map((own) => own.id) ?? [])].map((choice) => (
            <option key={choice} value={choice}>
              {choiceName(field, settings, choice)}
            </option>
          ))}
        </select>
      );
    case 'number':
      return <NumberControl field={field} settings={settings} change={change} id={id} />;
  }
}

/** What is typed stays as typed until it can be kept; what cannot says so and changes nothing. */
function NumberControl({
  field,
  settings,
  change,
  id,
}: ControlProps & { readonly field: Field & { kind: 'number' } }) {
  const kept = field.read(settings);
  const written = kept === null ? '' : String(Number((kept * field.scale).toPrecision(12)));
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? written;
  const wrong = typed !== null && parseNumber(typed, field) === undefined;
  const { low, high, whole } = field.range;
  const finish = () => {
    const value = parseNumber(text, field);
    if (value === undefined) return;
    setTyped(null);
    if (value !== kept) change(field.write(settings, value));
  };
  const step = (by: number) => {
    const value = parseNumber(text, field);
    if (value === undefined || value === null) return;
    const next = Number((value * field.scale + by * field.step).toPrecision(12)) / field.scale;
    setTyped(null);
    change(field.write(settings, Math.min(high, Math.max(low, next))));
  };
  return (
    <span class="number">
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        aria-describedby={`${id}-definition${wrong ? ` ${id}-wrong` : ''}`}
        aria-invalid={wrong}
        placeholder={field.empty ? i18n.t('options.none') : ''}
        value={text}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={finish}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            step(event.key === 'ArrowUp' ? 1 : -1);
          } else if (event.key === 'Escape') setTyped(null);
        }}
      />
      <span class="unit">{i18n.t(`options.unit.${field.unit}`)}</span>
      {wrong && (
        <span class="wrong" id={`${id}-wrong`} role="alert">
          {i18n.t(whole ? 'options.wrongWhole' : 'options.wrong', [
            String(low * field.scale),
            String(high * field.scale),
          ])}
        </span>
      )}
    </span>
  );
}
