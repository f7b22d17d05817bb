import { describe, expect, it } from 'vitest';
import { addDays, newYorkTime } from '@/lib/core/market/clock';
import {
  isMonthlyExpiry,
  isTradingDay,
  marketDay,
  monthlyExpiry,
  tradingDayAfter,
  tradingDayBefore,
} from '@/lib/core/market/holidays';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import { hasSharedData, sharedRows } from '../../support/real-chains';
import { date } from './date';

function tradingDays(from: CalendarDate, to: CalendarDate): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isTradingDay(day)) days.push(day);
  return days;
}

const history = (path: string) =>
  sharedRows(path)
    .slice(1)
    .map(([day = '']) => day);

describe.skipIf(!hasSharedData)('trading days of history (needs ../shared/data)', { timeout: 30_000 }, () => {
  it.each(['history/SPX_OHLC_yahoo_1999-2026.csv', 'history/SPX_daily_2019-2026.csv'])(
    'are exactly those of %s',
    (path) => {
      const days = history(path).sort();
      expect(tradingDays(date(days[0] ?? ''), date(days.at(-1) ?? ''))).toEqual(days);
    },
  );

  it('are those of the VIX from 1990 to 2021, after which it is printed on holidays too', () => {
    const days = history('history/VIX_History.csv').map((text) => {
      const [month, day, year] = text.split('/');
      return `${year}-${month}-${day}`;
    });
    // Rows the file lacks, and one day on which it was printed though the exchange was closed.
    const missing = ['1991-03-01', '1997-01-31', '1997-11-26', '1999-12-31'];
    const corrected = [...days.filter((day) => day !== '2004-06-11' && day < '2022'), ...missing].sort();
    expect(tradingDays(date('1990-01-02'), date('2021-12-31'))).toEqual(corrected);
  });

  it('close at 13:00 exactly on the half days', () => {
    const last = new Map<string, string>();
    for (const [day = '', time = ''] of sharedRows('intraday/SPX_5m_yahoo_2026-05-19_2026-08-21.csv').slice(
      1,
    ))
      last.set(day, time);
    for (const [seconds = ''] of sharedRows('intraday/SPX_5min_tradingview_2025-02_2026-02.csv').slice(1)) {
      const time = newYorkTime((Number(seconds) * 1000) as Instant);
      last.set(time.date, `${time.hour}:${time.minute}`);
    }
    const early = [...last].filter(([, time]) => Number.parseInt(time, 10) < 15).map(([day]) => day);
    expect(early.length).toBeGreaterThanOrEqual(3);
    for (const day of last.keys())
      expect(`${day} ${marketDay(date(day))}`).toBe(`${day} ${early.includes(day) ? 'half' : 'full'}`);
  });
});

describe('the exchange calendar', () => {
  const closed = (year: number) => {
    const days: string[] = [];
    for (let day = date(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1))
      if (!isTradingDay(day) && ![0, 6].includes(new Date(day).getUTCDay())) days.push(day.slice(5));
    return days.join(' ');
  };

  // As published by the exchange, nyse.com/markets/hours-calendars.
  it('is the published one for 2026 to 2028', () => {
    expect(closed(2026)).toBe('01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25');
    expect(closed(2027)).toBe('01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24');
    expect(closed(2028)).toBe('01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25');
  });

  it('has the half days that were published', () => {
    const half = (year: number) => {
      const days: string[] = [];
      for (let day = date(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1))
        if (marketDay(day) === 'half') days.push(day.slice(5));
      return days.join(' ');
    };
    expect(half(2002)).toBe('07-05 11-29 12-24');
    expect(half(2012)).toBe('07-03 11-23 12-24');
    expect(half(2013)).toBe('07-03 11-29 12-24');
    expect(half(2021)).toBe('11-26');
    expect(half(2024)).toBe('07-03 11-29 12-24');
    expect(half(2026)).toBe('11-27 12-24');
    expect(half(2027)).toBe('11-26');
    expect(half(2028)).toBe('07-03 11-24');
  });

  it('moves a monthly expiry before a holiday', () => {
    expect(monthlyExpiry(2026, 6)).toBe('2026-06-18');
    expect(monthlyExpiry(2019, 4)).toBe('2019-04-18');
    expect(isMonthlyExpiry(date('2014-09-20'))).toBe(true);
    expect(isMonthlyExpiry(date('2026-06-19'))).toBe(true);
    expect(isMonthlyExpiry(date('2026-06-17'))).toBe(false);
  });

  it('walks over closures', () => {
    expect(tradingDayAfter(date('2001-09-10'))).toBe('2001-09-17');
    expect(tradingDayBefore(date('2001-09-17'))).toBe('2001-09-10');
  });
});
