import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { count } from '@/components/format';
import { sayTicket } from '@/components/words';
import type { Analysis } from '@/lib/core/analysis';
import type { Strikes } from '@/lib/core/condor/why-not';
import { newYorkTime } from '@/lib/core/market/clock';
import { pastedCondor } from '@/lib/core/tickets/pasted';
import type { Instant } from '@/lib/core/unit';

export type PasteInProps = {
  readonly analysis: Analysis;
  readonly now: number;
  /** How many condors the amounts on the screen are of; `null` where there are none. */
  readonly counted: number | null;
  readonly look: (strikes: Strikes) => void;
};

/** A field for an order the user has: its condor becomes the one looked at, or the reason is said. */
export function PasteIn({ analysis, now, counted, look }: PasteInProps) {
  const [said, setSaid] = useState<{ readonly text: string; readonly refused: boolean } | null>(null);
  const read = (text: string) => {
    if (text.trim() === '') return setSaid(null);
    const found = pastedCondor(text, analysis, newYorkTime(now as Instant).date);
    if (!found.ok) return setSaid({ text: sayTicket(found.error), refused: true });
    look(found.value.strikes);
    const same = counted === null || counted === found.value.count;
    setSaid({
      text: same
        ? i18n.t('ticketPart.pasted')
        : i18n.t('ticketPart.pastedCount', [count(found.value.count), count(counted)]),
      refused: false,
    });
  };
  return (
    <details class="paste-in">
      <summary>{i18n.t('ticketPart.paste')}</summary>
      <label>
        {i18n.t('ticketPart.pasteHow')}
        <textarea
          rows={2}
          spellcheck={false}
          maxLength={8_000}
          data-testid="ticket-paste"
          onInput={(event) => read(event.currentTarget.value)}
        />
      </label>
      <p role="status" class={said?.refused ? 'refused' : 'aside'} data-testid="ticket-pasted">
        {said?.text}
      </p>
    </details>
  );
}
