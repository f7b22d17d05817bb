import { describe, expect, it } from 'vitest';
import { closingOrder, condorOrder, rollOrder } from '@/lib/core/tickets/compose';
import type { FormatId } from '@/lib/core/tickets/format';
import { formats } from '@/lib/core/tickets/formats';
import type { Order } from '@/lib/core/tickets/order';
import { orderOf } from '@/lib/core/tickets/order';
import { date } from '../market/date';
import { leg, orderWith } from './random-order';

const sure = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

/** What becomes of an order in every format: `written`, or the code of the refusal. */
function outcomes(order: Order): Record<FormatId, string> {
  const entries = formats.map((format) => {
    const text = format.write(order);
    return [format.id, text.ok ? 'written' : text.error.code];
  });
  return Object.fromEntries(entries) as Record<FormatId, string>;
}

const opened = sure(
  condorOrder({
    root: 'SPXW',
    expiry: date('2026-08-12'),
    strikes: [5800, 5850, 6050, 6110],
    prices: [1.1, 2.3, 2.2, 1],
    count: 2,
    limit: { kind: 'credit', price: 2.4 },
    timeInForce: 'day',
  }),
);
const closed = sure(closingOrder(opened, { kind: 'debit', price: 0.8 }, 'day'));

describe('orders beyond a condor', () => {
  it('a condor goes into every format', () => {
    expect(new Set(Object.values(outcomes(opened)))).toEqual(new Set(['written']));
    expect(formats.map((format) => sure(format.write(opened))).slice(0, 2)).toEqual([
      [
        'Iron condor on SPX x 2, limit 2.40 credit, day',
        'Buy to open 2 SPXW 2026-08-12 PM 5800 put at 1.10',
        'Sell to open 2 SPXW 2026-08-12 PM 5850 put at 2.30',
        'Sell to open 2 SPXW 2026-08-12 PM 6050 call at 2.20',
        'Buy to open 2 SPXW 2026-08-12 PM 6110 call at 1.00',
      ].join('\n'),
      'SELL -2 IRON CONDOR SPX 100 (Weeklys) 12 AUG 26 6050/6110/5850/5800 CALL/PUT @2.40 LMT',
    ]);
  });

  it('a close is the opposite of what was opened', () => {
    expect(closed.legs.map((each) => `${each.action} ${each.effect} ${each.strike}`)).toEqual([
      'sell close 5800',
      'buy close 5850',
      'buy close 6050',
      'sell close 6110',
    ]);
    expect(closingOrder(opened, { kind: 'credit', price: 0.8 }, 'day')).toMatchObject({
      error: { code: 'limitReversed' },
    });
    expect(closingOrder(closed, null, null)).toMatchObject({ error: { code: 'openOrCloseUnknown' } });
    expect(outcomes(closed)).toMatchObject({
      thinkorswim: 'written',
      tradier: 'written',
      'option-omega': 'legPriceMissing',
    });
  });

  it('a roll of a whole condor has eight legs and two expiries', () => {
    const next = sure(
      condorOrder({
        root: 'SPXW',
        expiry: date('2026-08-14'),
        strikes: [5790, 5840, 6080, 6130],
        count: 2,
        limit: null,
        timeInForce: null,
      }),
    );
    const roll = sure(rollOrder(closed, next, { kind: 'credit', price: 0.55 }, 'day'));
    expect(roll).toMatchObject({ quantity: 2, legs: { length: 8 } });
    expect(outcomes(roll)).toEqual({
      plain: 'written',
      thinkorswim: 'formatLegs',
      'option-omega': 'legPriceMissing',
      'occ-padded': 'written',
      'occ-compact': 'written',
      optionstrat: 'written',
      tastytrade: 'formatLegs',
      schwab: 'formatLegs',
      tradier: 'formatLegs',
      'ibkr-basket': 'legPriceMissing',
      wingspan: 'written',
    });
    for (const format of formats.filter((each) => each.id === 'plain' || each.id === 'wingspan')) {
      const context = { today: null, root: null, effect: null };
      expect(format.parse?.(sure(format.write(roll)), context)).toEqual({ ok: true, value: roll });
    }
  });

  it('a roll of one side has four legs and two expiries', () => {
    const roll = orderWith(
      'SPXW',
      2,
      { kind: 'debit', price: 1.35 },
      'buy close 1 call 6050 2026-08-12',
      'sell close 1 call 6110 2026-08-12',
      'sell open 1 call 6080 2026-08-14',
      'buy open 1 call 6140 2026-08-14',
    );
    expect(outcomes(roll)).toMatchObject({
      thinkorswim: 'formatShape',
      tastytrade: 'written',
      schwab: 'written',
      tradier: 'written',
    });
  });

  it('rolls one position into another size by ratio, and never the same contract twice', () => {
    const six = { ...opened, quantity: 6, limit: null };
    const later = sure(
      orderOf({ ...six, legs: six.legs.map((each) => ({ ...each, expiry: date('2026-08-19') })) }),
    );
    const roll = sure(rollOrder({ ...closed, quantity: 4 }, later, null, null));
    expect([roll.quantity, ...roll.legs.map((each) => each.ratio)]).toEqual([2, 2, 2, 2, 2, 3, 3, 3, 3]);
    expect(outcomes({ ...roll, timeInForce: 'day' }).plain).toBe('written');
    expect(rollOrder(closed, opened, null, null)).toMatchObject({ error: { code: 'legTwice' } });
    const monthly = sure(
      condorOrder({
        root: 'SPX',
        expiry: date('2026-08-21'),
        strikes: [1, 2, 3, 4],
        count: 2,
        limit: null,
        timeInForce: null,
      }),
    );
    expect(rollOrder(closed, monthly, null, null)).toMatchObject({ error: { code: 'rootsMixed' } });
  });

  it('layers of the hedge: VIX calls and call spreads', () => {
    const call = orderWith('VIX', 4, { kind: 'debit', price: 1.96 }, 'buy open 1 call 18 2026-09-16 1.96');
    expect(new Set(Object.values(outcomes(call)))).toEqual(new Set(['written']));
    const spread = orderWith(
      'VIX',
      4,
      { kind: 'debit', price: 0.9 },
      'buy open 1 call 18 2026-09-16 1.96',
      'sell open 1 call 25 2026-09-16 1.06',
    );
    expect(new Set(Object.values(outcomes(spread)))).toEqual(new Set(['written']));
    const lines = Object.fromEntries(formats.map((format) => [format.id, sure(format.write(spread))]));
    expect(lines).toMatchObject({
      thinkorswim: 'BUY +4 VERTICAL VIX 100 16 SEP 26 18/25 CALL @.90 LMT',
      'option-omega': '4 Sep 16 18 C BTO 1.96 | 4 Sep 16 25 C STO 1.06',
      'occ-padded': 'BUY 4 VIX   260916C00018000\nSELL 4 VIX   260916C00025000',
      optionstrat: 'https://optionstrat.com/build/custom/VIX/.VIX260916C18x4@1.96,-.VIX260916C25x4@1.06',
      tradier:
        'class=multileg&symbol=VIX&type=debit&duration=day&price=0.90&option_symbol[0]=VIX260916C00018000&side[0]=buy_to_open&quantity[0]=4&option_symbol[1]=VIX260916C00025000&side[1]=sell_to_open&quantity[1]=4',
    });
    expect(
      sure(formats.find((format) => format.id === 'tradier')?.write(call) ?? { ok: true, value: '' }),
    ).toBe(
      'class=option&symbol=VIX&type=limit&duration=day&price=1.96&option_symbol=VIX260916C00018000&side=buy_to_open&quantity=4',
    );
  });
});

