import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CopyButton } from '@/components/ticket/copy-button';
import { sayTicket } from '@/components/words';
import type { PricedOrder } from '@/lib/core/decide/trades';
import { formats } from '@/lib/core/tickets/formats';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import { LIMIT_AIMS } from '@/lib/core/tickets/limit';

export type OrderTextProps = {
  readonly priced: PricedOrder;
  readonly habits: TicketHabits;
  /** Quotes are too old, or a doubt guards the copy. */
  readonly doubtful: boolean;
  readonly copy: (text: string) => Promise<boolean>;
  readonly testId: string;
};

/** One order in the format of the ticket, with what speaks against its limit. What was copied stands still a while. */
export function OrderText({ priced: { order, warnings }, habits, doubtful, copy, testId }: OrderTextProps) {
  const [held, setHeld] = useState<{ readonly by: string; readonly text: string } | null>(null);
  const written = formats.find(({ id }) => id === habits.format)?.write(order);
  if (!written) return null;
  if (!written.ok) return <p class="refused">{sayTicket(written.error)}</p>;
  const by = `${habits.format} ${habits.aim}`;
  const text = held?.by === by ? held.text : written.value;
  return (
    <>
      <pre class="ticket-text" data-testid={`${testId}-text`}>
        {text}
      </pre>
      {warnings.length > 0 && (
        <ul class="reasons">
          {warnings.map((warning) => (
            <li key={warning.code}>{sayTicket(warning)}</li>
          ))}
        </ul>
      )}
      <div class="ticket-copy">
        <CopyButton
          text={text}
          doubtful={doubtful || warnings.length > 0}
          copy={copy}
          holds={(copied) => setHeld(copied === null ? null : { by, text: copied })}
          testId={testId}
        />
      </div>
    </>
  );
}

export type AimSwitchProps = {
  readonly habits: TicketHabits;
  readonly keep: (habits: TicketHabits) => void;
};

/** Whether limits are written where a market deals at once, or at the middle. */
export function AimSwitch({ habits, keep }: AimSwitchProps) {
  return (
    <fieldset class="aim">
      <legend>{i18n.t('hedgePart.limits')}</legend>
      {LIMIT_AIMS.map((aim) => (
        <button
          type="button"
          key={aim}
          class="choice"
          data-testid={`aim-${aim}`}
          aria-pressed={aim === habits.aim}
          onClick={() => keep({ ...habits, aim })}
        >
          {i18n.t(`ticketPart.${aim}`)}
        </button>
      ))}
    </fieldset>
  );
}
