import { i18n } from '#i18n';
import { signed, signedPercent } from '@/components/format';
import { FigureGroup } from '@/components/panel/figure-group';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { Table } from '@/lib/core/table';
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
  const elsewhere = [...COMPARED.map(({ id }) => id), ...FIRST_FIGURES, ...SIZE_FIGURES, ...GATE_FIGURES].map(
    (id) => `hedge.${id}`,
  );
  return (
    <>
      <HedgeTable
        table={hedge.costs}
        columns={COMPARED}
        name={saySet}
        caption={i18n.t('hedgePart.compared')}
        chosen={hedge.set}
        takes={1_080}
        sortable
      />
      <HedgeTable
        table={hedge.scenarios}
        columns={[
          { id: 'spxReturn', head: 'SPX', moves: true, roomy: 'large' },
          { id: 'vixMove', head: 'VIX', moves: true, roomy: 'large' },
          { id: 'condor', sign: 1, whole: true, head: i18n.t('hedgePart.condor') },
          { id: 'hedge', sign: 1, whole: true, head: i18n.t('hedge.title') },
          { id: 'combined', sign: 1, whole: true, head: i18n.t('hedgePart.both') },
        ]}
        name={(id) => <Move id={id} scenarios={hedge.scenarios} />}
        caption={i18n.t('hedgePart.scenarios')}
        per={i18n.t('hedgePart.move')}
        takes={320}
      />
      <FigureGroup figures={hedge.figures.filter(({ id }) => !elsewhere.includes(id))} />
    </>
  );
}

type MoveProps = { readonly id: string; readonly scenarios: Table };

/** The name of a move; where there are no columns for index and VIX, they stand under it. */
function Move({ id, scenarios }: MoveProps) {
  const row = scenarios.rows.find((each) => each.id === id);
  const value = (column: string) =>
    row?.values[scenarios.columns.findIndex((each) => each.id === column)] ?? null;
  const [spx, vix] = [value('spxReturn'), value('vixMove')];
  return (
    <>
      {sayMove(id)}
      {spx !== null && vix !== null && (
        <span class="under unless-large">
          {i18n.t('hedgePart.moves', [signedPercent(spx), signed(vix, 2)])}
        </span>
      )}
    </>
  );
}