describe('an order that cannot be', () => {
  const good = opened;
  it.each<[string, Partial<Order>]>([
    ['rootUnknown', { root: 'AAPL1', underlying: 'AAPL1' }],
    ['rootUnknown', { root: '=HYPERLINK("x")' }],
    ['rootUnknown', { underlying: 'SPY' }],
    ['rootUnknown', { root: 'SPXW\u202e' }],
    ['rootUnknown', { root: 'A'.repeat(10_000) }],
    ['legsMissing', { legs: [] }],
    ['legsTooMany', { legs: [...good.legs, ...closed.legs, ...good.legs] }],
    ['legTwice', { legs: [...good.legs.slice(0, 3), leg('buy open 1 call 6050 2026-08-12')] }],
    ['strikeInvalid', { legs: [{ ...leg('buy open 1 call 1 2026-08-12'), strike: Number.NaN }] }],
    ['strikeInvalid', { legs: [leg('buy open 1 call 100000 2026-08-12')] }],
    ['strikeInvalid', { legs: [leg('buy open 1 call 5.0001 2026-08-12')] }],
    ['expiryInvalid', { legs: [leg('buy open 1 call 5 1999-12-31')] }],
    ['ratioInvalid', { legs: [leg('buy open 2 call 5 2026-08-12')] }],
    ['ratioInvalid', { legs: [leg('buy open 1.5 call 5 2026-08-12')] }],
    ['ratioInvalid', { legs: [leg('buy open -1 call 5 2026-08-12')] }],
    ['quantityInvalid', { quantity: 0 }],
    ['quantityInvalid', { quantity: 1.5 }],
    ['quantityInvalid', { quantity: 10_001 }],
    ['priceInvalid', { limit: { kind: 'credit', price: -1 } }],
    ['priceInvalid', { limit: { kind: 'credit', price: 1.005 } }],
    ['priceInvalid', { limit: { kind: 'credit', price: Number.POSITIVE_INFINITY } }],
    ['priceInvalid', { limit: { kind: 'even', price: 1 } }],
    ['priceInvalid', { limit: { kind: 'credit', price: 0 } }],
    ['priceInvalid', { legs: [leg('buy open 1 call 5 2026-08-12 -1')] }],
    ['limitReversed', { limit: { kind: 'debit', price: 2.4 } }],
    ['limitReversed', { limit: { kind: 'even', price: 0 } }],
  ])('%s %#', (code, change) => {
    for (const format of formats)
      expect(format.write({ ...good, ...change })).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses what a format needs and an order lacks', () => {
    expect(outcomes({ ...good, limit: null })).toMatchObject({
      thinkorswim: 'limitMissing',
      schwab: 'limitMissing',
      plain: 'written',
    });
    expect(outcomes({ ...good, timeInForce: null })).toMatchObject({
      tradier: 'timeInForceMissing',
      'ibkr-basket': 'timeInForceMissing',
    });
  });

  it('writes an even roll only where the word for it is known', () => {
    const even = orderWith(
      'VIX',
      1,
      { kind: 'even', price: 0 },
      'sell close 1 call 20 2026-08-19',
      'buy open 1 call 24 2026-09-16',
    );
    expect(outcomes(even)).toMatchObject({
      tastytrade: 'formatEven',
      schwab: 'written',
      tradier: 'written',
      thinkorswim: 'written',
    });
  });
});
