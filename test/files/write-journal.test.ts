import { describe, expect, it } from 'vitest';
import { instantOf } from '@/lib/core/market/clock';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import type { CalendarDate } from '@/lib/core/unit';
import { records } from '@/lib/files/records';
import { journalCsv, journalJson } from '@/lib/files/write-journal';

const expiry = '2026-11-20' as CalendarDate;
const entry = (text: string, credit = 1.2): JournalEntry => ({
  at: instantOf(expiry, 10, 31),
  root: 'SPXW',
  expiry,
  format: 'plain',
  text,
  credit,
  forward: 6_012.3456,
});

describe('the file of copied tickets', () => {
  const texts = ['=HYPERLINK("x")', '+1', '-2 SPXW', '@x', '—', '\t=1', 'a "b", c\nBuy to open', 'plain'];
  const entries = texts.map((text, i) => entry(text, i % 2 === 0 ? 1.2 : -0.35));

  it('has no cell that a spreadsheet would take for a formula, and loses no word', () => {
    const data = [...records(journalCsv(entries), ',')].map(({ cells }) => cells);
    expect(data).toHaveLength(texts.length + 1);
    for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@—−]/u);
    data.slice(1).forEach((row, i) => {
      expect(row.at(-1)?.replace(/^'/, '')).toBe(texts[i]);
    });
  });

  it('for programs has every number as it was', () => {
    const { tickets } = JSON.parse(journalJson(entries));
    expect(tickets.map(({ at, ...rest }: { at: string }) => ({ ...rest, at: Date.parse(at) }))).toEqual(
      entries,
    );
  });
});
