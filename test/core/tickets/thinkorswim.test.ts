import { describe, expect, it } from 'vitest';
import type { TicketContext } from '@/lib/core/tickets/format';
import { thinkorswim } from '@/lib/core/tickets/thinkorswim';
import { leg, orderWith, sound } from './random-order';

const opening: TicketContext = { today: null, root: null, effect: 'open' };
const read = (text: string, context = opening) => thinkorswim.parse?.(text, context);
const refusal = (text: string, context = opening) => {
  const result = read(text, context);
  return result?.ok === false ? result.error.code : 'read';
};
const condor = (rest: string) => `SELL -1 IRON CONDOR SPX 100 (Weeklys) 28 JUL 23 ${rest}`;

describe('lines that thinkorswim printed', () => {
  it('a condor that was filled', () => {
    const line = 'SOLD -1 IRON CONDOR SPX 100 (Weeklys) 3 FEB 17 2320/2330/2150/2140 CALL/PUT @1.20';
    const day = '2017-02-03';
    expect(read(line)).toEqual({
      ok: true,
      value: {
        underlying: 'SPX',
        root: 'SPXW',
        legs: [
          leg(`buy open 1 put 2140 ${day}`),
          leg(`sell open 1 put 2150 ${day}`),
          leg(`sell open 1 call 2320 ${day}`),
          leg(`buy open 1 call 2330 ${day}`),
        ],
        quantity: 1,
        limit: { kind: 'credit', price: 1.2 },
        timeInForce: null,
      },
    });
  });

  it('a butterfly under the name of a condor, written again as it was', () => {
    const line = 'SELL -2 IRON CONDOR SPX 100 (Weeklys) 28 JUL 23 4450/4460/4450/4440 CALL/PUT @9.60 LMT';
    const order = read(line);
    expect(
      order?.ok && order.value.legs.map((each) => `${each.action} ${each.right} ${each.strike}`),
    ).toEqual(['buy put 4440', 'sell put 4450', 'sell call 4450', 'buy call 4460']);
    expect(order?.ok && thinkorswim.write(order.value)).toEqual({ ok: true, value: line });
  });

  it.each([
    [
      '#131646602945 BOT +1 SPX 100 (Weeklys) 25 SEP 26 7600 PUT @1.85LAST=7715.14 BID=7713.04 , ACCOUNT *****868SCHW',
      'debit',
      1.85,
    ],
    ['BOT +1 SPX 100 (Weeklys) 5 JUN 26 7500 CALL @.80 CBOE', 'debit', 0.8],
    ['SOLD -4 AMD 100 (Weeklys) 22 MAY 26 430 CALL @9.50 CBOE', 'credit', 9.5],
    ['BUY +10 VERTICAL SPX 100 (Weeklys) 17 JUL 26 7500/7515 CALL @4.10 LMT', 'debit', 4.1],
    ['SELL -1 VERTICAL SPX 100 (Weeklys) 27 FEB 23 3980/3975 PUT @1.10 LMT', 'credit', 1.1],
    ['BOT +2 CALENDAR SPX 100 (Weeklys) 3 FEB 26/30 JAN 26 6860 PUT @7.00 CBOE', 'debit', 7],
    ['SOLD -2 DIAGONAL SPX 100 (Weeklys) 24 FEB 26/23 FEB 26 6830/6810 PUT @27.20 CBOE', 'credit', 27.2],
  ] as const)('%s', (line, kind, price) => {
    const order = read(line);
    expect(order).toMatchObject({ ok: true, value: { limit: { kind, price } } });
    expect(
      order?.ok && order.value.legs.find((each) => each.strike === 7600 || each.strike === 3980)?.action,
    ).toBe(line.includes('7600') ? 'buy' : line.includes('3980') ? 'sell' : undefined);
    expect(JSON.stringify(order)).not.toContain('868');
  });

  it('a calendar: the later day leads', () => {
    const order = read('BOT +2 CALENDAR SPX 100 (Weeklys) 3 FEB 26/30 JAN 26 6860 PUT @7.00 CBOE');
    expect(order?.ok && order.value.legs).toEqual([
      leg('sell open 1 put 6860 2026-01-30'),
      leg('buy open 1 put 6860 2026-02-03'),
    ]);
  });
});

