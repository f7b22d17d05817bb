import { i18n } from '#i18n';
import { points } from '@/components/format';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import { type Ticket, ticketCredits } from '@/lib/core/tickets/condor-ticket';
import { limitTick } from '@/lib/core/tickets/limit';
import type { Effect } from '@/lib/core/tickets/order';
import { LimitRuler } from './limit-ruler';

export type LimitChoiceProps = {
  readonly condor: ChosenCondor;
  readonly ticket: Ticket | null;
  readonly side: Effect;
  /** The credit the user asks for; `null` is the one aimed at. */
  readonly wished: number | null;
  readonly set: (credit: number | null) => void;
};

/** The limit as traders say it: a credit to open, a debit to close, stepped by the tick. */
export function LimitChoice({ condor, ticket, side, wished, set }: LimitChoiceProps) {
  const credits = ticketCredits(condor, side);
  const sign = side === 'open' ? 1 : -1;
  const limit = sign * (ticket?.credit ?? wished ?? credits.target);
  const tick = ticket ? limitTick(ticket.order, limit) : 0.05;
  return (
    <div class="limit">
      <div class="limit-line">
        <span id="limit-name">
          {i18n.t(side === 'open' ? 'ticketPart.limitOpen' : 'ticketPart.limitClose')}
        </span>
        <span class="stepper">
          <button
            type="button"
            class="step"
            aria-label={i18n.t('ticketPart.lower')}
            onClick={() => set(sign * (limit - tick))}
          >
            <span aria-hidden="true">−</span>
          </button>
          <output aria-labelledby="limit-name" data-testid="ticket-limit">
            {points(limit)}
          </output>
          <button
            type="button"
            class="step"
            aria-label={i18n.t('ticketPart.higher')}
            onClick={() => set(sign * (limit + tick))}
          >
            <span aria-hidden="true">+</span>
          </button>
        </span>
        <span class="choices">
          {(['natural', 'target', 'mid'] as const).map((name) => (
            <button
              type="button"
              key={name}
              class="choice"
              aria-pressed={name === 'target' ? wished === null : wished === credits[name]}
              onClick={() => set(name === 'target' ? null : credits[name])}
            >
              {i18n.t(`ticketPart.${name}`)}
            </button>
          ))}
        </span>
      </div>
      <LimitRuler
        natural={sign * credits.natural}
        mid={sign * credits.mid}
        limit={limit}
        tick={tick}
        bounds={condor.bounds}
      />
    </div>
  );
}
