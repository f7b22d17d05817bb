import type { TicketWish } from './condor-ticket';
import type { LimitAim } from './limit';

/** How the user writes tickets: the same in panel and popup, today and next time. */
export type TicketHabits = Pick<TicketWish, 'format' | 'timeInForce'> & {
  /** Where the limits of orders stand that are written for the user: those of the layers and of the ways out. */
  readonly aim: LimitAim;
};

export const USUAL_HABITS: TicketHabits = { format: 'plain', timeInForce: 'day', aim: 'mid' };