describe('third Fridays', () => {
  const line = (words: string) => `BOT +1 SPX 100 ${words} 7040 CALL @.30 CBOE`;

  it('are PM with the word, AM with the mark, and a question with neither', () => {
    expect(read(line('(Weeklys) 20 FEB 26'))).toMatchObject({ ok: true, value: { root: 'SPXW' } });
    expect(read(line('20 FEB 26 [AM]'))).toMatchObject({ ok: true, value: { root: 'SPX' } });
    expect(read(line('20 FEB 26'))).toEqual({
      ok: false,
      error: { code: 'settlementUnknown', detail: ['2026-02-20', 'SPX', 'SPXW'] },
    });
    for (const root of ['SPX', 'SPXW'])
      expect(read(line('20 FEB 26'), { ...opening, root })).toMatchObject({ ok: true, value: { root } });
    expect(refusal(line('20 FEB 26'), { ...opening, root: 'SPY' })).toBe('settlementUnknown');
  });

  it('contradict the calendar in some lines', () => {
    expect(refusal(line('(Weeklys) 20 FEB 26 [AM]'))).toBe('seriesContradicts');
    expect(refusal(line('19 FEB 26 [AM]'))).toBe('seriesContradicts');
    expect(refusal('BOT +1 SPY 100 20 FEB 26 [AM] 700 CALL @.30')).toBe('seriesContradicts');
    expect(refusal('BOT +1 VIX 100 (Weeklys) 16 SEP 26 20 CALL @1.30')).toBe('seriesContradicts');
  });

  it('are written apart', () => {
    const buy = (root: string, day: string) =>
      thinkorswim.write(orderWith(root, 1, { kind: 'debit', price: 0.3 }, `buy open 1 call 7040 ${day}`));
    expect(buy('SPXW', '2026-02-20')).toMatchObject({
      value: 'BUY +1 SPX 100 (Weeklys) 20 FEB 26 7040 CALL @.30 LMT',
    });
    expect(buy('SPX', '2026-02-20')).toMatchObject({
      value: 'BUY +1 SPX 100 20 FEB 26 [AM] 7040 CALL @.30 LMT',
    });
    expect(buy('SPXW', '2026-06-30')).toMatchObject({
      value: 'BUY +1 SPX 100 (Quarterlys) 30 JUN 26 7040 CALL @.30 LMT',
    });
    expect(buy('SPX', '2026-02-19')).toMatchObject({ ok: false, error: { code: 'formatRoot' } });
    expect(buy('VIX', '2026-09-09')).toMatchObject({ ok: false, error: { code: 'formatRoot' } });
  });
});

