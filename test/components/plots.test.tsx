// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { signedMoney } from '@/components/format';
import { holdingOf } from '@/components/plots/frame';
import { Outlook } from '@/components/plots/outlook';
import { moneyScale, ticks } from '@/components/plots/scale';
import { moveLeg } from '@/lib/core/condor/moves';
import { AS_IT_IS, outlookOf } from '@/lib/core/condor/scenario';
import type { Strikes } from '@/lib/core/condor/why-not';
import { createWhatIf } from '@/lib/state/what-if';
import { practiceAnalysis } from '../support/practice-analysis';

const analysis = practiceAnalysis();
if (!analysis.condors.chosen.ok) throw new Error('no condor');
const condor = analysis.condors.chosen.value;
const outlook = outlookOf(holdingOf(analysis, condor), AS_IT_IS.rule);

afterEach(cleanup);

function show(move: (strikes: Strikes) => void = vi.fn()) {
  render(<Outlook analysis={analysis} pair={null} whatIf={createWhatIf()} move={move} simulate={vi.fn()} />);
}

describe('the payoff plot', () => {
  it('moves a leg to the next listed strike by the keys, and no other leg', () => {
    const move = vi.fn();
    show(move);
    fireEvent.keyDown(screen.getByRole('slider', { name: 'short put' }), { key: 'ArrowRight' });
    const next = analysis.listed[analysis.listed.indexOf(condor.strikes[1]) + 1] as number;
    expect(move).toHaveBeenCalledWith(moveLeg(condor.strikes, 1, next));
  });

  it('takes a leg along with the pointer that holds it, and the cursor with one that holds the plot', () => {
    const move = vi.fn();
    show(move);
    const handle = screen.getByRole('slider', { name: 'short put' });
    const at = analysis.listed.indexOf(condor.strikes[1]);
    const [next, target] = analysis.listed.slice(at + 1, at + 3) as [number, number];
    const dots = [...document.querySelectorAll('.handle .dot')].map((dot) => Number(dot.getAttribute('cx')));
    const [, sold = 0, call = 0] = dots;
    const [, k2, k3] = condor.strikes;
    const px = (level: number) => sold + ((level - k2) / (k3 - k2)) * (call - sold);
    fireEvent.pointerDown(handle, { button: 0, clientX: px(next) });
    fireEvent.pointerMove(handle, { buttons: 0, clientX: px(next) });
    expect(move).not.toHaveBeenCalled();
    fireEvent.pointerMove(handle, { buttons: 1, clientX: px(target) });
    expect(move).toHaveBeenCalledExactlyOnceWith(moveLeg(condor.strikes, 1, target));
    const plot = document.querySelector('.payoff svg') as Element;
    const said = () => screen.getByRole('slider', { name: 'Index' }).getAttribute('aria-valuenow');
    const before = said();
    fireEvent.pointerDown(plot, { button: 2, clientX: px(next) });
    expect(said()).toBe(before);
    fireEvent.pointerDown(plot, { button: 0, clientX: px(next) });
    expect(Number(said())).toBeCloseTo(next, 0);
    expect(move).toHaveBeenCalledOnce();
  });

  it('draws the settlement as it is, and says by how much losses are drawn smaller', () => {
    show();
    const d = document.querySelector('path.settlement')?.getAttribute('d') ?? '';
    const drawn = d
      .split(/[ML]/)
      .slice(1)
      .map((pair) => pair.split(' ').map(Number));
    const [low, k1, k2, k3, k4, high] = drawn.map(([, y]) => y as number);
    expect([low, k2, high]).toEqual([k1, k3, k4]);
    expect(k1).toBeGreaterThan(k2 as number);
    const deep = moneyScale(-2400, 100, 0, 200);
    expect(deep.squeeze).toBe(8);
    for (const value of [-2400, -3, 0, 55]) expect(deep.from(deep.at(value))).toBeCloseTo(value, 9);
    expect(deep.at(-2400)).toBeCloseTo(200, 9);
  });

  it('has round ticks inside its range', () => {
    for (const [low, high] of [
      [6588, 6911],
      [5.2, 17.9],
      [0.001, 0.0042],
    ] as const) {
      const found = ticks(low, high, 4);
      expect(found.length).toBeGreaterThanOrEqual(2);
      expect(found.length).toBeLessThanOrEqual(9);
      expect(found.every((each) => each >= low && each <= high)).toBe(true);
    }
  });
});

describe('what if', () => {
  it('follows its sliders, is undone and reset', () => {
    show();
    const said = () => screen.getByTestId('what-if').textContent ?? '';
    const at = (change: Partial<typeof AS_IT_IS>) => {
      const profit = outlook.at({ ...AS_IT_IS, ...change });
      return profit.ok ? signedMoney(profit.value) : '';
    };
    expect(said()).toContain(at({}));
    fireEvent.input(screen.getByTestId('slider-time'), { target: { value: '0.5' } });
    expect(said()).toContain(at({ elapsed: 0.5 }));
    fireEvent.input(screen.getByTestId('slider-shift'), { target: { value: '0.05' } });
    expect(said()).toContain(at({ elapsed: 0.5, shift: 0.05 }));
    fireEvent.click(screen.getByText('Undo'));
    expect(said()).toContain(at({ elapsed: 0.5 }));
    fireEvent.click(screen.getByText('Reset', { exact: false }));
    expect(said()).toContain(at({}));
  });
});
