import { i18n } from '#i18n';
import { Folded } from '@/components/folded';
import { FigureGroup } from '@/components/panel/figure-group';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import { GATE_FIGURES } from './hedge-columns';

const BECAUSE = {
  'nothing-paid': 'nothingPaid',
  return: 'return',
  bleed: 'bleed',
  neither: 'neither',
} as const;

/** Whether the hedge is worth its cost over the condor's life, under which law, with every term behind it. */
export function Gate({ hedge }: { readonly hedge: HedgeView }) {
  const { open, because, law } = hedge.gate;
  return (
    <div data-testid="gate">
      <p>
        <b>{i18n.t(open ? 'hedge.gate.open' : 'hedge.gate.shut')}</b>{' '}
        {i18n.t(`hedge.gate.${BECAUSE[because]}`)}
      </p>
      <Folded title={i18n.t('hedgePart.gateTerms', [i18n.t(`tuning.laws.${law.kind}`)])} testId="gate-terms">
        {() => (
          <FigureGroup
            figures={GATE_FIGURES.flatMap(
              (id) => hedge.figures.find((figure) => figure.id === `hedge.${id}`) ?? [],
            )}
          />
        )}
      </Folded>
    </div>
  );
}
