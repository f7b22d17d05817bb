import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { age, money, points } from '@/components/format';
import { Section } from '@/components/panel/section';
import { sayFormat, sayTicket } from '@/components/words';
import type { Analysis } from '@/lib/core/analysis';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import { condorTicket, type TicketWish, type Ticket as Written } from '@/lib/core/tickets/condor-ticket';
import { formats } from '@/lib/core/tickets/formats';
import { limitTick, orderMoney } from '@/lib/core/tickets/limit';
import { CopyButton, type CopyButtonProps } from './copy-button';
import { LimitRuler } from './limit-ruler';

export type TicketHabits = Pick<TicketWish, 'format' | 'timeInForce'>;

export type TicketProps = {
  readonly analysis: Analysis;
  readonly now: number;
  readonly staleMs: number;
  readonly habits: TicketHabits;
  readonly keep: (habits: TicketHabits) => void;
  readonly copy: CopyButtonProps['copy'];
};

/** The order as the broker takes it: limit, format, and the text that is copied exactly as it stands. */
export function Ticket({ analysis, habits, keep, ...rest }: TicketProps) {
  const { chosen } = analysis.condors;
  const [credit, setCredit] = useState<{ readonly of: string; readonly value: number } | null>(null);
  if (!chosen.ok) return null;
  const condor = chosen.value;
  // A limit is typed for one condor; another one starts from its own price.
  const of = `${analysis.root} ${analysis.expiry} ${condor.strikes.join()}`;
  const wished = credit?.of === of ? credit.value : null;
  const wish: TicketWish = { ...habits, credit: wished };
  const ticket = condorTicket(analysis, condor, wish);
  return (
    <Section id="ticket" title={i18n.t('ticketPart.title')} aside={i18n.t('ticketPart.verify')}>
      <LimitChoice
        condor={condor}
        ticket={ticket.ok ? ticket.value : null}
        wished={wished}
        set={(value) => setCredit(value === null ? null : { of, value })}
      />
      <div class="ticket-how">
        <label>
          {i18n.t('ticketPart.format')}
          <select
            value={habits.format}
            data-testid="ticket-format"
            onChange={(event) => {
              const format = formats.find(({ id }) => id === event.currentTarget.value);
              if (format) keep({ ...habits, format: format.id });
            }}
          >
            {formats.map(({ id }) => {
              const can = condorTicket(analysis, condor, { ...wish, format: id });
              return (
                <option key={id} value={id} disabled={!can.ok && id !== habits.format}>
                  {can.ok ? sayFormat(id) : i18n.t('ticketPart.cannot', [sayFormat(id)])}
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
      </div>
      {ticket.ok ? (
        <Preview ticket={ticket.value} analysis={analysis} condor={condor} {...rest} />
      ) : (
        <p class="refused" role="status">
          {sayTicket(ticket.error)}
        </p>
      )}
    </Section>
  );
}

type PreviewProps = Pick<TicketProps, 'analysis' | 'now' | 'staleMs' | 'copy'> & {
  readonly ticket: Written;
  readonly condor: ChosenCondor;
};

function Preview({ ticket, analysis, condor, now, staleMs, copy }: PreviewProps) {
  const old = now - analysis.asOf;
  const stale = old > staleMs || old < -1_000;
  const reasons = [
    ...(stale ? [i18n.t('ticketPart.stale', [age(old)])] : []),
    ...(condor.suspectLegs.length > 0 ? [i18n.t('ticketPart.suspect', [condor.suspectLegs.join(', ')])] : []),
    ...ticket.warnings.map(sayTicket),
  ];
  const sum = orderMoney(ticket.order);
  return (
    <>
      <pre class="ticket-text" data-testid="ticket-text">
        {ticket.text}
      </pre>
      {reasons.length > 0 && (
        <ul class="reasons" data-testid="ticket-reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <div class="ticket-copy">
        <CopyButton text={ticket.text} doubtful={reasons.length > 0} copy={copy} />
        {sum !== null && (
          <span class="aside">
            {i18n.t(sum <= 0 ? 'ticketPart.receive' : 'ticketPart.pay', [money(Math.abs(sum))])}
          </span>
        )}
      </div>
    </>
  );
}

type LimitChoiceProps = {
  readonly condor: ChosenCondor;
  readonly ticket: Written | null;
  readonly wished: number | null;
  readonly set: (credit: number | null) => void;
};

function LimitChoice({ condor, ticket, wished, set }: LimitChoiceProps) {
  const { natural, mid, target } = condor.credits;
  const limit = ticket?.credit ?? wished ?? target;
  const tick = ticket ? limitTick(ticket.order, limit) : 0.05;
  const named = [
    ['natural', natural],
    ['target', target],
    ['mid', mid],
  ] as const;
  return (
    <div class="limit">
      <div class="limit-line">
        <span id="limit-name">{i18n.t('ticketPart.limit')}</span>
        <span class="stepper">
          <button
            type="button"
            class="step"
            aria-label={i18n.t('ticketPart.lower')}
            onClick={() => set(limit - tick)}
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
            onClick={() => set(limit + tick)}
          >
            <span aria-hidden="true">+</span>
          </button>
        </span>
        <span class="choices">
          {named.map(([name, value]) => (
            <button
              type="button"
              key={name}
              class="choice"
              aria-pressed={name === 'target' ? wished === null : wished === value}
              onClick={() => set(name === 'target' ? null : value)}
            >
              {i18n.t(`ticketPart.${name}`)}
            </button>
          ))}
        </span>
      </div>
      <LimitRuler natural={natural} mid={mid} limit={limit} bounds={condor.bounds} />
    </div>
  );
}
