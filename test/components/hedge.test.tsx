// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Decide } from '@/components/hedge/decide';
import { Gate } from '@/components/hedge/gate';
import { HedgeNumbers } from '@/components/hedge/hedge-numbers';
import { LayerTickets } from '@/components/hedge/layer-tickets';
import { SizeByRule } from '@/components/hedge/size-by-rule';
import { type Entry, Sizing } from '@/components/hedge/sizing';
import { analyseHedge } from '@/lib/core/hedge/analyse';
import { USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import { formats } from '@/lib/core/tickets/formats';
import { USUAL_HABITS } from '@/lib/core/tickets/habits';
import { LIMIT_AIMS } from '@/lib/core/tickets/limit';
import { practiceInput } from '../core/hedge/practice-input';

const calm = analyseHedge(practiceInput());
const tested = analyseHedge(practiceInput({ put: 0.001, call: 0.02 }));
if (!calm.ok || !calm.value.hedge.ok || !tested.ok || !tested.value.decision.ok) throw new Error('no hedge');
const hedge = calm.value.hedge.value;
const decision = tested.value.decision;
const usual = { ...USUAL_HEDGE, capital: 250_000 };
const plain = formats.find(({ id }) => id === 'plain');

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A number as it is read on the screen, whatever surrounds it. */
const numberOf = (text: string | null) => Number((text ?? '').replace('−', '-').replace(/[^\d.-]/g, ''));

const numbers = () => render(<HedgeNumbers hedge={hedge} />);

describe('orders', () => {
  it.each(LIMIT_AIMS)('of every layer at %s are those of the engine', (aim) => {
    const habits = { ...USUAL_HABITS, aim };
    render(<LayerTickets hedge={hedge} habits={habits} keep={vi.fn()} doubtful={false} copy={vi.fn()} />);
    expect(hedge.ticket.byLayer.length).toBeGreaterThan(1);
    for (const layer of hedge.ticket.byLayer) {
      const at = layer[aim];
      const written = at.ok ? plain?.write(at.value.order) : null;
      if (!written?.ok) throw new Error('no order');
      expect(screen.getByTestId(`hedge-copy-${layer.place}-text`).textContent).toBe(written.value);
    }
  });

  it('are dearer at natural than at mid, and the switch is kept', () => {
    const keep = vi.fn();
    render(<LayerTickets hedge={hedge} habits={USUAL_HABITS} keep={keep} doubtful={false} copy={vi.fn()} />);
    fireEvent.click(screen.getByTestId('aim-natural'));
    expect(keep).toHaveBeenCalledWith({ ...USUAL_HABITS, aim: 'natural' });
    for (const { natural, mid } of hedge.ticket.byLayer) {
      if (!natural.ok || !mid.ok) throw new Error('no order');
      expect(natural.value.order.limit?.price).toBeGreaterThan(mid.value.order.limit?.price ?? 0);
    }
  });

  it.each(LIMIT_AIMS)('of every way out at %s are those of the engine', (aim) => {
    render(
      <Decide
        decision={decision}
        habits={{ ...USUAL_HABITS, aim }}
        keep={vi.fn()}
        doubtful={false}
        copy={vi.fn()}
      />,
    );
    const traded = decision.value.actions.filter(({ ticket }) => ticket !== null);
    expect(traded.map(({ action }) => action)).toContain('roll-away');
    for (const { action, ticket } of traded) {
      const written = ticket && plain?.write(ticket[aim].order);
      expect(screen.getByTestId(`decide-copy-${action}-text`).textContent).toBe(
        written?.ok ? written.value : '',
      );
    }
  });
});

describe('the decide table', () => {
  it('has every column of every action, the same number in the table and below it', () => {
    render(
      <Decide decision={decision} habits={USUAL_HABITS} keep={vi.fn()} doubtful={false} copy={vi.fn()} />,
    );
    const { table } = decision.value;
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    for (const [title, id] of [
      ['Extra capital', 'extraCapital'],
      ['Capital charge', 'capitalCharge'],
      ['CVaR', 'worstTwentieth'],
      ['Acid test', 'acidTest'],
    ] as const) {
      const shownAt = heads.indexOf(title);
      const at = table.columns.findIndex((column) => column.id === id);
      for (const [i, row] of table.rows.entries()) {
        const cells = screen.getAllByRole('row')[i + 1]?.querySelectorAll('th, td') ?? [];
        const value = row.values[at] ?? null;
        const below = within(screen.getByTestId(`decide-${row.id}`)).queryByTestId(`decide.${id}`);
        const scale = id === 'acidTest' ? 100 : 1;
        if (value === null) expect([cells[shownAt]?.textContent, below]).toEqual(['—', null]);
        else
          for (const text of [cells[shownAt]?.textContent, below?.querySelector('.value')?.textContent])
            expect(numberOf(text ?? '')).toBeCloseTo(value * scale, scale === 1 ? 2 : 1);
      }
    }
  });
});

describe('the table of costs', () => {
  const heads = (table: HTMLElement) => within(table).getAllByRole('columnheader');
  const column = (table: HTMLElement, at: number) =>
    within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.querySelectorAll('th, td')[at]?.textContent ?? '');

  /** As wide as the widest panel, where every column has its head. */
  function widen(): void {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(private readonly tell: () => void) {}
        observe = () => this.tell();
        disconnect = () => undefined;
      },
    );
  }

  it.each(['heads', 'field'] as const)(
    'is put in order by %s, by what is seen, with what is missing last',
    (by) => {
      if (by === 'heads') widen();
      numbers();
      const table = screen.getByRole('table', { name: 'Every set against no hedge' });
      const names = column(table, 0);
      const count = heads(table).length;
      expect(count).toBeGreaterThan(10);
      for (let at = 1; at < count; at += 1) {
        const head = () => heads(table)[at] as HTMLElement;
        const press = (words: string) => {
          const field = screen.queryByTestId<HTMLSelectElement>('order-by');
          const option = [...(field?.options ?? [])].find(({ text }) => text === words);
          if (by === 'heads') fireEvent.click(within(head()).getByRole('button'));
          else if (field && option) fireEvent.change(field, { target: { value: option.value } });
          else throw new Error(words);
        };
        for (const way of ['ascending', 'descending'] as const) {
          press(`${head().textContent}, ${way === 'ascending' ? 'lowest' : 'highest'} first`);
          expect(head().getAttribute('aria-sort')).toBe(way);
          expect(heads(table).filter((each) => each.hasAttribute('aria-sort')).length).toBe(1);
          const texts = column(table, at);
          const missing = texts.indexOf('—');
          if (missing >= 0) expect(texts.slice(missing).every((text) => text === '—')).toBe(true);
          const seen = texts.filter((text) => text !== '—').map(numberOf);
          const rising = way === 'ascending' ? seen : seen.toReversed();
          expect(rising, `${head().textContent} ${way}`).toEqual(rising.toSorted((x, y) => x - y));
        }
        press('as they come');
        expect(column(table, 0)).toEqual(names);
      }
    },
  );

  it('has the cost of offset as the engine counts it, and marks the set that is chosen', () => {
    numbers();
    const table = screen.getByRole('table', { name: 'Every set against no hedge' });
    const at = heads(table).findIndex(({ textContent }) => textContent === 'Cost of offset');
    const from = hedge.costs.columns.findIndex(({ id }) => id === 'costPerOffset');
    expect(column(table, at)).toEqual(
      hedge.costs.rows.map(({ values }) => {
        const value = values[from] ?? null;
        return value === null ? '—' : expect.stringContaining((100 * value).toFixed(1));
      }),
    );
    expect(table.querySelector('[aria-current]')?.textContent).toContain('Classic 4/4/2');
  });
});

