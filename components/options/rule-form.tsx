import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { LimitsEditor } from '@/components/panel/limits-editor';
import { numberIn } from '@/components/panel/number-text';
import { sayCoded } from '@/components/words';
import { OBJECTIVES } from '@/lib/core/condor/objectives';
import { LONGEST_NAME, type OwnRule, type OwnRuleRefusal } from '@/lib/core/condor/own-rules';

export type RuleFormProps = {
  readonly rule: OwnRule;
  readonly change: (rule: OwnRule) => OwnRuleRefusal | null;
  /** Just made: its name is what one types first. */
  readonly fresh: boolean;
};

/** One rule of the user's own: what it is called, when it is used, what it ranks by and what it allows. */
export function RuleForm({ rule, change, fresh }: RuleFormProps) {
  const id = useId();
  return (
    <div class="rule">
      <NameField rule={rule} change={change} fresh={fresh} />
      <div class="entry">
        <label for={id}>{i18n.t('candidate.by')}</label>
        <select
          id={id}
          value={rule.objective}
          data-testid="rule-objective"
          onChange={({ currentTarget }) => {
            const objective = OBJECTIVES.find((each) => each === currentTarget.value);
            if (objective) change({ ...rule, objective });
          }}
        >
          {OBJECTIVES.map((each) => (
            <option key={each} value={each}>
              {i18n.t(`objective.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <DaysField rule={rule} change={change} />
      <LimitsEditor limits={rule.limits} set={(limits) => change({ ...rule, limits })} />
    </div>
  );
}

/** A name that is refused stays as typed, with the reason beside it. */
function NameField({ rule, change, fresh }: RuleFormProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<OwnRuleRefusal | null>(null);
  useEffect(() => {
    if (fresh) field.current?.select();
  }, [fresh]);
  return (
    <div class="entry">
      <label for={id}>{i18n.t('rules.name')}</label>
      <input
        id={id}
        ref={field}
        type="text"
        class="name"
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST_NAME}
        value={draft ?? rule.name}
        data-testid="rule-name"
        aria-invalid={refused !== null}
        aria-describedby={`${id}-refused`}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => {
          const why = change({ ...rule, name: event.currentTarget.value.trim() });
          setRefused(why);
          if (!why) setDraft(null);
        }}
      />
      <Refused id={`${id}-refused`} why={refused} />
    </div>
  );
}

/** From and to; both empty for a rule that waits to be chosen, one alone for a single day. */
function DaysField({ rule, change }: Omit<RuleFormProps, 'fresh'>) {
  const id = useId();
  const [draft, setDraft] = useState<readonly [string, string] | null>(null);
  const [refused, setRefused] = useState<OwnRuleRefusal | null>(null);
  const { days } = rule;
  const ends = draft ?? [String(days?.low ?? ''), String(days?.high ?? '')];
  const keep = () => {
    if (!draft) return;
    const meant = daysIn(draft, days === null);
    const why = meant === undefined ? 'days' : change({ ...rule, days: meant });
    setRefused(why);
    if (!why) setDraft(null);
  };
  const input = (end: 0 | 1) => (
    <input
      type="text"
      inputMode="numeric"
      autocomplete="off"
      value={ends[end]}
      aria-label={i18n.t(end === 0 ? 'rules.daysFrom' : 'rules.daysTo')}
      aria-invalid={refused !== null}
      aria-describedby={`${id}-refused`}
      data-testid={`rule-days-${end === 0 ? 'low' : 'high'}`}
      onInput={({ currentTarget: { value } }) => setDraft(end === 0 ? [value, ends[1]] : [ends[0], value])}
      onChange={keep}
    />
  );
  return (
    <div class="entry">
      <span>{i18n.t('rules.days')}</span>
      <span class="days">
        {input(0)} <span aria-hidden="true">–</span> {input(1)}{' '}
        <span class="aside">{i18n.t('rules.daysEmpty')}</span>
      </span>
      <Refused id={`${id}-refused`} why={refused} />
    </div>
  );
}

/** What was typed as days; where there were none before, one end says both. */
function daysIn([from, to]: readonly [string, string], fresh: boolean): OwnRule['days'] | undefined {
  const [low, high] = [numberIn(from), numberIn(to)];
  if (low === undefined || high === undefined) return undefined;
  if (low === null && high === null) return null;
  if (low !== null && high !== null) return { low, high };
  const day = low ?? high;
  return fresh && day !== null ? { low: day, high: day } : undefined;
}

function Refused({ id, why }: { readonly id: string; readonly why: OwnRuleRefusal | null }) {
  return (
    <p class="wrong" id={id} role="status">
      {why && sayCoded(`rules.refused.${why}`)}
    </p>
  );
}
