// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '@/components/panel/panel';
import { failure } from '@/lib/core/failure';
import { NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import { USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import { USUAL_HABITS } from '@/lib/core/tickets/habits';
import type { ViewState } from '@/lib/state/tab-view';
import { someAnalysis } from '../support/some-analysis';

const now = someAnalysis.asOf + 800;

const folding = { folded: [], fold: vi.fn() };
const actions = {
  choose: vi.fn(),
  whyNot: vi.fn(),
  answer: vi.fn(),
  teach: vi.fn(),
  editRules: vi.fn(),
  keepRule: vi.fn(),
  forgetRule: vi.fn(),
  histories: { add: vi.fn(async () => null), forget: vi.fn() },
  forgetCalendars: () => undefined,
  keepEntry: vi.fn(),
  keepHedge: vi.fn(),
  changeBought: vi.fn(),
  simulate: vi.fn(),
  file: { open: vi.fn(), close: vi.fn(), look: vi.fn(), answer: vi.fn() },
  showHedged: vi.fn(),
  copyText: vi.fn(),
  keepHabits: vi.fn(),
  keepLimit: vi.fn(),
  copy: vi.fn(),
  journal: { copyAgain: vi.fn(), save: vi.fn(), clear: vi.fn(), putBack: vi.fn() },
};

function show(state: ViewState, at = now) {
  return render(
    <Panel
      state={state}
      trouble={null}
      notice={null}
      others={[]}
      now={at}
      staleMs={15_000}
      actions={actions}
      folding={folding}
      habits={USUAL_HABITS}
      limit={null}
      chains={[]}
      hedge={USUAL_HEDGE}
      bought={[]}
      announcements={[]}
      histories={NO_HISTORIES}
      entries={{}}
      file={null}
      rate={0.04}
      journal={[]}
    />,
  );
}

afterEach(cleanup);

describe('the panel', () => {
  it('shows which chain, how fresh, and its numbers', () => {
    const { container } = show({ kind: 'shown', analysis: someAnalysis });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('SPXW');
    expect(screen.getByTestId('forward').textContent).toContain('6,013.05');
    expect(screen.getByTestId('straddle').textContent).toContain('42.10');
    expect(screen.getByTestId('expectedMove').textContent).toContain('±51.20');
    expect(screen.getByTestId('age').textContent).toBe('0.8 sec ago');
    expect(container.textContent).toContain('broker.example');
  });

  it('says how many strikes were read of those the page lists, where it draws only some', () => {
    show({ kind: 'shown', analysis: someAnalysis });
    expect(screen.getByTestId('quality').textContent).toContain('79 of 81 strikes quoted');
    cleanup();
    const strikes = { ...someAnalysis.strikes, read: 31, quoted: 30, listed: 40, complete: false };
    show({ kind: 'shown', analysis: { ...someAnalysis, strikes } });
    expect(screen.getByTestId('quality').textContent).toContain('31 of 40 strikes read, 30 quoted');
  });

  it('opens the formula of a number with what was put into it, and closes it again', () => {
    show({ kind: 'shown', analysis: someAnalysis });
    const move = screen.getByTestId('expectedMove');
    fireEvent.click(move);
    expect(move.getAttribute('aria-expanded')).toBe('true');
    const explanation = screen.getByTestId('explanation').textContent;
    expect(explanation).toContain('σ √T F');
    expect(explanation).toContain('6,013.05');
    fireEvent.click(move);
    expect(screen.queryByTestId('explanation')).toBeNull();
  });

  it('calls old numbers stale', () => {
    show({ kind: 'shown', analysis: someAnalysis }, now + 60_000);
    expect(screen.getByTestId('age').textContent).toContain('stale');
  });

  it('never shows a negative age or time left, even where a clock went backwards', () => {
    show({ kind: 'shown', analysis: someAnalysis }, someAnalysis.asOf - 3_600_000);
    // Nor does it look fresh: a clock that was set back says nothing about the age.
    expect(screen.getByTestId('age').textContent).toBe('0.0 sec old, stale');
    cleanup();
    show({ kind: 'shown', analysis: someAnalysis }, someAnalysis.settlesAt + 1);
    expect(document.querySelector('.clock')?.textContent).toBe('settled');
  });

  it('says why there is no number, and no number with it', () => {
    const { container } = show({ kind: 'refused', failure: failure('columnMissing', 'put ask') });
    expect(screen.getByRole('status').textContent).toContain('put ask');
    expect(container.querySelector('.value')).toBeNull();
  });

  it.each(['quiet', 'reading'] as const)('has words for %s', (kind) => {
    show({ kind });
    expect(screen.getByRole('status').textContent?.length).toBeGreaterThan(20);
  });
});
