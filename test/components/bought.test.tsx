// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import type { Bought } from '@/components/hedge/bought';
import { BoughtLayers } from '@/components/hedge/bought-layers';
import { BuyLayer } from '@/components/hedge/buy-layer';
import { Layers } from '@/components/hedge/layers';
import { analyseHedge } from '@/lib/core/hedge/analyse';
import { type KeptLayer, keptLayer, stillHeld } from '@/lib/core/hedge/bought';
import type { CalendarDate } from '@/lib/core/unit';
import { practiceInput } from '../core/hedge/practice-input';

afterEach(cleanup);

const input = practiceInput();
const today = '2026-11-19' as CalendarDate;
const analysed = (kept: readonly KeptLayer[] = [], vixRsi: number | null = null) => {
  const found = analyseHedge({
    ...input,
    vixRsi,
    bought: kept.flatMap((each) => stillHeld(each, today) ?? []),
  });
  if (!found.ok || !found.value.hedge.ok) throw new Error('no hedge');
  return found.value;
};
const { hedge } = analysed();
const views = hedge.ok ? hedge.value.layers : [];
const view = views[0];
const leg = view?.legs[0];
if (!view || !leg || !view.prices) throw new Error('no layer');

let kept: readonly KeptLayer[] = [];
const change = (how: (all: readonly KeptLayer[]) => readonly KeptLayer[]) => {
  kept = how(kept);
};

const form = () => {
  kept = [];
  let done = 0;
  render(
    <BuyLayer
      view={view}
      today={today}
      bought={{ kept: [], held: new Map(), rsi: unknown, change }}
      done={() => {
        done += 1;
      }}
    />,
  );
  return () => done;
};
const type = (field: string, value: string) =>
  fireEvent.input(screen.getByTestId(`buy-${field}`), { target: { value } });
const save = () => fireEvent.submit(screen.getByTestId('buy-form'));

describe('saying that a layer was bought', () => {
  it('takes the suggested contracts at ask today, as nobody said otherwise', () => {
    const done = form();
    save();
    const { contracts, prices } = view;
    const purchase = {
      contracts: Math.max(contracts, 1),
      price: Number(prices?.natural.toFixed(2)),
      on: today,
      forward: Number(leg.forward.toFixed(2)),
    };
    expect(kept).toEqual([keptLayer(view, purchase, today, 0)]);
    expect(done()).toBe(1);
  });

  it('takes another price on another day, and forgets the forward of today', () => {
    form();
    type('contracts', '7');
    type('price', '1,35');
    type('on', '2026-11-16');
    expect((screen.getByTestId('buy-forward') as HTMLInputElement).value).toBe('');
    expect(screen.getByText(/nobody can say how much time value/)).toBeDefined();
    save();
    expect(kept).toMatchObject([{ contracts: 7, cost: 1.35, boughtOn: '2026-11-16', extrinsicPaid: 0 }]);
  });

  it.each([
    ['contracts', '0'],
    ['contracts', 'some'],
    ['price', ''],
    ['on', '2026-11-20'],
    ['on', ''],
    ['forward', 'high'],
  ])('keeps nothing and says why where %s is %j', (field, text) => {
    const done = form();
    type(field, text);
    save();
    expect(kept).toEqual([]);
    expect(done()).toBe(0);
    expect(screen.getByRole('alert').textContent?.length).toBeGreaterThan(10);
    const input = screen.getByTestId<HTMLInputElement>(`buy-${field}`);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.value).toBe(text);
  });
});

const unknown: Bought['rsi'] = { ok: false, error: { code: 'noHistory', on: null } };

type ListProps = { readonly from: readonly KeptLayer[]; readonly rsi?: Bought['rsi'] };

function List({ from, rsi = unknown }: ListProps) {
  const [all, setAll] = useState(from);
  kept = all;
  const held = new Map(
    analysed(all, rsi.ok ? rsi.value.value : null).held.map((each) => [all[each.place]?.id ?? -1, each]),
  );
  const change = (how: (all: readonly KeptLayer[]) => readonly KeptLayer[]) => setAll(how);
  return (
    <BoughtLayers
      bought={{ kept: all, held, rsi, change }}
      names={views.map(({ layer }) => layer.name)}
      today={today}
    />
  );
}

const bought = views.map((each, id) =>
  keptLayer(each, { contracts: 3, price: 0.5, on: today, forward: each.legs[0]?.forward ?? 0 }, today, id),
);

