import * as v from 'valibot';
import { formats } from '@/lib/core/tickets/formats';
import { type TicketHabits, USUAL_HABITS } from '@/lib/core/tickets/habits';
import { LIMIT_AIMS } from '@/lib/core/tickets/limit';
import { openVault } from './vault';

/** How the user writes tickets, kept on this device. */
export const habitsVault = openVault<TicketHabits>({
  name: 'ticket',
  version: 2,
  schema: v.object({
    format: v.picklist(formats.map(({ id }) => id)),
    timeInForce: v.picklist(['day', 'gtc']),
    aim: v.picklist(LIMIT_AIMS),
  }),
  // Version 1 wrote the orders of a hedge at the middle, always.
  migrations: { 1: (body) => ({ ...(body as object), aim: USUAL_HABITS.aim }) },
  fallback: USUAL_HABITS,
});