describe('the size', () => {
  const show = (set = vi.fn(), entry: Entry = { delta: null, keep: vi.fn() }) =>
    render(
      <>
        <Sizing hedge={hedge} choice={usual} set={set} entry={entry} />
        <SizeByRule hedge={hedge} choice={usual} set={set} entry={entry} />
      </>,
    );

  it('says the five rules one by one, marks the one that binds, and every conflict', () => {
    show();
    const { binding, rules, sets, silent, conflicts } = hedge.sizing;
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.length).toBe(5);
    for (const [i, { id, values }] of rules.rows.entries()) {
      const row = rows[i] as HTMLElement;
      expect(row.querySelector('.binding') !== null, id).toBe(id === binding);
      const cells = [...row.querySelectorAll('td')].map(({ textContent }) => textContent);
      for (const [at, name] of ['low', 'high'].entries()) {
        const value = values[rules.columns.findIndex((column) => column.id === name)] ?? null;
        if (value === null) expect(cells[at]).toBe('—');
        else expect(numberOf(cells[at] ?? '')).toBeCloseTo(value, 2);
      }
    }
    expect(screen.getByTestId('sizing').textContent).toContain(`${sets.toFixed(2)} sets.`);
    expect(document.querySelectorAll('dd b').length).toBe(silent.length);
    const said = screen.queryByTestId('conflicts')?.querySelectorAll('li') ?? [];
    expect(said.length).toBe(conflicts.length);
  });

  it('explains a number with its band, its need and what one set does', () => {
    show();
    const { rules } = hedge.sizing;
    const [first] = screen.getAllByRole('row').slice(1);
    fireEvent.click(within(first as HTMLElement).getAllByRole('button')[0] as HTMLElement);
    const inputs = within(screen.getByTestId('explanation')).getAllByRole('row');
    const value = (id: string) =>
      rules.rows[0]?.values[rules.columns.findIndex((each) => each.id === id)] ?? 0;
    expect(inputs.map((row) => row.querySelector('th')?.textContent)).toEqual(['lowShare', 'need', 'perSet']);
    expect(value('low')).toBeCloseTo((value('lowShare') * value('need')) / value('perSet'), 9);
  });

  it('asks for the delta at entry, and keeps only one that a condor can have', () => {
    const keep = vi.fn();
    show(vi.fn(), { delta: null, keep });
    const field = screen.getByTestId<HTMLInputElement>('entry-delta');
    const write = (text: string) => {
      fireEvent.input(field, { target: { value: text } });
      fireEvent.change(field);
    };
    write('2');
    expect(keep).not.toHaveBeenCalled();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    write('-0.04');
    expect(keep).toHaveBeenCalledWith(-0.04);
  });

  it('lets another rule decide', () => {
    const set = vi.fn();
    show(set);
    fireEvent.click(screen.getByLabelText(/volatility cover/));
    expect(set).toHaveBeenCalledWith({ ...usual, rule: 'volatility-cover' });
  });
});

describe('the gate', () => {
  it('says what the engine found, with every term it rests on', () => {
    render(<Gate hedge={hedge} />);
    const said = screen.getByTestId('gate').textContent ?? '';
    const { open, because } = hedge.gate;
    expect(said).toContain(open ? 'The gate is open.' : 'The gate is shut.');
    const term = (id: string) =>
      hedge.figures.find((figure) => figure.id === `hedge.${id}`)?.value ?? Number.NaN;
    const [cost, value] = [term('debit'), term('expectedValue')];
    expect(term('bleed')).toBeCloseTo(cost - value, 6);
    expect(open).toBe(value >= cost || cost - value <= term('allowance'));
    expect(because).toBe(value >= cost ? 'return' : open ? 'bleed' : 'neither');
  });
});
