import { i18n } from '#i18n';
import { percent } from '@/components/format';
import { type HedgeChoice, OWN_SET } from '@/lib/core/hedge/hedge-choice';
import { HEDGE_SETS } from '@/lib/core/hedge/presets';
import { Amount } from './amount';
import { ChoiceField } from './choice-field';
import { saySet } from './hedge-words';

export type HedgeControlsProps = {
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
};

const FALLS = ['0.02', '0.03', '0.05', '0.1'] as const;

/** Which layers, how cautious, with how much capital, and against which fall. */
export function HedgeControls({ choice, set }: HedgeControlsProps) {
  const { own } = choice;
  return (
    <div class="asked">
      <ChoiceField
        name={i18n.t('hedgePart.set')}
        value={choice.set}
        choices={[...(own ? [OWN_SET] : []), ...HEDGE_SETS.map(({ id }) => id)]}
        say={(id) => (id === OWN_SET && own ? i18n.t('hedgeEdit.own', [saySet(own.from)]) : saySet(id))}
        set={(id) => set({ ...choice, set: id })}
        testId="hedge-set"
      />
      <ChoiceField
        name={i18n.t('hedgePart.stance')}
        value={choice.stance}
        choices={['steward', 'promoter']}
        say={(id) => i18n.t(`hedge.stance.${id}`)}
        set={(stance) => set({ ...choice, stance })}
        testId="hedge-stance"
      />
      <ChoiceField
        name={i18n.t('hedgePart.fall')}
        value={String(choice.fall)}
        choices={FALLS}
        say={(fall) => percent(-fall, 0)}
        set={(fall) => set({ ...choice, fall: Number(fall) })}
        testId="hedge-fall"
      />
      <Amount
        name={i18n.t('hedgePart.capital')}
        optional
        value={choice.capital}
        least={1}
        most={1e12}
        testId="hedge-capital"
        set={(capital) => set({ ...choice, capital })}
      />
    </div>
  );
}
