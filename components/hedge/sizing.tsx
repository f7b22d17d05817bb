import { i18n } from '#i18n';
import { decimals, percent } from '@/components/format';
import { FigureGroup } from '@/components/panel/figure-group';
import { sayCoded } from '@/components/words';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import { SIZING_RULES, type SizingRule } from '@/lib/core/hedge/sizing-rules';
import { HedgeTable } from './hedge-table';
import { keyOf, sayConflict, sayRule, saySilence } from './hedge-words';

export type SizingProps = {
  readonly hedge: HedgeView;
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
};

const COLUMNS = [{ id: 'low' }, { id: 'high' }, { id: 'need' }, { id: 'perSet' }] as const;

/** From the size that is wanted to the one that is bought. */
export const SIZE_FIGURES = ['setsWanted', 'stanceFactor', 'sets'];

/** How large the hedge is and what made it so: every rule's answer, and where they pull in different directions. */
export function Sizing({ hedge, choice, set }: SizingProps) {
  const { sets, binding, rule, rules, silent, conflicts } = hedge.sizing;
  return (
    <div class="sizing" data-testid="sizing">
      <p>
        <b>{i18n.t('hedgePart.size', [decimals(sets, 2)])}</b>{' '}
        {binding === rule
          ? i18n.t('hedgePart.decides', [sayRule(rule)])
          : i18n.t('hedgePart.binds', [sayRule(binding)])}
      </p>
      {conflicts.length > 0 && (
        <ul class="hedge-notes" data-testid="conflicts">
          {conflicts.map((note) => (
            <li key={`${note.code} ${note.detail.join()}`}>{sayConflict(note)}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>{i18n.t('hedgePart.rules')}</summary>
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
        <FigureGroup
          figures={SIZE_FIGURES.flatMap(
            (id) => hedge.figures.find((figure) => figure.id === `hedge.${id}`) ?? [],
          )}
          beside={({ value }) => ({ text: decimals(value, 2) })}
        />
      </details>
    </div>
  );
}

/** The name of a rule, with the choice that it decides, and the mark of the one that binds. */
function Rule({ id, hedge, choice, set }: SizingProps & { readonly id: string }) {
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
