import { i18n } from '#i18n';
import { Folded } from '@/components/folded';
import { money, points, signed } from '@/components/format';
import { type Beside, FigureGroup } from '@/components/panel/figure-group';
import type { Figure } from '@/lib/core/figure';
import type { HedgeView, VixView } from '@/lib/core/hedge/analysis';
import type { HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import type { CalendarDate } from '@/lib/core/unit';
import type { Bought } from './bought';
import { evenAtSettlement } from './even-lines';
import { Gate } from './gate';
import { BOTH_SIDES, BOTH_SIDES_WIDTH, FIRST_FIGURES } from './hedge-columns';
import { HedgeNumbers } from './hedge-numbers';
import { HedgeTable } from './hedge-table';
import { sayHedgeDoubt, saySet } from './hedge-words';
import { LayerTickets } from './layer-tickets';
import { Layers } from './layers';
import { type Entry, Sizing } from './sizing';
import { TypedVix } from './typed-vix';
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
  readonly entry: Entry;
};

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
  entry,
}: SuggestionProps) {
  const first = FIRST_FIGURES.flatMap(
    (id) => hedge.figures.find((figure) => figure.id === `hedge.${id}`) ?? [],
  );
  const settled = evenAtSettlement(hedge);
  const { debit, toPay, heldAtBid } = hedge.holding;
  return (
    <>
      {vix && <VixSource vix={vix} now={now} forget={() => set({ ...choice, typed: null })} />}
      {vix?.source === 'modelled' && (
        <TypedVix typed={choice.typed} set={(typed) => set({ ...choice, typed })} />
      )}
      <Layers layers={hedge.layers} today={today} bought={hedge.modelled ? null : bought} />
      <HedgeTable
        table={hedge.costs}
        columns={BOTH_SIDES}
        name={saySet}
        caption={i18n.t('hedgePart.bothSides')}
        rows={1}
        takes={BOTH_SIDES_WIDTH}
      />
      {bought.held.size > 0 && (
        <>
          <p data-testid="holding">
            {toPay > 0
              ? i18n.t('hedgePart.holding', [money(debit), money(toPay), money(heldAtBid)])
              : i18n.t('hedgePart.holdingAll', [money(debit), money(heldAtBid)])}
          </p>
          <p class="note">{i18n.t('hedgePart.holdingHow')}</p>
        </>
      )}
      <FigureGroup figures={first} beside={besideFirst} />
      <p data-testid="combined">
        {settled.length === 0
          ? i18n.t('hedgePart.nowhere')
          : i18n.t('hedgePart.combined', [settled.map(points).join(', ')])}
      </p>
      <Sizing hedge={hedge} choice={choice} set={set} entry={entry} />
      <Gate hedge={hedge} />
      {hedge.doubts.length > 0 && (
        <ul class="hedge-notes">
          {hedge.doubts.map((doubt) => (
            <li key={`${doubt.code} ${doubt.detail.join()}`}>{sayHedgeDoubt(doubt)}</li>
          ))}
        </ul>
      )}
      {hedge.ticket.byLayer.length > 0 && (
        <Folded title={i18n.t('hedgePart.tickets')} testId="layer-tickets">
          {() => (
            <LayerTickets
              hedge={hedge}
              habits={habits}
              keep={keepHabits}
              doubtful={stale || !hedge.copyable}
              copy={copy}
            />
          )}
        </Folded>
      )}
      <Folded title={i18n.t('hedgePart.more')} testId="hedge-more">
        {() => <HedgeNumbers hedge={hedge} />}
      </Folded>
    </>
  );
}

/** How far a break-even moves, outward with a plus. */
function besideFirst({ id, value }: Figure): Beside {
  if (id !== 'hedge.shiftBelow' && id !== 'hedge.shiftAbove') return {};
  const text = i18n.t('hedgePart.shift', [signed(value, 2)]);
  return Math.abs(value) < 0.005 ? { text } : { text, tone: value > 0 ? 'gain' : 'loss' };
}
