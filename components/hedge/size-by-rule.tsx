import { i18n } from '#i18n';
import { decimals, percent } from '@/components/format';
import { FigureGroup } from '@/components/panel/figure-group';
import { sayCoded } from '@/components/words';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import { SIZING_RULES, type SizingRule } from '@/lib/core/hedge/sizing-rules';
import { Amount } from './amount';
import { SIZE_FIGURES } from './hedge-columns';
import { HedgeTable } from './hedge-table';
import { keyOf, sayRule, saySilence } from './hedge-words';
import type { SizingProps } from './sizing';

/** What a rule asks a share of, and what one set does about it, stand in the explanation too. */
const COLUMNS = [
  { id: 'low' },
  { id: 'high' },
  { id: 'need', whole: true, roomy: 'medium' },
  { id: 'perSet', whole: true, roomy: 'medium' },
] as const;

/** The answer of every rule, the one that binds marked, and what each asks for. */
export function SizeByRule({ hedge, choice, set, entry }: SizingProps) {
  const { rule, rules, silent } = hedge.sizing;
  return (
    <>
      <HedgeTable
        table={rules}
        columns={COLUMNS}
        name={(id) => <Rule id={id} hedge={hedge} choice={choice} set={set} />}
        caption={i18n.t('hedgePart.rulesHow')}
        per={i18n.t('hedgePart.rule')}
        chosen={rule}
      />
      <dl class="rules">
        {SIZING_RULES.map((id) => (
          <About key={id} id={id} choice={choice} silent={silent} />
        ))}
      </dl>
      <div class="asked">
        <Amount
          name={i18n.t('hedgePart.entryDelta')}
          optional
          least={-1}
          most={1}
          value={entry.delta}
          set={entry.keep}
          testId="entry-delta"
        />
      </div>
      <p class="note">{i18n.t('hedgePart.entryDeltaHow')}</p>
      <FigureGroup
        figures={SIZE_FIGURES.flatMap(
          (id) => hedge.figures.find((figure) => figure.id === `hedge.${id}`) ?? [],
        )}
        beside={({ value }) => ({ text: decimals(value, 2) })}
      />
    </>
  );
}

/** The name of a rule, with the choice that it decides, and the mark of the one that binds. */
function Rule({ id, hedge, choice, set }: Omit<SizingProps, 'entry'> & { readonly id: string }) {
  const { binding } = hedge.sizing;
  return (
    <label class="rule">
      <input
        type="radio"
        name="sizing-rule"
        checked={id === choice.rule}
        onChange={() => {
          const rule = SIZING_RULES.find((each) => each === id);
          if (rule) set({ ...choice, rule });
        }}
      />
      {sayRule(id)}
      {id === binding && <span class="binding">{i18n.t('hedgePart.binding')}</span>}
    </label>
  );
}

type AboutProps = {
  readonly id: SizingRule;
  readonly choice: HedgeChoice;
  readonly silent: HedgeView['sizing']['silent'];
};

/** What a rule asks for, with its band, and why it has no answer where it has none. */
function About({ id, choice, silent }: AboutProps) {
  const { low, high } = choice.tuning.bands[id];
  const silence = silent.find(({ rule }) => rule === id);
  return (
    <>
      <dt>{sayRule(id)}</dt>
      <dd>
        {sayCoded(`hedge.ruleAbout.${keyOf(id)}`, [percent(low, 0), percent(high, 0)])}
        {silence && <b> {saySilence(silence.why)}</b>}
      </dd>
    </>
  );
}
