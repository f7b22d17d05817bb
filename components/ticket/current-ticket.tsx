import { i18n } from '#i18n';
import { sayFormat, sayTicket } from '@/components/words';
import { condorTicket } from '@/lib/core/tickets/condor-ticket';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import { Preview, type PreviewProps } from './preview';

export type CurrentTicketProps = Pick<PreviewProps, 'analysis' | 'now' | 'staleMs' | 'copy'> & {
  readonly habits: TicketHabits;
};

/** The ticket that opens the condor looked at, in the format used last; everything else is the panel's. */
export function CurrentTicket({ analysis, habits, ...rest }: CurrentTicketProps) {
  const { chosen } = analysis.condors;
  if (!chosen.ok) return null;
  const ticket = condorTicket(analysis, chosen.value, { ...habits, side: 'open', credit: null });
  return (
    <section class="current" data-testid="current-ticket">
      <h2>{i18n.t('popup.ticket', [sayFormat(habits.format).name])}</h2>
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
