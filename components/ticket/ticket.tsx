import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Section } from '@/components/panel/section';
import { sayFormat, sayTicket } from '@/components/words';
import type { Strikes } from '@/lib/core/condor/why-not';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import { condorTicket, type TicketWish } from '@/lib/core/tickets/condor-ticket';
import { formats } from '@/lib/core/tickets/formats';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import type { Effect } from '@/lib/core/tickets/order';
import { limitFor, type TypedLimit, typedCredit } from '@/lib/core/tickets/typed-limit';
import { LimitChoice } from './limit-choice';
import { PasteIn } from './paste-in';
import { Preview, type PreviewProps } from './preview';

export type TicketProps = Pick<PreviewProps, 'analysis' | 'now' | 'staleMs' | 'copy'> & {
  readonly habits: TicketHabits;
  readonly keep: (habits: TicketHabits) => void;
  readonly limit: TypedLimit | null;
  readonly keepLimit: (limit: TypedLimit | null) => void;
  readonly look: (strikes: Strikes) => void;
};

/** The order as the broker takes it: limit, format, and the text that is copied exactly as it stands. */
export function Ticket(props: TicketProps) {
  const { analysis, now, look } = props;
  const { chosen } = analysis.condors;
  return (
    <Section id="ticket" title={i18n.t('ticketPart.title')} aside={i18n.t('ticketPart.verify')}>
      {chosen.ok && <Order {...props} condor={chosen.value} />}
      <PasteIn
        analysis={analysis}
        now={now}
        counted={chosen.ok ? chosen.value.position.count : null}
        look={look}
      />
    </Section>
  );
}

type OrderProps = TicketProps & { readonly condor: ChosenCondor };

function Order({ analysis, condor, habits, keep, limit, keepLimit, look, ...rest }: OrderProps) {
  const [side, setSide] = useState<Effect>('open');
  const of = limitFor(analysis, condor.strikes, side);
  const wished = typedCredit(limit, of);
  const wish: TicketWish = { ...habits, side, credit: wished };
  const ticket = condorTicket(analysis, condor, wish);
  const { own } = analysis.condors;
  const { root, expiry } = analysis;
  /** A limit is typed for these four legs: the next tick may find a better condor, but not under the user's hand. */
  const setLimit = (credit: number | null) => {
    keepLimit(credit === null ? null : { of, credit });
    if (credit !== null && !own) look(condor.strikes);
  };
  /** What the user has chosen: while it stands, a copied text stands too, whatever the ticks do to the best condor. */
  const chosen = [
    side,
    root,
    expiry,
    own && condor.strikes,
    limit?.credit,
    habits.format,
    habits.timeInForce,
  ];
  return (
    <>
      <fieldset class="choices side" aria-label={i18n.t('ticketPart.side')}>
        {(['open', 'close'] as const).map((each) => (
          <button
            type="button"
            key={each}
            class="choice"
            data-testid={`ticket-${each}`}
            aria-pressed={each === side}
            onClick={() => setSide(each)}
          >
            {i18n.t(`ticketPart.${each}`)}
          </button>
        ))}
      </fieldset>
      <LimitChoice
        condor={condor}
        ticket={ticket.ok ? ticket.value : null}
        side={side}
        wished={wished}
        set={setLimit}
      />
      <How analysis={analysis} condor={condor} habits={habits} keep={keep} wish={wish} />
      {ticket.ok ? (
        <Preview
          key={chosen.join()}
          ticket={ticket.value}
          format={habits.format}
          analysis={analysis}
          condor={condor}
          {...rest}
        />
      ) : (
        <p class="refused" role="status">
          {sayTicket(ticket.error)}
        </p>
      )}
    </>
  );
}

type HowProps = Pick<OrderProps, 'analysis' | 'condor' | 'habits' | 'keep'> & { readonly wish: TicketWish };

/** In which words the order is written, and how long it stands. */
function How({ analysis, condor, habits, keep, wish }: HowProps) {
  return (
    <div class="ticket-how">
      <label>
        {i18n.t('ticketPart.format')}
        <select
          value={habits.format}
          data-testid="ticket-format"
          aria-describedby="format-about"
          onChange={(event) => {
            const format = formats.find(({ id }) => id === event.currentTarget.value);
            if (format) keep({ ...habits, format: format.id });
          }}
        >
          {formats.map(({ id }) => {
            const can = condorTicket(analysis, condor, { ...wish, format: id });
            const { name } = sayFormat(id);
            return (
              <option key={id} value={id} disabled={!can.ok && id !== habits.format}>
                {can.ok ? name : i18n.t('ticketPart.cannot', [name, sayTicket(can.error)])}
              </option>
            );
          })}
        </select>
      </label>
      <label>
        {i18n.t('ticketPart.inForce')}
        <select
          value={habits.timeInForce}
          onChange={(event) =>
            keep({ ...habits, timeInForce: event.currentTarget.value === 'gtc' ? 'gtc' : 'day' })
          }
        >
          <option value="day">{i18n.t('ticketPart.day')}</option>
          <option value="gtc">{i18n.t('ticketPart.gtc')}</option>
        </select>
      </label>
      <p class="aside" id="format-about">
        {sayFormat(habits.format).about}
      </p>
    </div>
  );
}