describe('lines that would have to be guessed', () => {
  it.each([
    ['long leg first', condor('4460/4450/4440/4430 CALL/PUT @9.60 LMT')],
    ['puts the wrong way', condor('4450/4460/4430/4440 CALL/PUT @9.60 LMT')],
    ['puts first', condor('4440/4430/4450/4460 PUT/CALL @9.60 LMT')],
    ['rising strikes', condor('4430/4440/4450/4460 CALL/PUT @9.60 LMT')],
    ['crossed spreads', condor('4450/4460/4455/4440 CALL/PUT @9.60 LMT')],
    ['empty wing', condor('4450/4450/4440/4430 CALL/PUT @9.60 LMT')],
    ['near day first', 'BOT +2 CALENDAR SPX 100 (Weeklys) 30 JAN 26/3 FEB 26 6860 PUT @7.00'],
  ])('pair order: %s', (_, line) => expect(refusal(line)).toBe('pairOrder'));

  it.each([
    ['SELL +1 SPX 100 (Weeklys) 28 JUL 23 4450 CALL @1.20 LMT', 'signContradicts'],
    ['BUY -1 SPX 100 (Weeklys) 28 JUL 23 4450 CALL @1.20 LMT', 'signContradicts'],
    ['SELL 1 SPX 100 (Weeklys) 28 JUL 23 4450 CALL @1.20 LMT', 'unreadable'],
    [condor('4450/4460/4440/4430 CALL/PUT @-9.60 LMT'), 'limitReversed'],
    [condor('4450/4460/4440/4430 CALL/PUT @0 LMT'), 'limitReversed'],
    ['BUY +1 VERTICAL SPX 100 (Weeklys) 28 JUL 23 4450/4460 CALL @-1.20 LMT', 'limitReversed'],
    ['SELL -1 VERTICAL SPX 100 (Weeklys) 28 JUL 23 4460/4450 CALL @1.20 LMT', 'limitReversed'],
    [condor('4450/4460/4440/4430 CALL/PUT @9.60 MKT'), 'notALimitOrder'],
    [condor('4450/4460/4440/4430 CALL/PUT @9.60 STP'), 'notALimitOrder'],
    [condor('4450/4460/4440/4430 CALL/PUT @9.605 LMT'), 'priceInvalid'],
    [condor('4450/4460/4440/4430 CALL/PUT @9,60 LMT'), 'unreadable'],
    [condor('4450/4460/4440 CALL/PUT @9.60 LMT'), 'unreadable'],
    ['SELL -1 IRON CONDOR SPX 100 (Weeklys) 31 FEB 23 4450/4460/4440/4430 CALL/PUT @9.60', 'expiryInvalid'],
    ['SELL -1 IRON CONDOR SPXW 100 28 JUL 23 4450/4460/4440/4430 CALL/PUT @9.60', 'rootUnknown'],
    ['SELL -1 IRON CONDOR SPX 10 28 JUL 23 4450/4460/4440/4430 CALL/PUT @9.60', 'unreadable'],
    ['SELL -1 CONDOR SPX 100 (Weeklys) 6 MAR 26 6770/6870/6880/6970 CALL @36.05', 'shapeUnknown'],
    ['BOT +1 2/2/1/1 ~IRON CONDOR RUT 100 16 APR 21 [AM] 2230/2250/2150/2055 CALL/PUT @1.00', 'shapeUnknown'],
    [
      'BOT +1 1/-1/1/-1 CUSTOM SPX 100 (Weeklys) 16 APR 21/19 MAR 21 3990/3980 CALL/CALL @-.80',
      'shapeUnknown',
    ],
    [
      `${condor('4450/4460/4440/4430 CALL/PUT @9.60 LMT')}\n${condor('4450/4460/4440/4430 CALL/PUT @9.60 LMT')}`,
      'severalOrders',
    ],
  ])('%s', (line, code) => expect(refusal(line)).toBe(code));

  it('one that does not say whether it opens or closes', () => {
    const line = condor('4450/4460/4440/4430 CALL/PUT @9.60 LMT');
    expect(refusal(line, { ...opening, effect: null })).toBe('openOrCloseUnknown');
    const closing = read(`${line} [TO CLOSE]`, { ...opening, effect: null });
    expect(closing?.ok && closing.value.legs.every((each) => each.effect === 'close')).toBe(true);
  });
});

it('writes a roll of a VIX call for a credit with a negative price', () => {
  const roll = orderWith(
    'VIX',
    4,
    { kind: 'credit', price: 0.25 },
    'sell close 1 call 20 2026-08-19',
    'buy open 1 call 30 2026-09-16',
  );
  expect(thinkorswim.write(roll)).toEqual({
    ok: true,
    value: 'BUY +4 DIAGONAL VIX 100 16 SEP 26/19 AUG 26 30/20 CALL @-.25 LMT',
  });
  const back = read('BUY +4 DIAGONAL VIX 100 16 SEP 26/19 AUG 26 30/20 CALL @-.25 LMT');
  const opened = sound({ ...roll, legs: roll.legs.map((each) => ({ ...each, effect: 'open' as const })) });
  expect(back).toEqual({ ok: true, value: opened });
});
