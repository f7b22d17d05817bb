import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sayOption } from '@/components/words';
import { MOST_RULES, type OwnRule, type OwnRuleRefusal } from '@/lib/core/condor/own-rules';
import { ENTRY_PRESETS, type EntryPreset } from '@/lib/core/condor/presets';
import { RuleForm } from './rule-form';

export type RulesProps = {
  readonly rules: readonly OwnRule[];
  /** A new rule of this name, with the content of another or plain; its id, or null where there is no more room. */
  readonly make: (name: string, from: OwnRule | EntryPreset | null) => string | null;
  readonly change: (rule: OwnRule) => OwnRuleRefusal | null;
  readonly remove: (id: string) => void;
};

/** The rules that condors are searched by: the built-in ones to copy, the user's own to change. */
export function Rules({ rules, make, change, remove }: RulesProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const full = rules.length >= MOST_RULES;
  return (
    <section id="rules" data-testid="rules">
      <h2>{i18n.t('rules.title')}</h2>
      <p class="aside">{i18n.t('rules.about')}</p>
      <ul class="rules">
        {ENTRY_PRESETS.map((preset) => {
          const name = sayOption('preset', preset.id);
          return (
            <li key={preset.id} class="built-in">
              <span>
                <b>{name}</b> <span class="aside">{i18n.t('rules.builtIn', [summaryOf(preset)])}</span>
              </span>
              <button
                type="button"
                disabled={full}
                aria-label={i18n.t('rules.copyOf', [name])}
                onClick={() => setOpened(make(name, preset))}
              >
                {i18n.t('rules.copy')}
              </button>
            </li>
          );
        })}
        {rules.map((rule) => (
          <li key={rule.id} data-testid="own-rule">
            <details open={opened === rule.id}>
              <summary>
                <b>{rule.name}</b> <span class="aside">{summaryOf(rule)}</span>
              </summary>
              <RuleForm rule={rule} change={change} fresh={opened === rule.id} />
              <p class="actions">
                <button
                  type="button"
                  disabled={full}
                  aria-label={i18n.t('rules.copyOf', [rule.name])}
                  onClick={() => setOpened(make(rule.name, rule))}
                >
                  {i18n.t('rules.copy')}
                </button>
                <button
                  type="button"
                  aria-label={i18n.t('rules.removeOf', [rule.name])}
                  onClick={() => remove(rule.id)}
                >
                  {i18n.t('rules.remove')}
                </button>
              </p>
            </details>
          </li>
        ))}
      </ul>
      <p class="actions">
        <button
          type="button"
          disabled={full}
          data-testid="new-rule"
          onClick={() => setOpened(make(i18n.t('rules.fresh'), null))}
        >
          {i18n.t('rules.make')}
        </button>
        {full && <span class="aside">{i18n.t('rules.refused.many')}</span>}
      </p>
    </section>
  );
}

/** When the rule is used, and by what it ranks. */
function summaryOf({ days, objective }: OwnRule | EntryPreset): string {
  const when =
    days === null
      ? i18n.t('rules.whenChosen')
      : days.low === days.high
        ? i18n.t('rules.onDay', [String(days.low)])
        : i18n.t('rules.onDays', [String(days.low), String(days.high)]);
  return `${when} · ${i18n.t(`objective.${objective}`)}`;
}
