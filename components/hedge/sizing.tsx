import { i18n } from '#i18n';
import { Folded } from '@/components/folded';
import { decimals } from '@/components/format';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import { sayConflict, sayRule } from './hedge-words';
import { SizeByRule } from './size-by-rule';

/** Delta of one condor when it was sold; `null` unknown. */
export type Entry = { readonly delta: number | null; readonly keep: (delta: number | null) => void };

export type SizingProps = {
  readonly hedge: HedgeView;
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
  readonly entry: Entry;
};

/** How large the hedge is and what made it so: every rule's answer, and where they pull in different directions. */
export function Sizing({ hedge, choice, set, entry }: SizingProps) {
  const { sets, binding, rule, conflicts } = hedge.sizing;
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
      <Folded title={i18n.t('hedgePart.rules')} testId="size-by-rule">
        {() => <SizeByRule hedge={hedge} choice={choice} set={set} entry={entry} />}
      </Folded>
    </div>
  );
}
