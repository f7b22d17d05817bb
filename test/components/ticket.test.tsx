// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CopyButton } from '@/components/ticket/copy-button';
import { Ticket } from '@/components/ticket/ticket';
import { newYorkTime } from '@/lib/core/market/clock';
import { condorTicket, ticketCredits } from '@/lib/core/tickets/condor-ticket';
import { formats } from '@/lib/core/tickets/formats';
import { USUAL_HABITS } from '@/lib/core/tickets/habits';
import type { TypedLimit } from '@/lib/core/tickets/typed-limit';
import { practiceAnalysis } from '../support/practice-analysis';

const analysis = practiceAnalysis();
if (!analysis.condors.chosen.ok) throw new Error('no condor');
const condor = analysis.condors.chosen.value;
const day = 'day' as const;

afterEach(cleanup);

const look = vi.fn();
const show = (age = 500, of = analysis) => render(<Shown of={of} age={age} />);

function Shown({ of, age }: { readonly of: typeof analysis; readonly age: number }) {
  const [limit, keepLimit] = useState<TypedLimit | null>(null);
  return (
    <Ticket
      analysis={of}
      now={of.asOf + age}
      staleMs={15_000}
      habits={USUAL_HABITS}
      keep={vi.fn()}
      limit={limit}
      keepLimit={keepLimit}
      copy={vi.fn()}
      look={look}
    />
  );
}

