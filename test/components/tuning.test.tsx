// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Tuning } from '@/components/hedge/tuning';
import { type Histories, NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import { fitModel } from '@/lib/core/hedge/fit-model';
import { type HedgeChoice, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import type { HistoryTrouble } from '@/lib/state/history-view';
import { madeHistories } from '../gallery/practice';

afterEach(() => {
  cleanup();
  known = NO_HISTORIES;
});

let kept: HedgeChoice = USUAL_HEDGE;
let known: Histories = NO_HISTORIES;
const add = vi.fn(async () => null as HistoryTrouble | null);

function Held({ from = USUAL_HEDGE }: { readonly from?: HedgeChoice }) {
  const [choice, setChoice] = useState(from);
  kept = choice;
  return <Tuning choice={choice} set={setChoice} hedge={null} histories={{ known, add, forget: vi.fn() }} />;
}

/** Every number by its path. */
function leaves(value: unknown, path = ''): Map<string, number> {
  if (typeof value === 'number') return new Map([[path, value]]);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([key, each]) => [...leaves(each, `${path}.${key}`)]));
}

const fields = () => document.querySelectorAll<HTMLInputElement>('input[type=text]');
const type = (input: HTMLInputElement, text: string) => {
  fireEvent.input(input, { target: { value: text } });
  fireEvent.change(input);
};

describe('limits and coefficients', () => {
  it('has a field for every number there is, which changes that one alone', () => {
    render(<Held />);
    const usual = leaves(USUAL_HEDGE.tuning);
    const reached = new Set<string>();
    for (let at = 0; at < fields().length; at += 1) {
      const input = fields()[at] as HTMLInputElement;
      if (input.value === '') continue; // there is none, and none is a choice
      const before = input.value;
      // So little that no order of rows or ends of a band is upset.
      type(input, String(Number((Number(before) * 1.01 + 0.01).toFixed(5))));
      const changed = [...leaves(kept.tuning)].filter(
        ([path, value]) => Math.abs(value - (usual.get(path) ?? 0)) > 1e-9,
      );
      expect(changed.length, input.dataset['testid']).toBe(1);
      reached.add(changed[0]?.[0] ?? '');
      fireEvent.click(screen.getByTestId('tuning-undo'));
      expect(kept).toEqual(USUAL_HEDGE);
    }
    expect([...reached].sort()).toEqual([...usual.keys()].sort());
  });

  it('goes back to the start group by group, and that can be undone', () => {
    render(<Held />);
    type(screen.getByTestId('tuning-oldest'), '45');
    type(screen.getByTestId('tuning-mostDebit'), '5000');
    type(screen.getByTestId('tuning-responses-1-bd'), '1.9');
    fireEvent.click(screen.getByTestId('tuning-parallel'));
    expect(kept.tuning).toMatchObject({ oldest: 45, mostDebit: 5000, model: { shift: 'parallel' } });
    const tuned = kept;
    fireEvent.click(screen.getByTestId('tuning-reset-model'));
    expect(kept.tuning.model).toEqual(USUAL_HEDGE.tuning.model);
    expect(kept.tuning.oldest).toBe(45);
    fireEvent.click(screen.getByTestId('tuning-undo'));
    expect(kept).toEqual(tuned);
    fireEvent.click(screen.getByTestId('tuning-reset-limits'));
    fireEvent.click(screen.getByTestId('tuning-reset-model'));
    expect(kept).toEqual(USUAL_HEDGE);
    expect(screen.queryByTestId('tuning-reset-model')).toBeNull();
  });

  it.each([
    ['tuning-oldest', '0', /from 1 to 1440/],
    ['tuning-oldest', '', /from 1 to 1440/],
    ['tuning-costOfCapital', 'much', /from 0 to 1000/],
    ['tuning-fastShare', '101', /from 0 to 100/],
    ['tuning-residuals-0-down', '-1', /from 0 to 1000/],
    ['tuning-stress-offset-low', '70', /must end above its start/],
    ['tuning-responses-2-days', '1', /must rise from row to row/],
    ['tuning-residuals-1-below', '2', /must rise from row to row/],
  ])('%s typed as %j is refused with its reason, stays as typed, and changes nothing', (field, text, why) => {
    render(<Held />);
    type(screen.getByTestId(field), text);
    expect(kept).toBe(USUAL_HEDGE);
    const input = screen.getByTestId<HTMLInputElement>(field);
    expect(input.value).toBe(text);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toMatch(why);
  });

  it('asks for a volatility only where outcomes are lognormal', () => {
    render(<Held />);
    expect(screen.queryByTestId('tuning-gateVolatility')).toBeNull();
    fireEvent.change(screen.getByTestId('tuning-law'), { target: { value: 'lognormal' } });
    type(screen.getByTestId('tuning-gateVolatility'), '22');
    expect(kept.tuning.gate.law).toEqual({ kind: 'lognormal', volatility: 0.22 });
  });

  it('knows that no fading is a choice', () => {
    render(<Held />);
    type(screen.getByTestId('tuning-fadeDays'), '');
    expect(kept.tuning.model.volOfVol.fadePerDay).toBe(0);
    type(screen.getByTestId('tuning-fadeDays'), '90');
    expect(kept.tuning.model.volOfVol.fadePerDay).toBeCloseTo(1 / 90, 12);
  });
});

describe('coefficients fitted to histories', () => {
  it('stand beside those in use with their spread, are used at one click, and undone', () => {
    known = madeHistories();
    const { SPX, VIX } = known;
    const found = SPX && VIX && fitModel(USUAL_HEDGE.tuning.model, SPX, VIX);
    if (!found?.ok) throw new Error('no fit');
    render(<Held />);
    expect(kept).toBe(USUAL_HEDGE);
    const words = screen.getByTestId('fit').textContent ?? '';
    expect(words).toContain('Fitted on the 750 days that both have, Oct 2, 2023');
    const daily = found.value.responses[1];
    expect(words).toContain(`${daily?.response.bd.toFixed(3)}± ${daily?.errors.bd.toFixed(3)}1.720`);
    fireEvent.click(screen.getByTestId('fit-use'));
    expect(kept.tuning.model).toEqual(found.value.model);
    expect(screen.getByTestId('fit-used')).toBeDefined();
    fireEvent.click(screen.getByTestId('tuning-undo'));
    expect(kept.tuning).toEqual(USUAL_HEDGE.tuning);
  });

  it('are not there where the histories have no day in common, and the reason is', () => {
    const { SPX, VIX } = madeHistories();
    known = {
      SPX,
      VIX: VIX && { ...VIX, dates: VIX.dates.map((date) => `1${date.slice(1)}` as typeof date) },
    };
    render(<Held />);
    expect(screen.getByTestId('fit-refused').textContent).toContain('no day in common');
    expect(screen.queryByTestId('fit-use')).toBeNull();
  });

  it('asks for a file of each index, and says what a wrong one is not', async () => {
    add.mockResolvedValueOnce({ from: 'history', code: 'notOfVix', detail: ['SKEW.csv'] });
    render(<Held />);
    const file = new File(['x'], 'SKEW.csv');
    fireEvent.change(screen.getByTestId('history-VIX'), { target: { files: [file] } });
    expect(add).toHaveBeenCalledWith('VIX', file);
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The closes in “SKEW.csv” are none that VIX ever had. Choose a history of VIX.',
    );
  });
});
