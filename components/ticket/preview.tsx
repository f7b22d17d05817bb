import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { age, money } from '@/components/format';
import { sayTicket } from '@/components/words';
import type { Analysis } from '@/lib/core/analysis';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import type { Ticket } from '@/lib/core/tickets/condor-ticket';
import type { FormatId } from '@/lib/core/tickets/format';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import { orderMoney } from '@/lib/core/tickets/limit';
import { CopyButton } from './copy-button';

export type PreviewProps = {
  readonly ticket: Ticket;
  readonly format: FormatId;
  readonly analysis: Analysis;
  readonly condor: ChosenCondor;
  readonly now: number;
  /** From this age on, in milliseconds, quotes are called stale. */
  readonly staleMs: number;
  /** False where the browser does not let us. */
  readonly copy: (ticket: Omit<JournalEntry, 'at'>) => Promise<boolean>;
};

/** The text of the ticket and what speaks against it. What was copied stands still until that has been said. */
export function Preview({ ticket, format, analysis, condor, now, staleMs, copy }: PreviewProps) {
  const [held, setHeld] = useState<string | null>(null);
  const text = held ?? ticket.text;
  const reasons = doubtsAbout(ticket, analysis, condor, now, staleMs);
  const sum = orderMoney(ticket.order);
  const { root, expiry } = analysis;
  const entry = { root, expiry, format, credit: ticket.credit, forward: analysis.figures.forward.value };
  return (
    <>
      <pre class="ticket-text" data-testid="ticket-text">
        {text}
      </pre>
      {reasons.length > 0 && (
        <ul class="reasons" data-testid="ticket-reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <div class="ticket-copy">
        <CopyButton
          text={text}
          doubtful={reasons.length > 0}
          copy={() => copy({ ...entry, text })}
          holds={setHeld}
          testId="ticket-copy"
        />
        {sum !== null && (
          <span class="aside">
            {i18n.t(sum <= 0 ? 'ticketPart.receive' : 'ticketPart.pay', [money(Math.abs(sum))])}
          </span>
        )}
      </div>
    </>
  );
}

function doubtsAbout(
  { warnings }: Ticket,
  { asOf }: Analysis,
  { suspectLegs }: ChosenCondor,
  now: number,
  staleMs: number,
): readonly string[] {
  const old = now - asOf;
  // A clock that was set back says nothing about age.
  const stale = old > staleMs || old < -1_000;
  return [
    ...(stale ? [i18n.t('ticketPart.stale', [age(old)])] : []),
    ...(suspectLegs.length > 0 ? [i18n.t('ticketPart.suspect', [suspectLegs.join(', ')])] : []),
    ...warnings.map(sayTicket),
  ];
}
