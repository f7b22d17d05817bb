import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { count, day, newYorkMoment, points } from '@/components/format';
import { Section } from '@/components/panel/section';
import { sayFormat } from '@/components/words';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import { CopyButton } from './copy-button';

export type JournalActions = {
  readonly copyAgain: (text: string) => Promise<boolean>;
  readonly save: (kind: 'csv' | 'json') => void;
  /** What was taken out. */
  readonly clear: () => Promise<readonly JournalEntry[]>;
  readonly putBack: (entries: readonly JournalEntry[]) => void;
};

export type JournalProps = {
  readonly entries: readonly JournalEntry[];
  readonly now: number;
  /** From this age on, in milliseconds, a ticket is called stale. */
  readonly staleMs: number;
  readonly actions: JournalActions;
};

/** So many tickets are listed; the file has all that are kept. */
const mostListed = 8;

/** The tickets that were copied on this device. */
export function Journal({ entries, now, staleMs, actions }: JournalProps) {
  const [cleared, setCleared] = useState<readonly JournalEntry[]>([]);
  if (entries.length === 0 && cleared.length === 0) return null;
  return (
    <Section id="journal" title={i18n.t('journalPart.title')} aside={count(entries.length)}>
      {entries.length > 0 && <p class="aside">{i18n.t('journalPart.old')}</p>}
      <ul class="journal">
        {entries.slice(0, mostListed).map((entry) => (
          <Row
            key={`${entry.at} ${entry.text}`}
            entry={entry}
            old={now - entry.at > staleMs}
            copy={actions.copyAgain}
          />
        ))}
      </ul>
      {entries.length > mostListed && (
        <p class="aside">{i18n.t('journalPart.more', [count(entries.length - mostListed)])}</p>
      )}
      <div class="journal-actions">
        {entries.length > 0 && (
          <>
            <button type="button" data-testid="journal-csv" onClick={() => actions.save('csv')}>
              {i18n.t('journalPart.csv')}
            </button>
            <button type="button" onClick={() => actions.save('json')}>
              {i18n.t('journalPart.json')}
            </button>
            <button
              type="button"
              data-testid="journal-clear"
              onClick={() => void actions.clear().then(setCleared)}
            >
              {i18n.t('journalPart.clear')}
            </button>
          </>
        )}
        <span role="status">
          {cleared.length > 0 && (
            <>
              {i18n.t('journalPart.cleared')}{' '}
              <button
                type="button"
                data-testid="journal-undo"
                onClick={() => {
                  actions.putBack(cleared);
                  setCleared([]);
                }}
              >
                {i18n.t('journalPart.undo')}
              </button>
            </>
          )}
        </span>
      </div>
    </Section>
  );
}

type RowProps = {
  readonly entry: JournalEntry;
  readonly old: boolean;
  readonly copy: JournalActions['copyAgain'];
};

function Row({ entry, old, copy }: RowProps) {
  const { at, root, expiry, format, text, credit } = entry;
  const price = i18n.t(credit < 0 ? 'journalPart.debit' : 'journalPart.credit', [points(Math.abs(credit))]);
  return (
    <li>
      <details>
        <summary>
          <span>
            {newYorkMoment(at)} · {root} {day(expiry)}
          </span>
          <span class="aside">
            {price} · {sayFormat(format).name}
          </span>
        </summary>
        <pre class="ticket-text">{text}</pre>
        <div class="ticket-copy">
          <CopyButton text={text} doubtful={old} copy={copy} testId="journal-copy" />
        </div>
      </details>
    </li>
  );
}