describe('the ticket of the condor looked at', () => {
  it.each(formats)('in the format $id says those four legs and that limit and no others', (format) => {
    const ticket = condorTicket(analysis, condor, {
      format: format.id,
      timeInForce: day,
      side: 'open',
      credit: null,
    });
    if (!ticket.ok) throw new Error(ticket.error.code);
    const { order } = ticket.value;
    expect(order.legs.map(({ strike, right, action }) => [strike, right, action])).toEqual([
      [condor.strikes[0], 'put', 'buy'],
      [condor.strikes[1], 'put', 'sell'],
      [condor.strikes[2], 'call', 'sell'],
      [condor.strikes[3], 'call', 'buy'],
    ]);
    expect(Math.abs((order.limit?.price ?? 0) - condor.credits.target)).toBeLessThanOrEqual(0.025 + 1e-9);
    if (!format.parse) return;
    const today = newYorkTime(analysis.asOf).date;
    const back = format.parse(ticket.value.text, { today, root: analysis.root, effect: 'open' });
    if (!back.ok) throw new Error(back.error.code);
    expect(back.value.legs.map(({ strike, right, action }) => [strike, right, action])).toEqual(
      order.legs.map(({ strike, right, action }) => [strike, right, action]),
    );
    if (format.carries.limit !== 'dropped') expect(back.value.limit).toEqual(order.limit);
  });

  it('is held against what the same position costs another way', () => {
    const { least, most } = condor.bounds;
    if (least === null || most === null) throw new Error('no bounds');
    expect(least).toBeLessThanOrEqual(condor.credits.mid);
    expect(most).toBeGreaterThanOrEqual(condor.credits.mid);
    const codes = (credit: number, of = condor) => {
      const ticket = condorTicket(analysis, of, { format: 'plain', timeInForce: day, side: 'open', credit });
      return ticket.ok ? ticket.value.warnings.map(({ code }) => code) : [ticket.error.code];
    };
    expect(codes(condor.credits.target)).toEqual([]);
    expect(codes(most + 0.1)).toContain('limitOutOfReach');
    const dearer = { ...condor, bounds: { least: condor.credits.mid, most } };
    expect(codes(condor.credits.mid - 0.1, dearer)).toContain('limitTooGenerous');
    expect(codes(condor.credits.target, { ...condor, bounds: { least: null, most } })).toContain(
      'limitUnchecked',
    );
  });

  it('steps its limit by the tick and goes back to the price aimed at', () => {
    show();
    const limit = () => Number(screen.getByTestId('ticket-limit').textContent);
    const first = limit();
    fireEvent.click(screen.getByLabelText('Limit one tick higher'));
    expect(limit()).toBeCloseTo(first + 0.05, 9);
    expect(screen.getByTestId('ticket-text').textContent).toContain(limit().toFixed(2));
    fireEvent.click(screen.getByText('aimed at'));
    expect(limit()).toBe(first);
  });

  it('keeps to the condor that a limit was typed for, whatever the next tick finds', () => {
    show();
    look.mockClear();
    fireEvent.click(screen.getByText('aimed at'));
    expect(look).not.toHaveBeenCalled();
    fireEvent.click(screen.getByLabelText('Limit one tick lower'));
    expect(look).toHaveBeenCalledExactlyOnceWith(condor.strikes);
    cleanup();
    look.mockClear();
    show(500, practiceAnalysis({ strikes: condor.strikes }));
    fireEvent.click(screen.getByLabelText('Limit one tick lower'));
    expect(look).not.toHaveBeenCalled();
  });

  it('closes with the opposite legs, for a debit between middle and ask', () => {
    const { natural, mid, target } = condor.credits;
    const wish = { format: 'plain', timeInForce: day, side: 'close', credit: null } as const;
    const ticket = condorTicket(analysis, condor, wish);
    if (!ticket.ok) throw new Error(ticket.error.code);
    const { order, credit } = ticket.value;
    expect(order.legs.map(({ action, effect }) => [action, effect])).toEqual([
      ['sell', 'close'],
      ['buy', 'close'],
      ['buy', 'close'],
      ['sell', 'close'],
    ]);
    const asks = condor.legs.reduce((sum, { sold, bid, ask }) => sum + (sold ? ask : -bid), 0);
    expect(ticketCredits(condor, 'close').natural).toBeCloseTo(-asks, 6);
    expect(-credit).toBeGreaterThanOrEqual(mid - 0.025);
    expect(-credit).toBeLessThanOrEqual(asks + 0.025);
    expect(Math.abs(-credit - (2 * mid - target))).toBeLessThanOrEqual(0.025 + 1e-9);
    expect(asks - mid).toBeCloseTo(mid - natural, 6);
    const codes = (price: number, of = condor) => {
      const made = condorTicket(analysis, of, { ...wish, credit: -price });
      return made.ok ? made.value.warnings.map(({ code }) => code) : [made.error.code];
    };
    expect(codes(mid)).toEqual([]);
    expect(codes((condor.bounds.most ?? 0) + 0.1)).toContain('limitTooGenerous');
    const dearer = { ...condor, bounds: { ...condor.bounds, least: mid } };
    expect(codes(mid - 0.1, dearer)).toContain('limitOutOfReach');
  });

  it.each(formats.filter(({ parse }) => parse))('read back from $id is the condor looked at', ({ id }) => {
    show();
    const ticket = condorTicket(analysis, condor, {
      format: id,
      timeInForce: day,
      side: 'open',
      credit: null,
    });
    if (!ticket.ok) throw new Error(ticket.error.code);
    look.mockClear();
    fireEvent.input(screen.getByTestId('ticket-paste'), { target: { value: ticket.value.text } });
    expect(look).toHaveBeenCalledWith([...condor.strikes]);
  });

  it('that is another one than pasted says why', () => {
    show();
    look.mockClear();
    const say = (text: string) => {
      fireEvent.input(screen.getByTestId('ticket-paste'), { target: { value: text } });
      return screen.getByTestId('ticket-pasted').textContent;
    };
    expect(
      say('SELL -2 IRON CONDOR SPX 100 (Weeklys) 28 JUL 23 4450/4460/4450/4440 CALL/PUT @9.60 LMT'),
    ).toContain('2023-07-28');
    expect(say('SPXW  261120C05040000')).toContain('bought or sold');
    expect(say('<img onerror=alert(1)>')).toContain('could not be read');
    expect(say('')).toBe('');
    expect(look).not.toHaveBeenCalled();
  });

  it('warns of quotes that are old, and of a clock that was set back', () => {
    show(60_000);
    expect(screen.getByTestId('ticket-reasons').textContent).toContain('60 sec');
    cleanup();
    show(-3_600_000);
    expect(screen.queryByTestId('ticket-reasons')).not.toBeNull();
    cleanup();
    show();
    expect(screen.queryByTestId('ticket-reasons')).toBeNull();
  });
});

describe('the copy button', () => {
  it('does nothing for a script that clicks it', () => {
    const copy = vi.fn(async () => true);
    render(<CopyButton text="a ticket" doubtful={false} copy={copy} testId="ticket-copy" />);
    // Every event that a script makes is untrusted, as are those of this test.
    for (let i = 0; i < 1_000; i += 1) screen.getByTestId('ticket-copy').click();
    expect(copy).not.toHaveBeenCalled();
  });
});
