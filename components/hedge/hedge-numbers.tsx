import { i18n } from '#i18n';
import { FigureGroup } from '@/components/panel/figure-group';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import { BOTH_SIDES, FIRST_FIGURES, GATE_FIGURES, SIZE_FIGURES } from './hedge-columns';
import { HedgeTable } from './hedge-table';
import { sayMove, saySet } from './hedge-words';

const COMPARED = [
  { id: 'contracts' },
  ...BOTH_SIDES,
  { id: 'offset' },
  { id: 'costPerOffset' },
  { id: 'slippage' },
  { id: 'acidTest' },
  { id: 'capitalCharge' },
] as const;

/** Every set beside every other, what happens if, and all numbers that stand nowhere else. */
export function HedgeNumbers({ hedge }: { readonly hedge: HedgeView }) {
  const elsewhere = [...FIRST_FIGURES, ...SIZE_FIGURES, ...GATE_FIGURES].map((id) => `hedge.${id}`);
  return (
    <>
      <HedgeTable
        table={hedge.costs}
        columns={COMPARED}
        name={saySet}
        caption={i18n.t('hedgePart.compared')}
        chosen={hedge.set}
        sortable
      />
      <HedgeTable
        table={hedge.scenarios}
        columns={[
          { id: 'spxReturn', head: 'SPX' },
          { id: 'vixMove', head: 'VIX' },
          { id: 'condor', sign: 1, head: i18n.t('hedgePart.condor') },
          { id: 'hedge', sign: 1, head: i18n.t('hedge.title') },
          { id: 'combined', sign: 1, head: i18n.t('hedgePart.both') },
        ]}
        name={sayMove}
        caption={i18n.t('hedgePart.scenarios')}
        per={i18n.t('hedgePart.move')}
      />
      <FigureGroup figures={hedge.figures.filter(({ id }) => !elsewhere.includes(id))} />
    </>
  );
}
