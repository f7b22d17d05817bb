import { afterEach, describe, expect, it, vi } from 'vitest';
import { instantOf } from '@/lib/core/market/clock';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import { clearTickets, keepTicket, keptTickets, putBackTickets, watchTickets } from '@/lib/platform/journal';

const expiry = '2026-11-20' as CalendarDate;
const start = instantOf(expiry, 10, 31);
const entry = (i: number): JournalEntry => ({
  at: (start + i) as Instant,
  root: 'SPXW',
  expiry,
  format: 'plain',
  text: `ticket ${i}`,
  credit: 1.2,
  forward: 6_000,
});
const texts = async () => (await keptTickets()).map(({ text }) => text);

afterEach(async () => {
  vi.restoreAllMocks();
  await clearTickets();
});

describe('the journal', () => {
  it('keeps the newest five hundred, whoever writes at the same time', async () => {
    await Promise.all(Array.from({ length: 503 }, (_, i) => keepTicket(entry(i))));
    const kept = await texts();
    expect(kept).toHaveLength(500);
    expect(kept[0]).toBe('ticket 502');
    expect(kept.at(-1)).toBe('ticket 3');
  });

  it('gives back what was cleared, under what was copied since', async () => {
    for (const i of [1, 2]) await keepTicket(entry(i));
    const cleared = await clearTickets();
    expect(await texts()).toEqual([]);
    await keepTicket(entry(3));
    await putBackTickets(cleared);
    expect(await texts()).toEqual(['ticket 3', 'ticket 2', 'ticket 1']);
  });

  it('tells every page of ours', async () => {
    const seen = vi.fn();
    const life = new AbortController();
    watchTickets(seen, life.signal);
    await keepTicket(entry(1));
    await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith([entry(1)]));
    life.abort();
  });

  it('says so where there is no room, and hurts nothing that is kept', async () => {
    await keepTicket(entry(1));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const kept = await keepTicket(entry(2));
    expect(kept).toEqual({ ok: false, error: { code: 'journalNotKept', detail: ['QuotaExceededError'] } });
    expect(await texts()).toEqual(['ticket 1']);
  });

  it('passes over a record that is not one of ours', async () => {
    await keepTicket({ ...entry(1), credit: Number.NaN });
    await keepTicket(entry(2));
    expect(await texts()).toEqual(['ticket 2']);
  });
});
