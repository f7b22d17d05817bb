import { i18n } from '#i18n';
import { points } from '@/components/format';
import { sayFormat, sayTicket } from '@/components/words';
import { condorTicket } from '@/lib/core/tickets/condor-ticket';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import { limitFor, type TypedLimit, typedCredit } from '@/lib/core/tickets/typed-limit';
import { Preview, type PreviewProps } from './preview';

export type CurrentTicketProps = Pick<PreviewProps, 'analysis' | 'now' | 'staleMs' | 'copy'> & {
  readonly habits: TicketHabits;
  readonly limit: TypedLimit | null;
};

/** The ticket that opens the condor looked at, in the format used last and with the limit typed in the panel. */
export function CurrentTicket({ analysis, habits, limit, ...rest }: CurrentTicketProps) {
  const { chosen } = analysis.condors;
  if (!chosen.ok) return null;
  const credit = typedCredit(limit, limitFor(analysis, chosen.value.strikes, 'open'));
  const ticket = condorTicket(analysis, chosen.value, { ...habits, side: 'open', credit });
  return (
    <section class="current" data-testid="current-ticket">
      <h2>{i18n.t('popup.ticket', [sayFormat(habits.format).name])}</h2>
      {credit !== null && ticket.ok && (
        <p class="aside">{i18n.t('popup.typedLimit', [points(ticket.value.credit)])}</p>
      )}
      {ticket.ok ? (
        <Preview
          ticket={ticket.value}
          format={habits.format}
          analysis={analysis}
          condor={chosen.value}
          {...rest}
        />
      ) : (
        <p class="refused">{sayTicket(ticket.error)}</p>
      )}
    </section>
  );
}