describe('layers that were bought', () => {
  it('are worth what the engine says at bid, with their profit, roll and take-profit', () => {
    render(<List from={bought} />);
    const shown = screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
    const { held } = analysed(bought);
    expect(held.length).toBe(bought.length);
    for (const [i, each] of held.entries()) {
      const profit = 300 * (each.proceeds - 0.5);
      expect(shown[i]).toContain(`Now ${each.proceeds.toFixed(2)} at bid`);
      expect(shown[i]).toContain(`${profit < 0 ? '−' : '+'}$${Math.abs(profit).toFixed(2)}`);
      if (each.roll.due) expect(shown[i]).toContain('Roll now.');
      else expect(shown[i]).toMatch(/Roll by .*\./);
      if (each.roll.now) expect(shown[i]).toContain(`$${Math.abs(each.roll.now.net).toFixed(2)}`);
      if (each.roll.profitAt !== null)
        expect(shown[i]).toContain(`Take profit at ${each.roll.profitAt.toFixed(2)}.`);
    }
    // Three times its cost is not reached by the first, and nobody knows the RSI that the others ask for.
    expect(shown[0]).toContain('Take profit at 1.50.');
    expect(shown[1]).toContain('which is not known');
  });

  it('are removed, and put back where they stood', () => {
    render(<List from={bought} />);
    const before = kept;
    fireEvent.click(screen.getAllByTestId('bought-remove')[1] as HTMLElement);
    expect(kept.map(({ id }) => id)).toEqual([0, 2]);
    fireEvent.click(screen.getByTestId('bought-undo'));
    expect(kept).toEqual(before);
    expect(screen.queryByTestId('bought-undo')).toBeNull();
  });

  it('without a quote say what to do, and once settled that they have', () => {
    const [first] = bought;
    if (!first) throw new Error('none');
    const unquoted = { ...first, legs: first.legs.map((each) => ({ ...each, strike: 17.25 })) };
    const settled = { ...first, id: 9, legs: first.legs.map((each) => ({ ...each, expiry: today })) };
    render(<List from={[unquoted, settled]} />);
    const [one, two] = screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
    expect(one).toContain('has no quote');
    expect(two).toContain('This has settled.');
    expect(`${one}${two}`).not.toContain('$');
  });
});

describe('what is held of what is suggested', () => {
  const suggested = views.map(({ contracts }) => contracts);
  const owned = suggested.map((count, at) => ({ ...(bought[at] as KeptLayer), contracts: count + at - 1 }));

  it('is said layer by layer: still to buy, nothing, more than suggested', () => {
    const found = analysed(owned).hedge;
    if (!found.ok) throw new Error('no hedge');
    const { layers } = found.value;
    render(<Layers layers={layers} today={today} bought={null} />);
    const [one, two, three] = suggested as [number, number, number];
    expect(screen.getAllByTestId('held').map(({ textContent }) => textContent)).toEqual([
      `${one} suggested, ${one - 1} held: buy 1`,
      `${two} suggested, ${two} held: nothing to buy`,
      `${three} suggested, ${three + 1} held: nothing to buy, 1 more than suggested`,
    ]);
  });

  it('asks for what is still to be bought', () => {
    const found = analysed(owned).hedge;
    const [first] = found.ok ? found.value.layers : [];
    if (!first) throw new Error('no layer');
    render(
      <BuyLayer
        view={first}
        today={today}
        bought={{ kept: [], held: new Map(), rsi: unknown, change }}
        done={() => {}}
      />,
    );
    expect(screen.getByTestId<HTMLInputElement>('buy-contracts').value).toBe('1');
  });

  it('says which layer it is taken off, or why none', () => {
    const [first, second] = owned as [KeptLayer, KeptLayer];
    const due = { ...second, extrinsicPaid: 40 };
    const other = { ...first, id: 8, layer: { ...first.layer, targetDte: 33 } };
    const elsewhere = other.legs.map((each) => ({ ...each, strike: each.strike + 1 }));
    render(<List from={[first, due, { ...other, legs: elsewhere }]} />);
    expect(screen.getAllByTestId('bought-counts').map(({ textContent }) => textContent)).toEqual([
      'Taken off what is suggested for “short”.',
      'It is due to be rolled, so it is not taken off what is suggested.',
      'No layer of this set is like it. It is not taken off what is suggested.',
    ]);
  });
});

describe('the RSI of VIX that some layers wait for', () => {
  const [, medium] = bought as [KeptLayer, KeptLayer];
  const words = (rsi: Bought['rsi']) => {
    render(<List from={[medium]} rsi={rsi} />);
    return screen.getByRole('listitem').textContent ?? '';
  };
  const on = '2026-11-18' as CalendarDate;

  it.each([
    [71.4, 'Its rule says to take the profit now. On Nov 18, 2026 it was 71.4.'],
    [69.2, 'Takes profit above an RSI of 70, which is not reached. On Nov 18, 2026 it was 69.2.'],
  ])('is said with its day: %d', (value, sentence) => {
    expect(words({ ok: true, value: { value, on } })).toContain(sentence);
  });

  it.each([
    ['noHistory', null, 'Choose a history of VIX'],
    ['stale', on, 'ends on Nov 18, 2026, which is too old'],
  ] as const)('is not known, and why: %s', (code, last, why) => {
    const shown = words({ ok: false, error: { code, on: last } });
    expect(shown).toContain('which is not known');
    expect(shown).toContain(why);
  });
});
