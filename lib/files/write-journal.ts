import type { JournalEntry } from '@/lib/core/tickets/journal-entry';

/** Copied tickets as a table, the newest first; no cell starts as a formula does. */
export function journalCsv(entries: readonly JournalEntry[]): string {
  const head = ['copied at', 'root', 'expiry', 'format', 'credit', 'forward', 'text'];
  const lines = entries.map(({ at, root, expiry, format, credit, forward, text }) =>
    [new Date(at).toISOString(), root, expiry, format, money(credit), forward.toFixed(2), text].map(cell),
  );
  return `${[head, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** Copied tickets with their full numbers, for programs. */
export function journalJson(entries: readonly JournalEntry[]): string {
  const tickets = entries.map(({ at, ...entry }) => ({ at: new Date(at).toISOString(), ...entry }));
  return `${JSON.stringify({ wingspanJournal: 1, tickets }, null, 2)}\n`;
}

/** A debit has its sign in words: a spreadsheet takes a leading minus in text for a formula. */
function money(credit: number): string {
  return credit < 0 ? `${(-credit).toFixed(2)} debit` : `${credit.toFixed(2)} credit`;
}

function cell(text: string): string {
  const tame = /^[\s]*[=+\-@—−]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
