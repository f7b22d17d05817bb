// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { figureText } from '@/components/figure-text';
import { Candidates } from '@/components/panel/candidates';
import { Condor } from '@/components/panel/condor';
import { GROUPS } from '@/components/panel/condor-groups';
import { moveLeg } from '@/lib/core/condor/moves';
import { practiceAnalysis } from '../support/practice-analysis';

const analysis = practiceAnalysis();
if (!analysis.condors.chosen.ok) throw new Error('no condor');
const condor = analysis.condors.chosen.value;

afterEach(cleanup);

describe('the condor in the panel', () => {
  it('shows every number of the engine once, in a group, as it is', () => {
    render(<Condor analysis={analysis} choose={vi.fn()} />);
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
    render(<Condor analysis={analysis} choose={choose} />);
    fireEvent.click(screen.getByLabelText('Move the short put to the next higher strike'));
    const higher = analysis.listed[analysis.listed.indexOf(condor.strikes[1]) + 1] ?? Number.NaN;
    expect(choose).toHaveBeenCalledWith({ strikes: moveLeg(condor.strikes, 1, higher) });
    // A wing as narrow as the list allows has no room for the short leg on its side.
    const narrow = practiceAnalysis({ strikes: condor.strikes.with(0, condor.strikes[1] - 5) as never });
    cleanup();
    render(<Condor analysis={narrow} choose={choose} />);
    expect(screen.getByLabelText('Move the short put to the next lower strike')).toHaveProperty(
      'disabled',
      true,
    );
  });

  it('says that the strikes are the user’s own and leads back to the best', () => {
    const choose = vi.fn();
    const own = { ...analysis, condors: { ...analysis.condors, own: true } };
    render(<Condor analysis={own} choose={choose} />);
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
    render(<Candidates condors={analysis.condors} choose={choose} />);
    const buttons = within(document.querySelector('table') as HTMLElement).getAllByRole('button');
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(
      buttons.map((_, i) => String(i === 0)),
    );
    fireEvent.click(buttons[2] as HTMLElement);
    const { candidates } = analysis.condors;
    expect(choose).toHaveBeenCalledWith({ strikes: candidates.ok && candidates.value.best[2]?.strikes });
  });
});
