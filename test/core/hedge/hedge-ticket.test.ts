import { describe, expect, it } from 'vitest';
import { type HedgeTicket, hedgeTicket, writtenInAll } from '@/lib/core/hedge/hedge-ticket';
import { CLASSIC, HEDGE_SETS } from '@/lib/core/hedge/presets';
import { vixBoard } from '@/lib/core/hedge/snap';
import { oneSet, snapSet } from '@/lib/core/hedge/snapped-set';
import { vixListings } from '@/lib/core/hedge/vix-expiry';
import type { Chain } from '@/lib/core/market/chain';
import { contractOf, tickAt } from '@/lib/core/market/contract';
import { formats } from '@/lib/core/tickets/formats';
import { hasSharedData } from '../../support/real-chains';
import { practiceInput } from './practice-input';
import { RATE, realPairs } from './real-pairs';

const { vixChains, now } = practiceInput();

function ticketOf(
  chains: readonly Chain[],
  set = CLASSIC,
  aim: 'natural' | 'mid' = 'mid',
  at = now,
): HedgeTicket {
  const board = vixBoard(vixListings(chains, at), RATE);
  const snapped = snapSet(set, board);
  const found = hedgeTicket(snapped, oneSet(snapped), board, aim);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** On the tick, between the bounds, and never worse than the side that is dealt at. */
function expectSound({ legs, order }: HedgeTicket): void {
  for (const { root, limit, lowest, highest, tick, side, natural } of legs) {
    expect(tick).toBe(tickAt(contractOf(root), limit, 'option'));
    expect(Math.abs(limit / tick - Math.round(limit / tick))).toBeLessThan(1e-6);
    if (side === 1) expect(limit).toBeLessThanOrEqual(Math.min(natural, highest ?? natural) + 1e-9);
    else expect(limit).toBeGreaterThanOrEqual(Math.max(natural, lowest ?? natural) - 1e-9);
  }
  const net = order.legs.reduce(
    (sum, { action, ratio, price }) => sum + (action === 'buy' ? 1 : -1) * ratio * (price ?? 0),
    0,
  );
  expect(order.limit?.price).toBeCloseTo(Math.abs(net), 9);
}

describe('a hedge as an order', () => {
  it.each(['natural', 'mid'] as const)('has every leg at its own limit, %s', (aim) => {
    const ticket = ticketOf(vixChains, CLASSIC, aim);
    expect(ticket.legs.map(({ contracts }) => contracts)).toEqual([4, 4, 2]);
    expect(ticket.order.quantity).toBe(2);
    expect(ticket.order.legs.map(({ ratio }) => ratio)).toEqual([2, 2, 1]);
    expectSound(ticket);
  });

  it('is carried by formats that can, each read back as it was, and refused with a reason by the others', () => {
    const { order } = ticketOf(vixChains);
    const written = writtenInAll(order);
    expect(written.map(({ format }) => format)).toEqual(formats.map(({ id }) => id));
    for (const { format, text } of written) {
      const { parse, carries } = formats.find(({ id }) => id === format) ?? {};
      if (!text.ok) {
        expect(text.error.code.length, format).toBeGreaterThan(3);
        continue;
      }
      if (!parse || !carries) continue;
      const read = parse(text.value, { today: '2026-11-19' as never, root: 'VIX', effect: 'open' });
      if (!read.ok) throw new Error(`${format}: ${read.error.code}`);
      expect(
        read.value.legs.map(({ strike, expiry }) => `${expiry} ${strike}`),
        format,
      ).toEqual(order.legs.map(({ strike, expiry }) => `${expiry} ${strike}`));
    }
    expect(written.filter(({ text }) => text.ok).map(({ format }) => format)).toContain('plain');
    expect(written.filter(({ text }) => !text.ok).length).toBeGreaterThan(0);
  });

  it('never pays more than the put and the forward cost: a call offered too dear is bid for below', () => {
    const first = ticketOf(vixChains, CLASSIC, 'natural').legs[0];
    if (!first?.highest) throw new Error('no bound');
    const dear = vixChains.map((chain) => ({
      ...chain,
      rows: chain.rows.map((row) =>
        chain.expiry === first.expiry && row.strike === first.strike
          ? { ...row, call: { ...row.call, ask: (row.call.ask ?? 0) + 3 } }
          : row,
      ),
    }));
    const set = {
      ...CLASSIC,
      layers: CLASSIC.layers
        .slice(0, 1)
        .map((layer) => ({ ...layer, strike: { kind: 'strike', strike: first.strike } as const })),
    };
    const [leg] = ticketOf(dear, set, 'natural').legs;
    expect(leg?.bounded).toBe(true);
    expect(leg?.natural).toBeCloseTo(first.natural + 3, 9);
    expect(leg?.limit ?? 99).toBeLessThanOrEqual((leg?.highest ?? 0) + 1e-9);
    expect(leg?.highest ?? 99).toBeLessThan(first.natural + 3);
  });

  it('trades a contract that two layers share once', () => {
    const [short] = CLASSIC.layers;
    if (!short) throw new Error('no layer');
    const ticket = ticketOf(vixChains, {
      id: 'twice',
      layers: [short, { ...short, name: 'again', contracts: 2 }],
      weights: null,
    });
    expect(ticket.order.legs).toHaveLength(1);
    expect(ticket.order.quantity).toBe(6);
  });

  it('of nothing is none', () => {
    const board = vixBoard(vixListings(vixChains, now), RATE);
    expect(hedgeTicket(snapSet(CLASSIC, board), [0, 0, 0], board, 'mid')).toEqual({
      ok: false,
      error: { code: 'nothingToBuy' },
    });
  });
});

describe.runIf(hasSharedData)('on real VIX chains', () => {
  it.each(hasSharedData ? realPairs : [])('every layer of every set has a sound order, $name', (pair) => {
    for (const set of HEDGE_SETS) {
      for (const layer of set.layers) {
        for (const aim of ['natural', 'mid'] as const)
          expectSound(ticketOf(pair.vix, { id: 'one', layers: [layer], weights: null }, aim, pair.now));
      }
    }
  });
});
