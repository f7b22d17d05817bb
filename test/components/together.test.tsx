// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { points, signedMoney } from '@/components/format';
import { loadHedgeEngine } from '@/components/hedge/hedge-engine';
import { Together } from '@/components/hedge/together';
import { useHedge } from '@/components/hedge/use-hedge';
import { AS_IT_IS } from '@/lib/core/condor/scenario';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import { NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import { USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import type { PairOutlook } from '@/lib/core/hedge/pair';
import { createWhatIf, suppose, type WhatIfStore } from '@/lib/state/what-if';
import { practiceAnalysis, practiceChains } from '../support/practice-analysis';

/** Condor, hedge and both in one picture. */

const later = 6;
const analysis = practiceAnalysis({ condors: 40 }, later);
const chains = practiceChains(later);
const forward = analysis.figures.forward.value;
let pair: PairOutlook;
let hedge: HedgeView;
let whatIf: WhatIfStore;
const setDays = vi.fn();

function Pictures() {
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
  if (!found?.pair || !found.found.ok || !found.found.value.hedge.ok) throw new Error('no hedge');
  hedge = found.found.value.hedge.value;
  pair = found.pair;
  return (
    <Together
      hedge={hedge}
      pair={pair}
      whatIf={whatIf}
      forward={forward}
      leftMs={analysis.settlesAt - analysis.asOf}
      days={1}
      setDays={setDays}
    />
  );
}

beforeAll(() => loadHedgeEngine());
beforeEach(() => {
  whatIf = createWhatIf();
  render(<Pictures />);
});
afterEach(cleanup);

/** Heights of a line in the picture. */
const heights = (name: string) =>
  (document.querySelector(`.both path.${name}`)?.getAttribute('d') ?? '')
    .split(/[ML]/)
    .slice(1)
    .map((pair) => Number(pair.split(' ')[1]));

describe('the picture of condor and hedge', () => {
  it('draws both as the sum of its parts, at each moment', () => {
    for (const moment of ['now', 'later', 'settlement'] as const) {
      fireEvent.click(screen.getByTestId(`moment-${moment}`));
      const curve = hedge.curves.curves.find((each) => each.moment === moment);
      const [condor, sum] = [heights('condor'), heights('sum')];
      expect(sum.length).toBe(curve?.combined.length);
      // The higher profit is drawn higher.
      for (const [i, both] of (curve?.combined ?? []).entries()) {
        const gap = both - (curve?.alone[i] ?? 0);
        if (Math.abs(gap) > 200) expect(Math.sign((condor[i] ?? 0) - (sum[i] ?? 0))).toBe(Math.sign(gap));
      }
    }
  });

  it('lists where condor and both are even, and how far either side moves', () => {
    const words = document.querySelector('.lists')?.textContent ?? '';
    for (const { combined, alone, ratio } of hedge.breakEvens)
      if (ratio > 0) for (const level of [...combined, ...alone]) expect(words).toContain(points(level));
    expect(words).toContain('T+1');
  });

  it('reads at its cursor what the engine says, and the cursor moves the slider', () => {
    const cursor = screen.getByRole('slider', { name: 'Index' });
    fireEvent.keyDown(cursor, { key: 'PageDown' });
    const { level } = whatIf.getState().scenario;
    expect(level).toBeLessThan(forward);
    const at = pair.at({ ...AS_IT_IS, level, elapsed: 1 });
    if (!at.ok) throw new Error(at.error);
    expect(cursor.getAttribute('aria-valuetext')).toContain(signedMoney(at.value.both));
  });

  it('says that VIX is set where the what-if sets it, draws and lists that, and lets it follow again', () => {
    const tied = heights('sum');
    const [settled] = hedge.breakEvens.filter(({ moment, ratio }) => moment === 'settlement' && ratio === 2);
    void act(() => suppose(whatIf, { vix: 31 }));
    expect(screen.getByTestId('set-vix').textContent).toContain('VIX to 31.0');
    expect(document.querySelector('.key.fan')).toBeNull();
    expect(heights('sum')).not.toEqual(tied);
    const cursor = screen.getByRole('slider', { name: 'Index' });
    const at = pair.at({ ...AS_IT_IS, vix: 31, elapsed: 1 });
    if (!at.ok) throw new Error(at.error);
    expect(cursor.getAttribute('aria-valuetext')).toContain('VIX 31.0');
    expect(cursor.getAttribute('aria-valuetext')).toContain(signedMoney(at.value.both));
    const words = document.querySelector('.lists')?.textContent ?? '';
    const set = pair.evens({ elapsed: 1, vix: 31, ratio: 2 }).combined;
    expect(set).not.toEqual(settled?.combined);
    for (const level of set) expect(words).toContain(points(level));
    fireEvent.click(screen.getByTestId('set-vix-back'));
    expect(whatIf.getState().scenario.vix).toBeNull();
    expect(screen.queryByTestId('set-vix')).toBeNull();
    expect(heights('sum')).toEqual(tied);
  });

  it('has a map that takes both sliders along, VIX upwards', () => {
    const map = screen.getByRole('button', { name: /Profit of both over index and VIX/ });
    const before = pair.tied(forward, 0);
    fireEvent.keyDown(map, { key: 'ArrowUp' });
    fireEvent.keyDown(map, { key: 'ArrowUp' });
    fireEvent.keyDown(map, { key: 'ArrowRight' });
    const { level, vix } = whatIf.getState().scenario;
    expect(vix).toBeCloseTo(before + 1, 9);
    expect(level).toBeGreaterThan(forward);
  });
});
