import * as v from 'valibot';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import { formats } from '@/lib/core/tickets/formats';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import { calendarDate, finite, instant, text } from './schema-parts';

/** The tickets that were copied, on this device only; beyond this many the oldest goes. */
const mostKept = 500;
const storeName = 'tickets';

const entrySchema: v.GenericSchema<unknown, JournalEntry> = v.object({
  at: instant,
  root: text(12),
  expiry: calendarDate,
  format: v.picklist(formats.map(({ id }) => id)),
  text: text(4_000),
  credit: finite,
  forward: finite,
});

/** Keeps a ticket; the oldest makes room in the same step. */
export async function keepTicket(entry: JournalEntry): Promise<Result<null, Failure>> {
  try {
    await inStore('readwrite', (store) => {
      store.add(entry);
      const keys = store.getAllKeys();
      keys.onsuccess = () => {
        for (const key of keys.result.slice(0, -mostKept)) store.delete(key);
      };
      return keys;
    });
    tell();
    return ok(null);
  } catch (error) {
    return fail(notKept(error));
  }
}

/** What was kept, the newest first; a damaged record is passed over. */
export async function keptTickets(): Promise<readonly JournalEntry[]> {
  const found = await inStore<unknown[]>('readonly', (store) => store.getAll()).catch(() => []);
  return sound(found);
}

/** Takes everything out; what was there is returned, so that it can be put back. */
export async function clearTickets(): Promise<readonly JournalEntry[]> {
  const found = await inStore<unknown[]>('readwrite', (store) => {
    const all = store.getAll();
    all.onsuccess = () => store.clear();
    return all;
  }).catch(() => []);
  tell();
  return sound(found);
}

/** Puts back what was taken out, under what was copied since. */
export async function putBackTickets(entries: readonly JournalEntry[]): Promise<Result<null, Failure>> {
  try {
    await inStore('readwrite', (store) => {
      const since = store.getAll();
      since.onsuccess = () => {
        store.clear();
        for (const entry of [...[...entries].reverse(), ...since.result].slice(-mostKept)) store.add(entry);
      };
      return since;
    });
    tell();
    return ok(null);
  } catch (error) {
    return fail(notKept(error));
  }
}

/** Called with what is kept now, and after every change in any of our pages. */
export function watchTickets(changed: (entries: readonly JournalEntry[]) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(channelName);
  const look = () =>
    void keptTickets().then((entries) => {
      if (!signal.aborted) changed(entries);
    });
  channel.addEventListener('message', look);
  signal.addEventListener('abort', () => channel.close());
  look();
}

function sound(found: readonly unknown[]): readonly JournalEntry[] {
  return found
    .map((each) => v.safeParse(entrySchema, each))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .reverse();
}

function notKept(error: unknown): Failure {
  return failure('journalNotKept', error instanceof Error ? error.name : '');
}

const channelName = 'wingspan.journal';

function tell(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('wingspan', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('unopened'));
  });
}
