import * as v from 'valibot';
import type { TicketWish } from '@/lib/core/tickets/condor-ticket';
import { formats } from '@/lib/core/tickets/formats';
import { openVault } from './vault';

/** How the user writes tickets: the same in panel and popup, today and next time. */
export type TicketHabits = Pick<TicketWish, 'format' | 'timeInForce'>;

export const habitsVault = openVault<TicketHabits>({
  name: 'ticket',
  version: 1,
  schema: v.object({
    format: v.picklist(formats.map(({ id }) => id)),
    timeInForce: v.picklist(['day', 'gtc']),
  }),
  migrations: {},
  fallback: { format: 'plain', timeInForce: 'day' },
});
