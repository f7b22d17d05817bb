// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { LayerEditor } from '@/components/hedge/layer-editor';
import { analyseHedge } from '@/lib/core/hedge/analyse';
import type { LayerView } from '@/lib/core/hedge/analysis';
import { chosenSet, type HedgeChoice, hedgeSettingsOf, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import type { Layer } from '@/lib/core/hedge/layer';
import { CLASSIC } from '@/lib/core/hedge/presets';
import { practiceInput } from '../core/hedge/practice-input';

afterEach(cleanup);

let kept: HedgeChoice = USUAL_HEDGE;

function Editor({ views = [], from = USUAL_HEDGE }: { views?: readonly LayerView[]; from?: HedgeChoice }) {
  const [choice, setChoice] = useState(from);
  kept = choice;
  return <LayerEditor choice={choice} set={setChoice} views={views} />;
}

const layers = () => chosenSet(kept).layers;
const names = () => layers().map(({ name }) => name);
const cards = () => screen.getAllByRole('group');
const card = (place: number) => within(cards()[place] as HTMLElement);
const type = (place: number, field: string, text: string) => {
  const input = card(place).getByTestId(field);
  fireEvent.input(input, { target: { value: text } });
  fireEvent.change(input);
};
const choose = (place: number, field: string, value: string) =>
  fireEvent.change(card(place).getByTestId(field), { target: { value } });

describe('the editor of the layers', () => {
  it.each<[field: string, text: string, change: Partial<Layer>]>([
    ['layer-name', 'first', { name: 'first' }],
    ['layer-contracts', '6', { contracts: 6 }],
    ['layer-tenor', '45', { targetDte: 45 }],
    ['layer-strike', '16', { strike: { kind: 'delta', delta: 0.16 } }],
    ['layer-roll-days', '', { roll: { daysLeft: null, extrinsicLost: 0.7 } }],
    ['layer-roll-extrinsic', '55', { roll: { daysLeft: 7, extrinsicLost: 0.55 } }],
    ['layer-profit-at', '2,5', { profit: { kind: 'multiple', of: 2.5 } }],
  ])('%s typed as %j changes that and nothing else', (field, text, change) => {
    render(<Editor />);
    type(0, field, text);
    const [first, ...others] = CLASSIC.layers;
    expect(layers()).toEqual([{ ...first, ...change }, ...others]);
    expect(kept.own?.from).toBe(CLASSIC.id);
  });

  it.each<[field: string, value: string, change: Partial<Layer>]>([
    ['layer-structure', 'call-spread', { structure: { kind: 'call-spread', width: 10 } }],
    ['layer-structure', 'calendar', { structure: { kind: 'calendar', shortDte: 15 } }],
    ['layer-profit', 'vix-rsi', { profit: { kind: 'vix-rsi', above: 70 } }],
    ['layer-profit', 'none', { profit: { kind: 'none' } }],
    ['layer-role', 'second-engine', { role: 'second-engine' }],
    ['layer-activation', 'before-event', { activation: { kind: 'rule', rule: 'before-event' } }],
  ])('%s chosen as %s', (field, value, change) => {
    render(<Editor />);
    choose(0, field, value);
    expect(layers()[0]).toEqual({ ...CLASSIC.layers[0], ...change });
  });

  it('stands on the same call when its strike is chosen another way', () => {
    const input = practiceInput();
    const legs = (choice: HedgeChoice) => {
      const found = analyseHedge({ ...input, settings: hedgeSettingsOf(choice, 0.04) });
      if (!found.ok || !found.value.hedge.ok) throw new Error('no hedge');
      return found.value.hedge.value.layers;
    };
    const before = legs(USUAL_HEDGE);
    for (const kind of ['otm', 'strike', 'delta']) {
      cleanup();
      render(<Editor views={before} />);
      choose(0, 'layer-strike-by', kind === 'delta' ? 'strike' : kind);
      if (kind === 'delta') choose(0, 'layer-strike-by', 'delta');
      expect(layers()[0]?.strike.kind).toBe(kind);
      expect(legs(kept)[0]?.legs.map(({ strike, expiry }) => [strike, expiry])).toEqual(
        before[0]?.legs.map(({ strike, expiry }) => [strike, expiry]),
      );
    }
  });

  it('adds, moves and removes, the keyboard follows, and undo leads back step by step', async () => {
    render(<Editor />);
    fireEvent.click(card(0).getByTestId('layer-down'));
    expect(names()).toEqual(['medium', 'short', 'long']);
    await waitFor(() => expect(document.activeElement).toBe(card(1).getByTestId('layer-down')));
    fireEvent.click(card(1).getByTestId('layer-down'));
    expect(names()).toEqual(['medium', 'long', 'short']);
    // At the end there is no further down: the way back up is next.
    await waitFor(() => expect(document.activeElement).toBe(card(2).getByTestId('layer-up')));
    fireEvent.click(screen.getByTestId('layer-add'));
    expect(names()).toEqual(['medium', 'long', 'short', 'short']);
    await waitFor(() => expect(document.activeElement).toBe(card(3).getByTestId('layer-name')));
    fireEvent.click(card(0).getByTestId('layer-remove'));
    expect(names()).toEqual(['long', 'short', 'short']);
    await waitFor(() => expect(document.activeElement).toBe(card(0).getByTestId('layer-remove')));
    for (const back of [
      ['medium', 'long', 'short', 'short'],
      ['medium', 'long', 'short'],
      ['medium', 'short', 'long'],
      ['short', 'medium', 'long'],
    ]) {
      fireEvent.click(screen.getByTestId('layers-undo'));
      expect(names()).toEqual(back);
    }
    expect(kept).toEqual(USUAL_HEDGE);
    expect(screen.queryByTestId('layers-undo')).toBeNull();
  });

  it('goes back to the preset it began as, and that can be undone', () => {
    render(<Editor />);
    fireEvent.click(card(1).getByTestId('layer-remove'));
    type(0, 'layer-contracts', '9');
    const edited = kept;
    fireEvent.click(screen.getByTestId('layers-reset'));
    expect(kept).toEqual(USUAL_HEDGE);
    expect(cards().length).toBe(3);
    fireEvent.click(screen.getByTestId('layers-undo'));
    expect(kept).toEqual(edited);
  });

  it.each([
    ['layer-contracts', '0'],
    ['layer-contracts', 'many'],
    ['layer-tenor', '1001'],
    ['layer-strike', '130'],
    ['layer-roll-extrinsic', '101'],
    ['layer-profit-at', ''],
  ])('%s typed as %j is said to be wrong, stays as typed, and changes nothing', (field, text) => {
    render(<Editor />);
    type(0, field, text);
    expect(kept).toBe(USUAL_HEDGE);
    expect((card(0).getByTestId(field) as HTMLInputElement).value).toBe(text);
    expect(card(0).getByRole('alert').textContent).toMatch(/^Type a number from .+ to .+\.$/);
    // What is half typed goes where its layer goes.
    fireEvent.click(card(0).getByTestId('layer-down'));
    expect((card(1).getByTestId(field) as HTMLInputElement).value).toBe(text);
    expect(card(0).queryByRole('alert')).toBeNull();
  });

  it('keeps the call that a calendar sells before the one it buys', () => {
    render(<Editor />);
    choose(0, 'layer-structure', 'calendar');
    const before = kept;
    type(0, 'layer-tenor', '10');
    expect(kept).toBe(before);
    type(0, 'layer-short-tenor', '30');
    expect(kept).toBe(before);
    expect(card(0).getAllByRole('alert').length).toBe(2);
  });

  it('stops at twelve layers and says so', () => {
    render(<Editor />);
    for (let i = 0; i < 9; i += 1) fireEvent.click(screen.getByTestId('layer-add'));
    expect(layers().length).toBe(12);
    expect((screen.getByTestId('layer-add') as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByText(/at most 12 layers/)).toBeDefined();
  });

  it('begins with one layer where the preset has none', () => {
    render(<Editor from={{ ...USUAL_HEDGE, set: 'none' }} />);
    fireEvent.click(screen.getByTestId('layer-add'));
    expect(layers()).toEqual([CLASSIC.layers[0]]);
  });
});
