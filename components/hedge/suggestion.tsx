import { i18n } from '#i18n';
import { points } from '@/components/format';
import { FigureGroup } from '@/components/panel/figure-group';
import type { HedgeView, VixView } from '@/lib/core/hedge/analysis';
import type { HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import type { CalendarDate } from '@/lib/core/unit';
import type { Bought } from './bought';
import { HedgeTable } from './hedge-table';
import { sayHedgeDoubt, sayMove, saySet } from './hedge-words';
import { LayerTickets } from './layer-tickets';
import { Layers } from './layers';
import { SIZE_FIGURES, Sizing } from './sizing';
import { VixSource } from './vix-source';

export type SuggestionProps = {
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
  readonly habits: TicketHabits;
  readonly keepHabits: (habits: TicketHabits) => void;
  readonly stale: boolean;
  readonly now: number;
  readonly copy: (text: string) => Promise<boolean>;
  readonly vix: VixView | null;
  readonly bought: Bought;
  readonly today: CalendarDate;
  readonly hedge: HedgeView;
};

/** What costs, then what gives: in one row, so that neither is read alone. */
const ROW = [
  { id: 'bleedPerQuietDay', sign: -1 },
  { id: 'callSideLoss', sign: -1 },
  { id: 'gainAt2', sign: 1 },
  { id: 'gainAt3', sign: 1 },
  { id: 'gainAt5', sign: 1 },
  { id: 'debit' },
] as const;

const COMPARED = [
  { id: 'contracts' },
  ...ROW,
  { id: 'offset' },
  { id: 'costPerOffset' },
  { id: 'slippage' },
  { id: 'acidTest' },
  { id: 'capitalCharge' },
] as const;

/** In the order in which they are asked; all others are below. */
const FIRST = ['debit', 'shiftBelow', 'shiftAbove', 'offset', 'acidTest', 'popCombined'];

/** A hedge on listed contracts: its layers, what it costs and gives, what speaks against it, and its orders. */
export function Suggestion({
  vix,
  hedge,
  habits,
  keepHabits,
  stale,
  now,
  bought,
  today,
  copy,
  choice,
  set,
}: SuggestionProps) {
  const elsewhere = [...FIRST, ...SIZE_FIGURES].map((id) => `hedge.${id}`);
  const first = FIRST.flatMap((id) => hedge.figures.find((figure) => figure.id === `hedge.${id}`) ?? []);
  const settled = evenAtSettlement(hedge);
  return (
    <>
      {vix && <VixSource vix={vix} now={now} forget={() => set({ ...choice, typedLevel: null })} />}
      <Layers layers={hedge.layers} today={today} bought={hedge.modelled ? null : bought} />
      <HedgeTable
        table={hedge.costs}
        columns={ROW}
        name={saySet}
        caption={i18n.t('hedgePart.bothSides')}
        rows={1}
      />
      <FigureGroup figures={first} />
      <p data-testid="combined">
        {settled.length === 0
          ? i18n.t('hedgePart.nowhere')
          : i18n.t('hedgePart.combined', [settled.map(points).join(', ')])}
      </p>
      <Sizing hedge={hedge} choice={choice} set={set} />
      {hedge.doubts.length > 0 && (
        <ul class="hedge-notes">
          {hedge.doubts.map((doubt) => (
            <li key={`${doubt.code} ${doubt.detail.join()}`}>{sayHedgeDoubt(doubt)}</li>
          ))}
        </ul>
      )}
      <LayerTickets
        hedge={hedge}
        habits={habits}
        keep={keepHabits}
        doubtful={stale || !hedge.copyable}
        copy={copy}
      />
      <details data-testid="hedge-more">
        <summary>{i18n.t('hedgePart.more')}</summary>
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
      </details>
    </>
  );
}

/** The levels at which condor and hedge together are even, at the size suggested. */
export function evenAtSettlement({ breakEvens }: HedgeView): readonly number[] {
  return breakEvens.find(({ moment, ratio }) => moment === 'settlement' && ratio === 1)?.combined ?? [];
}
