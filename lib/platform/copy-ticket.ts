import type { Failure } from '@/lib/core/failure';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import type { Instant } from '@/lib/core/unit';
import { copyText } from './clipboard';
import { keepTicket } from './journal';

/** Copies a ticket and keeps it; one that cannot be kept is copied all the same, and `tell` says so. */
export async function copyTicket(
  ticket: Omit<JournalEntry, 'at'>,
  tell: (failure: Failure) => void,
): Promise<boolean> {
  const copied = await copyText(ticket.text);
  if (copied)
    void keepTicket({ ...ticket, at: Date.now() as Instant }).then((kept) => {
      if (!kept.ok) tell(kept.error);
    });
  return copied;
}
