// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { Tuning } from '@/components/hedge/tuning';
import { type HedgeChoice, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';

afterEach(cleanup);

let kept: HedgeChoice = USUAL_HEDGE;

function Held({ from = USUAL_HEDGE }: { readonly from?: HedgeChoice }) {
  const [choice, setChoice] = useState(from);
  kept = choice;
  return <Tuning choice={choice} set={setChoice} hedge={null} />;
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
