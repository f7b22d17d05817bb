import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Band, Limits } from '@/lib/core/condor/limits';
import { numberIn, typed } from './number-text';

export type LimitsEditorProps = {
  readonly limits: Limits;
  readonly set: (limits: Limits) => void;
  /** Back to the rule's own; absent where they are. */
  readonly reset?: () => void;
};

type BandName = 'shortDelta' | 'credit' | 'deviations' | 'netDelta';

/** Deltas are typed as traders say them: 16, not 0.16. */
const BANDS: readonly { readonly name: BandName; readonly scale: number }[] = [
  { name: 'shortDelta', scale: 100 },
  { name: 'credit', scale: 1 },
  { name: 'deviations', scale: 1 },
  { name: 'netDelta', scale: 100 },
];

/** What the search may take. Every field is kept as typed until it means something. */
export function LimitsEditor({ limits, set, reset }: LimitsEditorProps) {
  return (
    <fieldset class="limits">
      <legend>{i18n.t('limits.title')}</legend>
      {BANDS.map(({ name, scale }) => (
        <BandField
          key={name}
          name={name}
          scale={scale}
          band={limits[name]}
          set={(band) => set(withBand(limits, name, band))}
        />
      ))}
      <TextField
        name="widths"
        value={limits.widths.join(', ')}
        read={(text) => {
          const widths = text
            .split(/[;,\s]+/)
            .filter((each) => each !== '')
            .map(numberIn);
          const sound = widths.every((each): each is number => typeof each === 'number' && each > 0);
          return sound && widths.length > 0 && widths.length <= 40 ? { ...limits, widths } : null;
        }}
        set={set}
      />
      <TextField
        name="liquidity"
        value={typed(limits.liquidity, 100)}
        read={(text) => withNumber(limits, 'liquidity', numberIn(text), 100)}
        set={set}
      />
      <TextField
        name="openInterest"
        value={typed(limits.openInterest, 1)}
        read={(text) => withNumber(limits, 'openInterest', numberIn(text), 1)}
        set={set}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={limits.unequalWings}
          onChange={(event) => set({ ...limits, unequalWings: event.currentTarget.checked })}
        />
        {i18n.t('limits.unequalWings')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={limits.outOfTheMoney ?? false}
          onChange={(event) => set({ ...limits, outOfTheMoney: event.currentTarget.checked })}
        />
        {i18n.t('limits.outOfTheMoney')}
      </label>
      {reset && (
        <button type="button" class="link" onClick={reset}>
          {i18n.t('limits.reset')}
        </button>
      )}
    </fieldset>
  );
}

/** A band without ends is no band. */
function withBand(limits: Limits, name: BandName, band: Band): Limits {
  const { [name]: _, ...others } = limits;
  return band.low === undefined && band.high === undefined ? others : { ...others, [name]: band };
}

function withNumber(
  limits: Limits,
  name: 'liquidity' | 'openInterest',
  value: number | null | undefined,
  scale: number,
): Limits | null {
  const { [name]: _, ...others } = limits;
  if (value === null) return others;
  return value === undefined || value < 0 ? null : { ...others, [name]: value / scale };
}

type BandFieldProps = {
  readonly name: BandName;
  readonly scale: number;
  readonly band: Band | undefined;
  readonly set: (band: Band) => void;
};

function BandField({ name, scale, band, set }: BandFieldProps) {
  const [draft, setDraft] = useState<readonly [string, string] | null>(null);
  const ends = draft ?? [typed(band?.low, scale), typed(band?.high, scale)];
  const [low, high] = ends.map(numberIn);
  const unreadable = low === undefined || high === undefined;
  const reversed = typeof low === 'number' && typeof high === 'number' && low > high;
  const finish = () => {
    if (draft === null || low === undefined || high === undefined || reversed) return;
    setDraft(null);
    set({ ...(low !== null && { low: low / scale }), ...(high !== null && { high: high / scale }) });
  };
  const input = (end: 0 | 1) => (
    <input
      type="text"
      inputMode="decimal"
      value={ends[end]}
      aria-label={i18n.t(end === 0 ? 'limits.from' : 'limits.to', [i18n.t(`limits.${name}`)])}
      aria-invalid={[low, high][end] === undefined || reversed}
      data-testid={`limit-${name}-${end === 0 ? 'low' : 'high'}`}
      onInput={(event) =>
        setDraft(end === 0 ? [event.currentTarget.value, ends[1]] : [ends[0], event.currentTarget.value])
      }
      onChange={finish}
    />
  );
  return (
    <div class="band">
      <span>{i18n.t(`limits.${name}`)}</span>
      {input(0)}
      <span aria-hidden="true">–</span>
      {input(1)}
      {(unreadable || reversed) && (
        <span class="wrong" role="alert">
          {i18n.t(reversed ? 'limits.reversed' : 'limits.unreadable')}
        </span>
      )}
    </div>
  );
}

type TextFieldProps = {
  readonly name: 'widths' | 'liquidity' | 'openInterest';
  readonly value: string;
  /** `null` for what cannot be meant. */
  readonly read: (text: string) => Limits | null;
  readonly set: (limits: Limits) => void;
};

function TextField({ name, value, read, set }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && read(draft) === null;
  return (
    <div class="band">
      <label>
        <span>{i18n.t(`limits.${name}`)}</span>
        <input
          type="text"
          class={name}
          value={draft ?? value}
          aria-invalid={wrong}
          data-testid={`limit-${name}`}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onChange={() => {
            const limits = draft === null ? null : read(draft);
            if (!limits) return;
            setDraft(null);
            set(limits);
          }}
        />
      </label>
      {wrong && (
        <span class="wrong" role="alert">
          {i18n.t(name === 'widths' ? 'limits.badWidths' : 'limits.unreadable')}
        </span>
      )}
    </div>
  );
}
