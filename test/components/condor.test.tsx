// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { figureText } from '@/components/figure-text';
import { strikePair } from '@/components/format';
import { Candidates } from '@/components/panel/candidates';
import { Condor } from '@/components/panel/condor';
import { GROUPS } from '@/components/panel/condor-groups';
import type { PanelActions } from '@/components/panel/props';
import { WhyNot } from '@/components/panel/why-not';
import { moveLeg } from '@/lib/core/condor/moves';
import { practiceAnalysis } from '../support/practice-analysis';

const analysis = practiceAnalysis();
if (!analysis.condors.chosen.ok) throw new Error('no condor');
const condor = analysis.condors.chosen.value;

const rules = { editRules: vi.fn(), keepRule: vi.fn(), forgetRule: vi.fn() };

afterEach(cleanup);

describe('the condor in the panel', () => {
  it('shows every number of the engine once, in a group, as it is', () => {
    render(<Condor analysis={analysis} choose={vi.fn()} whyNot={vi.fn()} />);
    const ids = GROUPS.flatMap(({ figures }) => figures);
    expect(new Set(ids).size).toBe(ids.length);
    const all = within(document.querySelector('.all') as HTMLElement);
    for (const figure of condor.figures) {
      expect(ids).toContain(figure.id.replace('condor.', ''));
      expect(all.getByTestId(figure.id).textContent).toContain(figureText(figure));
    }
  });

  it('moves one leg by one listed strike and no other', () => {
    const choose = vi.fn();
    render(<Condor analysis={analysis} choose={choose} whyNot={vi.fn()} />);
    fireEvent.click(screen.getByLabelText('Move the short put to the next higher strike'));
    const higher = analysis.listed[analysis.listed.indexOf(condor.strikes[1]) + 1] ?? Number.NaN;
    expect(choose).toHaveBeenCalledWith({ strikes: moveLeg(condor.strikes, 1, higher) });
    // A wing as narrow as the list allows has no room for the short leg on its side.
    const narrow = practiceAnalysis({ strikes: condor.strikes.with(0, condor.strikes[1] - 5) as never });
    cleanup();
    render(<Condor analysis={narrow} choose={choose} whyNot={vi.fn()} />);
    expect(screen.getByLabelText('Move the short put to the next lower strike')).toHaveProperty(
      'disabled',
      true,
    );
  });

  it('says that the strikes are the user’s own and leads back to the best', () => {
    const choose = vi.fn();
    const own = { ...analysis, condors: { ...analysis.condors, own: true } };
    render(<Condor analysis={own} choose={choose} whyNot={vi.fn()} />);
    fireEvent.click(screen.getByText('Back to the best'));
    expect(choose).toHaveBeenCalledWith({ strikes: null });
  });
});

