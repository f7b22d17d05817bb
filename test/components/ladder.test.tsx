// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { day, money } from '@/components/format';
import { loadHedgeEngine } from '@/components/hedge/hedge-engine';
import { Ladder } from '@/components/hedge/ladder';
import { useHedge } from '@/components/hedge/use-hedge';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import { NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import { USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import type { Position } from '@/lib/core/hedge/position';
import { agedTo } from '@/lib/core/hedge/time-travel';
import { addDays, daysBetween, newYorkTime } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import { practiceAnalysis, practiceChains } from '../support/practice-analysis';

/** Every layer on every day from now to the last expiry. */

const expiry = 6;
const analysis = practiceAnalysis({ condors: 40 }, expiry);
const chains = practiceChains(expiry);
const { asOf: now, settlesAt } = analysis;
const today = newYorkTime(now).date;
let hedge: HedgeView;
let position: Position;

function Drawn() {
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
  if (!found?.position || !found.found.ok || !found.found.value.hedge.ok) throw new Error('no hedge');
  hedge = found.found.value.hedge.value;
  position = found.position;
  return (
    <Ladder hedge={hedge} held={[]} heldOver={null} position={position} now={now} settlesAt={settlesAt} />
  );
}

beforeAll(() => loadHedgeEngine());
afterEach(cleanup);

const slider = () => screen.getByTestId<HTMLInputElement>('slider-date');
const table = () => screen.getByTestId('aged').textContent ?? '';
const on = (date: CalendarDate) => {
  const layers = hedge.layers.filter(({ contracts }) => contracts > 0);
  const aged = agedTo(
    { position, layers, counts: layers.map(({ contracts }) => contracts), now, settlesAt },
    date,
  );
  if (!aged.ok) throw new Error(aged.error);
  return aged.value;
};

describe('the ladder over time', () => {
  it('shows on each day what every layer is worth, covers and waits for', () => {
    render(<Drawn />);
    const states = new Set<string>();
    for (let ahead = 0; ahead <= Number(slider().max); ahead += 3) {
      fireEvent.input(slider(), { target: { value: ahead } });
      const date = addDays(today, ahead);
      expect(table()).toContain(day(date));
      const { layers, hedgeValue } = on(date);
      expect(table()).toContain(money(hedgeValue));
      for (const { name, value, perVixPoint, daysLeft, state } of layers) {
        const words = { held: 'held', 'roll-due': 'roll due', settled: 'settled' }[state];
        expect(table()).toContain(`${name}${daysLeft}${money(value)}${money(perVixPoint)}${words}`);
        states.add(state);
      }
    }
    expect([...states].sort()).toEqual(['held', 'roll-due', 'settled']);
  });

  it('goes by the keys a day or ten, and says the day and what the hedge is worth', () => {
    render(<Drawn />);
    fireEvent.keyDown(slider(), { key: 'PageUp' });
    fireEvent.keyDown(slider(), { key: 'ArrowRight' });
    const date = addDays(today, 11);
    expect(slider().getAttribute('aria-valuetext')).toContain(day(date));
    expect(slider().getAttribute('aria-valuetext')).toContain(money(on(date).hedgeValue));
  });

  it('marks the roll of a layer on the day that its state turns', () => {
    render(<Drawn />);
    for (const { roll, place } of hedge.layers) {
      if (!roll?.next) throw new Error('no roll');
      const state = (date: CalendarDate) => on(date).layers.find((each) => each.place === place)?.state;
      expect(state(roll.next)).toBe('roll-due');
      expect(state(addDays(roll.next, -1))).toBe('held');
      expect(daysBetween(today, roll.next)).toBeGreaterThan(0);
    }
    expect(document.querySelectorAll('.ladder .roll path').length).toBe(hedge.layers.length);
  });
});
