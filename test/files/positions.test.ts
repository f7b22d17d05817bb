import { describe, expect, it } from 'vitest';
import type { PositionLeg } from '@/lib/files/position';
import { contentOf, refusalOf } from './support';

function orders(text: string, answers = {}) {
  const content = contentOf(text, 'pasted', answers);
  if (content.kind !== 'position') throw new Error(content.kind);
  return content.position.orders;
}

const brief = ({ root, expiry, right, strike, quantity }: PositionLeg) =>
  `${quantity} ${root} ${expiry} ${strike} ${right}`;
const legs = (text: string, answers = {}) => orders(text, answers).flatMap((order) => order.legs.map(brief));

describe('thinkorswim lines', () => {
  it('reads a condor in the order of its pairs', () => {
    const text = 'SOLD -1 IRON CONDOR SPX 100 (Weeklys) 3 FEB 17 2320/2330/2150/2140 CALL/PUT @1.20';
    expect(legs(text)).toEqual([
      '-1 SPXW 2017-02-03 2320 call',
      '1 SPXW 2017-02-03 2330 call',
      '-1 SPXW 2017-02-03 2150 put',
      '1 SPXW 2017-02-03 2140 put',
    ]);
    expect(orders(text)[0]?.credit).toBe(1.2);
  });

  it('reads an iron butterfly under that name', () => {
    const text = 'SELL -2 IRON CONDOR SPX 100 (Weeklys) 28 JUL 23 4450/4460/4450/4440 CALL/PUT @9.60 LMT';
    expect(legs(text)).toEqual([
      '-2 SPXW 2023-07-28 4450 call',
      '2 SPXW 2023-07-28 4460 call',
      '-2 SPXW 2023-07-28 4450 put',
      '2 SPXW 2023-07-28 4440 put',
    ]);
    expect(orders(text)[0]?.credit).toBe(9.6);
  });

  it('buys back with the signs turned', () => {
    const text = 'BOT +1 IRON CONDOR SPX 100 (Weeklys) 3 FEB 17 2320/2330/2150/2140 CALL/PUT @.80';
    expect(legs(text)).toEqual([
      '1 SPXW 2017-02-03 2320 call',
      '-1 SPXW 2017-02-03 2330 call',
      '1 SPXW 2017-02-03 2150 put',
      '-1 SPXW 2017-02-03 2140 put',
    ]);
    expect(orders(text)[0]?.credit).toBe(-0.8);
  });

  it.each([
    ['@1.85LAST=2301.12 something', 1.85],
    ['@.80', 0.8],
    ['@1.20 LMT GTC', 1.2],
    ['', null],
  ])('price %j', (tail, credit) => {
    const text = `2/3/17 10:04:11 tIP SOLD -1 IRON CONDOR SPX 100 (Weeklys) 3 FEB 17 2320/2330/2150/2140 CALL/PUT ${tail}`;
    expect(orders(text)[0]?.credit).toBe(credit);
  });

  it('reads verticals and single options', () => {
    expect(legs('BUY +3 VERTICAL SPY 100 (Weeklys) 6 FEB 26 600/590 PUT @2.10')).toEqual([
      '3 SPY 2026-02-06 600 put',
      '-3 SPY 2026-02-06 590 put',
    ]);
    expect(orders('BUY +10 VIX 100 18 FEB 26 25 CALL @1.15')[0]).toMatchObject({
      legs: [{ root: 'VIX', strike: 25, right: 'call', quantity: 10, price: 1.15 }],
      credit: -1.15,
    });
    expect(legs('BUY +10 VIX 100 (Weeklys) 11 FEB 26 25 CALL @1.15')).toEqual(['10 VIXW 2026-02-11 25 call']);
  });

  it('asks for the root where SPX has no mark', () => {
    const text = 'SELL -1 IRON CONDOR SPX 100 16 JAN 26 7000/7010/6500/6490 CALL/PUT @1.00';
    expect(refusalOf(text)).toMatchObject({
      code: 'rootUnclear',
      asks: [{ about: 'root', options: ['SPX', 'SPXW'] }],
    });
    expect(legs(text, { root: 'SPX' })[0]).toBe('-1 SPX 2026-01-16 7000 call');
  });

  const condor = (strikes: string, kind = 'CALL/PUT', verb = 'SELL -1') =>
    `${verb} IRON CONDOR SPX 100 (Weeklys) 3 FEB 17 ${strikes} ${kind} @1.20`;

  it.each([
    [condor('2140/2150/2320/2330'), 'strikesUnordered'],
    [condor('2150/2140/2320/2330'), 'strikesUnordered'],
    [condor('2330/2320/2140/2150'), 'strikesUnordered'],
    [condor('2320/2330/2350/2340'), 'strikesUnordered'],
    [condor('2320/2330/2150'), 'strategyUnknown'],
    [condor('2320/2330/2150/2140', 'CALL'), 'strategyUnknown'],
    [condor('2320/2330/2150/2140', 'CALL/PUT', 'SELL +1'), 'orderSignUnclear'],
    [condor('2320/2330/2150/2140', 'CALL/PUT', 'BUY -1'), 'orderSignUnclear'],
    [condor('2320/2330/2150/2140', 'CALL/PUT', 'SELL -0'), 'orderUnreadable'],
    [condor('2320/x/2150/2140'), 'orderUnreadable'],
    [condor('2320/2330/2150/2140').replace('@1.20', '@1.2x'), 'orderUnreadable'],
    [condor('2320/2330/2150/2140').replace('(Weeklys)', '(Quarterlys)'), 'orderUnreadable'],
    [condor('2320/2330/2150/2140').replace('3 FEB 17', '4 FEB 17'), 'dateUnreadable'],
    [`${condor('2320/2330/2150/2140')} ${condor('2320/2330/2150/2140')}`, 'orderUnreadable'],
    ['SELL -1 1/-2/1 BUTTERFLY SPX 100 (Weeklys) 3 FEB 17 2320/2330/2340 CALL @1.20', 'strategyUnknown'],
  ])('refuses %j: %s', (text, code) => expect(refusalOf(text).code).toBe(code));
});

