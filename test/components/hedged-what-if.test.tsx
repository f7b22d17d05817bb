// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { points, signedMoney } from '@/components/format';
import { EvenLines } from '@/components/hedge/even-lines';
import { loadHedgeEngine } from '@/components/hedge/hedge-engine';
import { type Hedged, useHedge } from '@/components/hedge/use-hedge';
import { Outlook } from '@/components/plots/outlook';
import { AS_IT_IS, type Scenario } from '@/lib/core/condor/scenario';
import { NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import { USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import { MOVES } from '@/lib/core/hedge/moves';
import type { PairOutlook } from '@/lib/core/hedge/pair';
import { createWhatIf, type WhatIfStore } from '@/lib/state/what-if';
import { practiceAnalysis, practiceChains } from '../support/practice-analysis';

/** With a hedge on, every slider moves condor and hedge. */

const analysis = practiceAnalysis({ condors: 40 });
const chains = practiceChains();
let pair: PairOutlook;
let hedged: Hedged;
let whatIf: WhatIfStore;
const drawn = vi.fn();

function Both() {
  const found = useHedge({
    analysis,
    chains,
    choice: USUAL_HEDGE,
    rate: 0.04,
    bought: [],
    announcements: [],
    histories: NO_HISTORIES,
    entries: {},
    daysAhead: 1,
  });
  if (!found?.pair) throw new Error('no hedge');
  hedged = found;
  pair = found.pair;
  return (
    <>
      <Outlook analysis={analysis} pair={pair} whatIf={whatIf} move={vi.fn()} simulate={vi.fn()} />
      <EvenLines hedged={hedged} pair={pair} whatIf={whatIf} show={drawn} />
    </>
  );
}

beforeAll(() => loadHedgeEngine());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  drawn.mockClear();
  whatIf = createWhatIf();
  render(<Both />);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const slider = (id: string) => screen.getByTestId<HTMLInputElement>(`slider-${id}`);
const slide = (id: string, value: number) => fireEvent.input(slider(id), { target: { value } });
const parts = () => [...document.querySelectorAll('.parts dd')].map((each) => each.textContent);
const pairAt = (change: Partial<Scenario>) => {
  const at = pair.at({ ...AS_IT_IS, ...change });
  if (!at.ok) throw new Error(at.error);
  return at.value;
};
const money = (change: Partial<Scenario>) => {
  const { condor, hedge, both } = pairAt(change);
  return [condor, hedge, both].map(signedMoney);
};
const forward = analysis.figures.forward.value;

describe('what if, with a hedge on', () => {
  it('has VIX follow the index until it is moved, and again when asked', () => {
    expect(parts()).toEqual(money({}));
    slide('level', forward * 0.998);
    expect(parts()).toEqual(money({ level: forward * 0.998 }));
    expect(slider('vix').valueAsNumber).toBeCloseTo(pair.tied(forward * 0.998, 0), 6);
    expect(slider('vix').getAttribute('aria-valuetext')).toContain('follows the index');
    slide('vix', 30);
    expect(parts()).toEqual(money({ level: forward * 0.998, vix: 30 }));
    slide('level', forward * 1.002);
    expect(slider('vix').valueAsNumber).toBe(30);
    fireEvent.click(screen.getByTestId('vix-follows'));
    expect(parts()).toEqual(money({ level: forward * 1.002 }));
    expect(slider('vix').valueAsNumber).toBeCloseTo(pair.tied(forward * 1.002, 0), 6);
  });

  it('moves both by volatility and time, is undone and reset', () => {
    slide('vix', 28);
    slide('shift', 0.03);
    slide('time', 0.5);
    expect(parts()).toEqual(money({ vix: 28, shift: 0.03, elapsed: 0.5 }));
    fireEvent.click(screen.getByText('Undo'));
    expect(parts()).toEqual(money({ vix: 28, shift: 0.03 }));
    fireEvent.click(screen.getByText('Reset', { exact: false }));
    expect(parts()).toEqual(money({}));
  });

  it('knows the moves of the table by their names', () => {
    for (const id of ['vix-surprise', 'day-2018-02-05'] as const) {
      const move = MOVES.find((each) => each.id === id);
      if (!move) throw new Error(id);
      fireEvent.change(screen.getByTestId('what-if-moves'), { target: { value: id } });
      expect(parts()).toEqual(money(pair.supposed(move)));
    }
  });

  it('says where both are even, and the page is told for the VIX that was set', async () => {
    await vi.advanceTimersByTimeAsync(300);
    expect(drawn).toHaveBeenLastCalledWith(expect.anything(), { levels: expect.any(Array), vix: null });
    slide('vix', 31);
    await vi.advanceTimersByTimeAsync(300);
    const levels = pair
      .evens({ elapsed: 1, vix: 31, ratio: 1 })
      .combined.map((each) => Number(each.toFixed(2)));
    expect(drawn).toHaveBeenLastCalledWith(expect.anything(), { levels, vix: 31 });
    fireEvent.input(slider('time'), { target: { value: 1 } });
    const words = screen.getByTestId('what-if').textContent ?? '';
    for (const level of levels) expect(words).toContain(points(level));
  });
});
