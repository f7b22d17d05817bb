import { describe, expect, it } from 'vitest';
import { newYorkTime } from '@/lib/core/market/clock';
import { contractOf, lastTradingDay, rootOn, settlementInstant, tickAt } from '@/lib/core/market/contract';
import { date } from './date';

describe('a contract', () => {
  it('knows how its root settles', () => {
    expect(contractOf('SPX')).toMatchObject({ settlement: 'am', exercise: 'european', underlying: 'SPX' });
    expect(contractOf('SPXW')).toMatchObject({ settlement: 'pm', delivery: 'cash', underlying: 'SPX' });
    expect(contractOf('VIXW')).toMatchObject({ settlement: 'am', underlying: 'VIX', volatilityIndex: true });
    expect(contractOf('AAPL')).toMatchObject({ settlement: 'pm', exercise: 'american', delivery: 'shares' });
  });

  it('has the price steps of its exchange', () => {
    expect(tickAt(contractOf('SPXW'), 2.95, 'option')).toBe(0.05);
    expect(tickAt(contractOf('SPXW'), 3, 'option')).toBe(0.1);
    expect(tickAt(contractOf('SPXW'), 8.4, 'combination')).toBe(0.05);
    expect(tickAt(contractOf('VIX'), 0.52, 'option')).toBe(0.01);
    expect(tickAt(contractOf('VIX'), 5.5, 'option')).toBe(0.05);
  });

  it.each([
    ['am', '2026-11-20', '2026-11-20', 9, 30, '2026-11-19'],
    ['pm', '2026-11-20', '2026-11-20', 16, 0, '2026-11-20'],
    ['pm', '2026-11-27', '2026-11-27', 13, 0, '2026-11-27'],
    ['am', '2026-05-19', '2026-05-19', 9, 30, '2026-05-18'],
    // The Saturday of old symbols, and an expiry printed on a holiday.
    ['am', '2014-09-20', '2014-09-19', 9, 30, '2014-09-18'],
    ['pm', '2026-06-19', '2026-06-18', 16, 0, '2026-06-18'],
  ] as const)(
    'that settles %s on %s does so on %s at %i:%i and trades until %s',
    (settlement, expiry, day, hour, minute, last) => {
      expect(newYorkTime(settlementInstant(settlement, date(expiry)))).toMatchObject({
        date: day,
        hour,
        minute,
      });
      expect(lastTradingDay(settlement, date(expiry))).toBe(last);
    },
  );

  it('is found from underlying and expiry, except where two of them may be meant', () => {
    expect(rootOn('SPX', date('2026-11-23'))).toEqual({ ok: true, value: 'SPXW' });
    expect(rootOn('SPX', date('2026-11-20'))).toEqual({ ok: false, error: 'two-roots' });
    expect(rootOn('VIX', date('2026-11-18'))).toEqual({ ok: true, value: 'VIX' });
    expect(rootOn('VIX', date('2026-11-11'))).toEqual({ ok: true, value: 'VIXW' });
    expect(rootOn('AAPL', date('2026-11-20'))).toEqual({ ok: true, value: 'AAPL' });
  });
});