describe('lists of contracts', () => {
  it('reads padded, compact and chart symbols with quantities on either side', () => {
    expect(
      legs(
        'Symbol,Quantity\n-1 SPXW  240420C05040000 @1.25\nSPXW240420C05050000,1\nSTO 2 .SPXW240420P4900\n"SPXW  240420P04890000";2;BTO\n',
      ),
    ).toEqual([
      '-1 SPXW 2024-04-20 5040 call',
      '1 SPXW 2024-04-20 5050 call',
      '-2 SPXW 2024-04-20 4900 put',
      '2 SPXW 2024-04-20 4890 put',
    ]);
  });

  it.each([
    ['SPXW240420C05040000', 'quantityMissing'],
    ['1 SPXW240420C05040000\n1 SPXW240420C05040000', 'legTwice'],
    ['1 SPXW240420C05040000\nnonsense', 'legUnreadable'],
    ['1 SPXW240420C05040000 2', 'legUnreadable'],
    ['1 SPXW240231C05040000 SPXW240420C05040000', 'legUnreadable'],
    ['BTO -1 SPXW240420C05040000', 'orderSignUnclear'],
    ['0 SPXW240420C05040000', 'legUnreadable'],
    ['1.5 2.5 SPXW240420C05040000', 'legUnreadable'],
  ])('refuses %j: %s', (text, code) => expect(refusalOf(text).code).toBe(code));

  const omega = '2 Feb 1 5000 P STO 1.25 | 2 Feb 1 4990 P BTO 0.50';

  it('asks an Option Omega line for its year and its underlying', () => {
    const refused = refusalOf(omega);
    expect(refused.code).toBe('yearUnknown');
    // 1 February was a Sunday in 2026 and a Saturday in 2025.
    expect(refused.asks[0]?.options).toEqual(['2027', '2024', '2023', '2022', '2021']);
    expect(refusalOf(omega, { year: 2024 })).toMatchObject({
      code: 'underlyingUnknown',
      asks: [{ options: ['SPX'] }],
    });
    expect(legs(omega, { year: 2024, underlying: 'SPX' })).toEqual([
      '-2 SPXW 2024-02-01 5000 put',
      '2 SPXW 2024-02-01 4990 put',
    ]);
    expect(orders(omega, { year: 2024, underlying: 'SPX' })[0]?.credit).toBe(0.75);
    expect(refusalOf(omega, { year: 2026, underlying: 'SPX' }).code).toBe('dateUnreadable');
  });
});