describe('the candidates in the panel', () => {
  it('have the credit, the chance and the return that the condor shows when it is looked at', () => {
    const { candidates } = analysis.condors;
    if (!candidates.ok) throw new Error('no candidates');
    for (const candidate of candidates.value.best) {
      const looked = practiceAnalysis({ strikes: candidate.strikes }).condors.chosen;
      if (!looked.ok) throw new Error('refused');
      const value = (id: string) => looked.value.figures.find((each) => each.id === `condor.${id}`)?.value;
      expect(value('creditTarget')).toBe(candidate.credit);
      expect(value('popSmile')).toBeCloseTo(candidate.pop, 10);
      expect(value('expectationSmile')).toBeCloseTo(candidate.expectation, 5);
    }
  });

  it('are looked at by a click, and the one looked at is marked', () => {
    const choose = vi.fn();
    render(<Candidates condors={analysis.condors} choose={choose} {...rules} />);
    const buttons = within(document.querySelector('.candidates tbody') as HTMLElement).getAllByRole('button');
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(
      buttons.map((_, i) => String(i === 0)),
    );
    fireEvent.click(buttons[2] as HTMLElement);
    const { candidates } = analysis.condors;
    expect(choose).toHaveBeenCalledWith({ strikes: candidates.ok && candidates.value.best[2]?.strikes });
  });

  it('are sorted by any column, none lost', () => {
    render(<Candidates condors={analysis.condors} choose={vi.fn()} {...rules} />);
    const column = (name: string) =>
      [...document.querySelectorAll(`.candidates td.${name}`)].map((cell) =>
        Number.parseFloat(cell.textContent ?? ''),
      );
    const before = column('credit').toSorted();
    for (const name of ['Credit', 'POP', 'On risk'] as const) {
      fireEvent.click(screen.getByRole('button', { name }));
      const id = { Credit: 'credit', POP: 'pop', 'On risk': 'returnOnRisk' }[name];
      expect(column(id)).toEqual(column(id).toSorted((a, b) => b - a));
      expect(column('credit').toSorted()).toEqual(before);
    }
  });

  it('are asked for within the limits that were typed, and with nothing that cannot be meant', () => {
    const choose = vi.fn();
    const { condors } = practiceAnalysis({ preset: 'oneDay16Delta' });
    render(<Candidates condors={condors} choose={choose} {...rules} />);
    const type = (id: string, text: string) => {
      fireEvent.input(screen.getByTestId(id), { target: { value: text } });
      fireEvent.change(screen.getByTestId(id));
    };
    const { limits } = condors.rule;
    type('limit-shortDelta-high', '20,5');
    expect(choose).toHaveBeenLastCalledWith({
      limits: { ...limits, shortDelta: { low: limits.shortDelta?.low, high: 0.205 } },
    });
    type('limit-widths', '10; 25');
    // Faster than the page is read: the second does not undo the first.
    const both = { ...limits, shortDelta: { low: limits.shortDelta?.low, high: 0.205 }, widths: [10, 25] };
    expect(choose).toHaveBeenLastCalledWith({ limits: both });
    const calls = choose.mock.calls.length;
    type('limit-shortDelta-low', '30');
    const alerts = () => [...document.querySelectorAll('[role=alert]')].map((each) => each.textContent);
    expect(alerts()).toEqual(['The first number is above the second.']);
    type('limit-widths', '10, wide');
    type('limit-openInterest', '-4');
    expect(choose.mock.calls.length).toBe(calls);
    expect(alerts().length).toBe(3);
  });

  it('have limits that can be kept under a name, chosen at once, and undone', async () => {
    const { condors } = practiceAnalysis({ preset: 'oneDay16Delta' });
    const choose = vi.fn();
    const kept: { name: string; widths: readonly number[] }[] = [];
    const keepRule: PanelActions['keepRule'] = async (name, { limits }) => {
      if (name === 'Taken') return { ok: false, error: 'taken' };
      kept.push({ name, widths: limits.widths });
      return { ok: true, value: 'own-1' };
    };
    const forgetRule = vi.fn();
    const view = (rule: (typeof condors)['rule']) => (
      <Candidates
        condors={{ ...condors, rule, ownRules: [{ id: 'own-1', name: 'Friday' }] as never }}
        choose={choose}
        editRules={vi.fn()}
        keepRule={keepRule}
        forgetRule={forgetRule}
      />
    );
    const { rerender } = render(view(condors.rule));
    const field = screen.getByTestId('keep-name') as HTMLInputElement;
    const submit = async (name: string) => {
      fireEvent.input(field, { target: { value: name } });
      fireEvent.submit(field);
      await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe(String(name === 'Taken')));
    };
    await submit('Taken');
    expect(document.querySelector('.keep [role=status]')?.textContent).toContain(
      'Another rule has this name',
    );
    expect(field.value).toBe('Taken');
    expect(choose).not.toHaveBeenCalled();

    // Typed a moment ago and not yet read back: it belongs to what is kept.
    fireEvent.input(screen.getByTestId('limit-widths'), { target: { value: '10' } });
    fireEvent.change(screen.getByTestId('limit-widths'));
    await submit(' Friday ');
    const mine = { ...condors.rule, limits: { ...condors.rule.limits, widths: [10] } };
    await waitFor(() => expect(kept).toEqual([{ name: 'Friday', widths: [10] }]));
    expect(choose).toHaveBeenLastCalledWith({ ...mine, preset: 'own-1', strikes: null });

    rerender(view({ ...mine, preset: 'own-1' }));
    fireEvent.click(await screen.findByTestId('keep-undo'));
    expect(choose).toHaveBeenLastCalledWith({ ...mine, strikes: null });
    expect(forgetRule).toHaveBeenCalledWith('own-1');
    expect(field.value).toBe('Friday');
  });

  it('can be chosen on the curve of what can be had', () => {
    const choose = vi.fn();
    render(<Candidates condors={analysis.condors} choose={choose} {...rules} />);
    const plot = screen.getByRole('slider');
    fireEvent.keyDown(plot, { key: 'ArrowRight' });
    fireEvent.keyDown(plot, { key: 'Enter' });
    const { candidates } = analysis.condors;
    if (!candidates.ok) throw new Error('no candidates');
    const curve = candidates.value.frontier.points.map(({ strikes }) => strikes.join());
    expect(curve).toContain(choose.mock.calls[0]?.[0].strikes.join());
  });
});

describe('why not this one?', () => {
  const strikes = condor.strikes;
  const said = async (answer: Awaited<ReturnType<PanelActions['whyNot']>>) => {
    render(<WhyNot strikes={strikes} whyNot={async () => answer} choose={vi.fn()} />);
    fireEvent.click(screen.getByText('Why not this one?'));
    return (await screen.findByTestId('why-not')).textContent;
  };

  it('names each broken limit with its value and what is allowed', async () => {
    const breaches = [
      { limit: 'shortDelta', strike: 6675, value: 0.231, low: 0.14, high: 0.18 },
      { limit: 'credit', value: 0.4, low: 0.85, high: null },
    ] as const;
    const words = await said({ ok: true, value: { kind: 'breaks', breaches } });
    expect(words).toContain('The delta at 6,675 is 23.1, allowed is 14.0 to 18.0.');
    expect(words).toContain('The credit is 0.40, allowed is 0.85 and more.');
  });

  it('names the one that beats it', async () => {
    const { candidates } = analysis.condors;
    const by = candidates.ok ? candidates.value.best[0] : undefined;
    if (!by) throw new Error('no candidates');
    expect(await said({ ok: true, value: { kind: 'beaten', by } })).toContain(
      strikePair(by.strikes[0], by.strikes[1]),
    );
  });
});
