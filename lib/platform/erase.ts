import { browser } from 'wxt/browser';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import { clearTickets, putBackTickets } from './journal';

/** Everything that is kept on this device, taken away at once; what was there is returned, so that it can be put back. */
export type Erased = {
  readonly local: Readonly<Record<string, unknown>>;
  readonly session: Readonly<Record<string, unknown>>;
  readonly tickets: readonly JournalEntry[];
};

export async function eraseEverything(): Promise<Erased> {
  const [local, session] = await Promise.all([
    browser.storage.local.get(null),
    browser.storage.session.get(null),
  ]);
  const [tickets] = await Promise.all([
    clearTickets(),
    browser.storage.local.clear(),
    browser.storage.session.clear(),
  ]);
  return { local, session, tickets };
}

export async function putBack({ local, session, tickets }: Erased): Promise<void> {
  await Promise.all([
    browser.storage.local.set({ ...local }),
    browser.storage.session.set({ ...session }),
    putBackTickets(tickets),
  ]);
}
