import { useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sayCoded, sayFailure } from '@/components/words';
import { LONGEST_NAME, type OwnRuleRefusal } from '@/lib/core/condor/own-rules';
import type { Failure } from '@/lib/core/failure';
import type { Rule } from '@/lib/core/stages/candidates';
import type { PanelActions } from './props';

export type KeepRuleProps = Pick<PanelActions, 'keepRule' | 'forgetRule'> & {
  /** What the search goes by now. */
  readonly rule: Rule;
  readonly choose: (rule: Rule) => void;
};

/** The present limits under a name of the user's own, chosen at once; what was there before is one click away. */
export function KeepRule({ rule, choose, keepRule, forgetRule }: KeepRuleProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<OwnRuleRefusal | Failure | null>(null);
  const [kept, setKept] = useState<{ id: string; name: string; before: Rule } | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    if (busy) return;
    setBusy(true);
    const made = await keepRule(name.trim(), rule);
    setBusy(false);
    setRefused(made.ok ? null : made.error);
    if (!made.ok) return field.current?.focus();
    setName('');
    setKept({ id: made.value, name: name.trim(), before: rule });
    choose({ ...rule, preset: made.value });
  };
  const undo = (from: NonNullable<typeof kept>) => {
    choose(from.before);
    forgetRule(from.id);
    setKept(null);
    setName(from.name);
    field.current?.focus();
  };
  return (
    <form
      class="keep"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label for={id} class="keep-label">
        {i18n.t('rules.keepAs')}
      </label>
      <input
        id={id}
        ref={field}
        type="text"
        class="keep-name"
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST_NAME}
        value={name}
        data-testid="keep-name"
        aria-invalid={refused !== null}
        aria-describedby={`${id}-said`}
        onInput={({ currentTarget }) => {
          setName(currentTarget.value);
          setRefused(null);
        }}
      />
      <button type="submit" data-testid="keep-rule">
        {i18n.t('rules.keep')}
      </button>
      <p id={`${id}-said`} class={`keep-said ${refused ? 'wrong' : ''}`} role="status">
        {refused && sayRefused(refused)}
        {!refused && kept?.id === rule.preset && (
          <>
            {i18n.t('rules.kept', [kept.name])}{' '}
            <button type="button" class="link" data-testid="keep-undo" onClick={() => undo(kept)}>
              {i18n.t('rules.keepUndo')}
            </button>
          </>
        )}
      </p>
    </form>
  );
}

function sayRefused(why: OwnRuleRefusal | Failure): string {
  if (typeof why === 'string') return sayCoded(`rules.refused.${why}`);
  const { cause, remedy } = sayFailure(why);
  return `${cause} ${remedy}`;
}
