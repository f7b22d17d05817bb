import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { numberIn, typed } from '@/components/panel/number-text';

type Bounds = {
  readonly name: string;
  /** Both ends included, as they are typed. */
  readonly least: number;
  readonly most: number;
  /** What is typed is this many times what is kept: 100 for percent. */
  readonly scale?: number;
  readonly testId: string;
  /** What it does, where its name does not say so. */
  readonly about?: string;
  /** In a table, where heads and rows say what it is. */
  readonly bare?: boolean;
};

export type AmountProps = Bounds &
  // False from `set`: that was not taken, for a reason of its own.
  (
    | {
        readonly optional: true;
        readonly value: number | null;
        readonly set: (value: number | null) => unknown;
      }
    | { readonly optional?: false; readonly value: number; readonly set: (value: number) => unknown }
  );

/** A number in a field. What cannot be meant stays as it was typed, is said, and changes nothing. */
export function Amount(props: AmountProps) {
  const { name, value, least, most, scale = 1, testId, about, bare = false } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string) => {
    const number = numberIn(text);
    if (number === null) return props.optional ? null : undefined;
    return number !== undefined && number >= least && number <= most ? number : undefined;
  };
  const wrong = draft !== null && read(draft) === undefined;
  const [turned, setTurned] = useState<string | null>(null);
  const take = (number: number | null) => {
    const kept = number === null ? null : Number((number / scale).toPrecision(12));
    if (kept === value) return true;
    if (props.optional) return props.set(kept) !== false;
    return kept === null || props.set(kept) !== false;
  };
  const finish = (text: string) => {
    const number = read(text);
    if (number === undefined) return;
    if (take(number)) setDraft(null);
    else setTurned(text);
  };
  const Around = bare ? 'span' : 'label';
  return (
    <Around>
      {!bare && name}
      <input
        aria-label={bare ? name : undefined}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={draft ?? typed(value ?? undefined, scale)}
        placeholder={props.optional ? i18n.t('options.none') : ''}
        title={about}
        aria-invalid={wrong || (draft !== null && draft === turned)}
        aria-describedby={wrong ? id : undefined}
        data-testid={testId}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => finish(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      {wrong && (
        <span class="wrong" id={id} role="alert">
          {i18n.t('options.wrong', [String(least), String(most)])}
        </span>
      )}
    </Around>
  );
}
