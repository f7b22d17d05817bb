import { describe, expect, it } from 'vitest';
import { daysBetween, partsOf } from '@/lib/core/market/clock';
import { monthlyExpiry } from '@/lib/core/market/holidays';
import {
  isVixMonthly,
  vixMonthliesAfter,
  vixMonthly,
  vixSettlementOfWeek,
} from '@/lib/core/market/vix-settlement';
import { hasSharedData, sharedRows } from '../../support/real-chains';
import { date } from './date';

describe.skipIf(!hasSharedData)('settlements that were (needs ../shared/data)', { timeout: 30_000 }, () => {
  it('are those of the futures since the rule began', () => {
    const [, ...rows] = sharedRows('history/VIX_futures_expirations_M1-M8_2004-2017.csv');
    const listed = new Set(rows.flatMap((row) => row.slice(2)).filter((text) => /^\d/.test(text)));
    expect(listed.size).toBe(165);
    const others = [...listed].filter((text) => text > '2005-10' && !isVixMonthly(date(text))).sort();
    // The file's last rows name Thursdays, on which no such future has ever settled.
    expect(others).toEqual(['2017-04-20', '2017-05-11', '2017-05-18', '2017-06-15']);
  });

  it('are those of the curve of 2026-07-22, weeklies included', () => {
    const [, ...rows] = sharedRows('history/VIX_futures_curve_2026-07-22.csv');
    for (const [expiry = '', symbol = ''] of rows) {
      expect(vixSettlementOfWeek(date(expiry))).toBe(expiry);
      expect(isVixMonthly(date(expiry))).toBe(symbol.startsWith('VX/'));
    }
  });
});

describe('VIX settlement', () => {
  it('is 30 days before the S&P options of the next month', () => {
    for (let month = 0; month < 12 * 40; month++) {
      const settlement = vixMonthly(2010, 1 + month);
      const { year, month: named } = partsOf(settlement);
      // Only a holiday on the day itself makes it more.
      expect([30, 31]).toContain(daysBetween(settlement, monthlyExpiry(year, named + 1)));
    }
    expect(vixMonthly(2014, 3)).toBe('2014-03-18');
    expect(vixMonthly(2026, 5)).toBe('2026-05-19');
  });

  it('of a week moves with its options: Good Friday and Christmas make it a Tuesday', () => {
    expect(vixSettlementOfWeek(date('2023-03-10'))).toBe('2023-03-07');
    expect(vixSettlementOfWeek(date('2026-11-25'))).toBe('2026-11-24');
    expect(vixSettlementOfWeek(date('2026-12-09'))).toBe('2026-12-09');
  });

  it('lists the next ones', () => {
    expect(vixMonthliesAfter(date('2026-11-18'), 3)).toEqual(['2026-12-16', '2027-01-20', '2027-02-17']);
    expect(vixMonthliesAfter(date('2026-11-17'), 1)).toEqual(['2026-11-18']);
    expect(vixMonthliesAfter(date('2026-11-17'), 0)).toEqual([]);
  });
});
