import { i18n } from '#i18n';
import { callOf, count, points } from '@/components/format';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { LegLimit } from '@/lib/core/hedge/hedge-ticket';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import { AimSwitch, OrderText } from './order-text';

export type LayerTicketsProps = {
  readonly hedge: HedgeView;
  readonly habits: TicketHabits;
  readonly keep: (habits: TicketHabits) => void;
  /** Quotes are too old, or a doubt guards the copy. */
  readonly doubtful: boolean;
  readonly copy: (text: string) => Promise<boolean>;
};

/** One order for each layer, every leg inside its bounds, in the format of the ticket. */
export function LayerTickets({ hedge, habits, keep, doubtful, copy }: LayerTicketsProps) {
  return (
    <>
      <AimSwitch habits={habits} keep={keep} />
      {hedge.ticket.byLayer.map((ticket) => {
        const at = ticket[habits.aim];
        const name = hedge.layers.find(({ place }) => place === ticket.place)?.layer.name ?? '';
        return (
          <div key={ticket.place} class="layer-ticket">
            <h3>{name}</h3>
            {at.ok ? (
              <>
                <OrderText
                  priced={at.value}
                  habits={habits}
                  doubtful={doubtful}
                  copy={copy}
                  testId={`hedge-copy-${ticket.place}`}
                />
                <ul class="leg-limits">
                  {at.value.legs.map((leg) => (
                    <li key={`${leg.expiry} ${leg.strike}`}>{sayLimit(leg)}</li>
                  ))}
                </ul>
              </>
            ) : (
              <p class="refused">{i18n.t(`hedge.ticket.${at.error.code}`)}</p>
            )}
          </div>
        );
      })}
    </>
  );
}

/** One leg with its own limit and what the same call costs another way. */
function sayLimit(call: LegLimit) {
  const { side, contracts, limit, lowest, highest, bounded } = call;
  const leg = i18n.t(side === 1 ? 'hedgePart.buys' : 'hedgePart.sells', [
    count(contracts),
    callOf(call),
    points(limit),
  ]);
  if (lowest === null || highest === null) return `${leg} · ${i18n.t('hedgePart.unbounded')}`;
  const bounds = i18n.t(bounded ? 'hedgePart.boundsMoved' : 'ticketPart.bounds', [
    points(lowest),
    points(highest),
  ]);
  return `${leg} · ${bounds}`;
}
