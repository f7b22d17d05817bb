import { describe, expect, it } from 'vitest';
import { announcementsIn } from '@/lib/files/announcements';
import type { Series } from '@/lib/files/series';
import { hasSharedData, sharedRows, sharedText } from '../support/real-chains';
import { contentOf, refusalOf } from './support';

function seriesOf(text: string, name = 'X_History.csv', answers = {}): Series {
  const content = contentOf(text, name, answers);
  if (content.kind !== 'series') throw new Error(content.kind);
  return content.series;
}

const real: readonly [path: string, rows: number, oddRows: number][] = [
  ['history/COR1M_History.csv', 5090, 0],
  ['history/FRED_treasury_CMT_2004-2026.csv', 5407, 0],
  ['history/SKEW_History.csv', 9189, 0],
  ['history/SPX_OHLC_yahoo_1999-2026.csv', 6814, 0],
  ['history/SPX_daily_2019-2026.csv', 1909, 0],
  ['history/VIX3M_History.csv', 4235, 0],
  ['history/VIX6M_History.csv', 4607, 1],
  ['history/VIX9D_History.csv', 3909, 0],
  ['history/VIX_History.csv', 9234, 47],
  ['history/VIX_daily_PDDL_datasets.csv', 9235, 47],
  ['history/VIX_futures_settle_M1-M8_2004-2017.csv', 3305, 0],
  ['history/VVIX_History.csv', 5066, 0],
  ['history/cboe_put_call_ratios.csv', 1705, 0],
  ['history/lean_interest_rate.csv', 56, 0],
  ['history/nyse_breadth/NYSE_advv.csv', 12_796, 0],
  ['benchmarks/CNDR_daily_1986-2020.csv', 8673, 6],
  ['intraday/SPX_5m_yahoo_2026-05-19_2026-08-21.csv', 5152, 0],
  ['intraday/SPX_5min_tradingview_2025-02_2026-02.csv', 20_044, 0],
];

describe.skipIf(!hasSharedData)('real histories', { timeout: 60_000 }, () => {
  it.each(real)('%s has %i rows, %i of them odd', (path, rows, odd) => {
    const series = seriesOf(sharedText(path), path);
    expect(series.dates).toHaveLength(rows);
    expect(series.oddRows).toBe(odd);
    expect(series.spacing).toBe(path.startsWith('intraday') ? 'intraday' : 'daily');
  });

  it.each(real)('%s has the numbers of its cells', (path) => {
    const series = seriesOf(sharedText(path), path);
    const [head = [], ...lines] = sharedRows(path);
    const headless = path.includes('nyse_breadth');
    const rows = headless ? [head, ...lines] : lines;
    for (const { name, values } of series.columns) {
      const at = headless ? 1 : head.indexOf(name);
      const cells = rows.map((cells) =>
        (cells[at] ?? '') === '' || cells[at] === 'NA' ? null : Number(cells[at]),
      );
      expect(values).toEqual(cells);
    }
  });

  it('puts five-minute bars at their minute in New York', () => {
    const yahoo = seriesOf(sharedText('intraday/SPX_5m_yahoo_2026-05-19_2026-08-21.csv'));
    expect(yahoo.times?.[0]).toBe(Date.parse('2026-05-19T09:30-04:00'));
    expect(yahoo.zoneWritten).toBe(false);
    const trading = seriesOf(sharedText('intraday/SPX_5min_tradingview_2025-02_2026-02.csv'));
    expect(trading.times?.[0]).toBe(1_739_197_800_000);
    expect(trading.dates[0]).toBe('2025-02-10');
  });

  it.each([
    ['FOMC_dates_2000-2026.csv', 220, 'fomc'],
    ['FOMC_days_2019-2026.csv', 66, 'fomc'],
    ['US_CPI_release_dates_partial.csv', 59, 'cpi'],
  ])('%s is a calendar of %i events', (name, count, kind) => {
    const content = contentOf(sharedText(`history/${name}`), name);
    if (content.kind !== 'calendar') throw new Error(content.kind);
    expect(content.events).toHaveLength(count);
    expect(new Set(content.events.map((event) => event.kind))).toEqual(new Set([kind]));
    expect(content.events.map(({ date }) => date)).toEqual(content.events.map(({ date }) => date).toSorted());
  });

  it.each([
    ['history/VIX_futures_VX1-VX6_daily_2013-2026.csv', 'dateTwice'],
    ['history/VIX_futures_curve_2026-07-22.csv', 'formatUnknown'],
    ['history/VIX_futures_expirations_M1-M8_2004-2017.csv', 'formatUnknown'],
    ['history/VIX_futures_term_volume_OI_2006-2013.csv', 'formatUnknown'],
    ['history/SPXW_expiry_weekday_eras.json', 'formatUnknown'],
    ['benchmarks/RULES.md', 'formatUnknown'],
    ['benchmarks/cboe_strategy_index_stats_1986-2021.csv', 'formatUnknown'],
    ['chains/spx/cboe_delayed_eod_underlying.csv', 'formatUnknown'],
  ])('%s is none: %s', (path, code) => expect(refusalOf(sharedText(path)).code).toBe(code));
});

describe('the order of day and month', () => {
  const rows = (...days: string[]) =>
    `Date,Close\n${days.map((day, at) => `${day},${at + 10}`).join('\n')}\n`;

  it('is decided by the whole column', () => {
    expect(seriesOf(rows('01/03/2023', '02/03/2023', '13/03/2023')).dates[0]).toBe('2023-03-01');
    expect(seriesOf(rows('03/01/2023', '03/02/2023', '03/13/2023')).dates[0]).toBe('2023-03-01');
  });

  it('is asked for where nothing tells', () => {
    const open = rows('01/03/2023', '02/03/2023', '03/03/2023');
    expect(refusalOf(open)).toMatchObject({
      code: 'dateOrderUnclear',
      detail: ['2', 'Date', '01/03/2023'],
      asks: [{ about: 'dateOrder', options: ['dayFirst', 'monthFirst'] }],
    });
    expect(seriesOf(open, 'x.csv', { dateOrder: 'dayFirst' }).dates).toEqual([
      '2023-03-01',
      '2023-03-02',
      '2023-03-03',
    ]);
    expect(seriesOf(open, 'x.csv', { dateOrder: 'monthFirst' }).dates).toEqual([
      '2023-01-03',
      '2023-02-03',
      '2023-03-03',
    ]);
  });

  it('is refused where lines contradict each other', () =>
    expect(refusalOf(rows('13/03/2023', '03/14/2023')).code).toBe('dateOrderMixed'));
});

describe('histories as people have them', () => {
  it.each([
    ['FRED', 'observation_date,VIXCLS\n2026-01-02,17.24\n2026-01-05,.\n', 'VIXCLS', [17.24, null]],
    [
      'Yahoo, null',
      'Date,Open,High,Low,Close,Adj Close,Volume\n2026-01-02,1,2,0.5,1.5,1.5,100\n2026-01-05,null,null,null,null,null,null\n',
      'test',
      [1, null],
    ],
    ['newest first', 'Date,Close\n2026-01-05,18\n2026-01-02,17\n', 'test', [17, 18]],
    [
      'semicolons and commas',
      'Datum;Schluss\n02.01.2026;17,24\n05.01.2026;1.018,5\n',
      'Schluss',
      [17.24, 1018.5],
    ],
    [
      'quoted decimal commas',
      '"Datum","Zuletzt"\r\n"02.01.2026","17,24"\r\n"05.01.2026","18,50"\r\n',
      'Zuletzt',
      [17.24, 18.5],
    ],
    [
      'quoted thousands',
      '\ufeffDate,Price,Vol.,Change %\n"Jan 02, 2026","5,000.10",1.2M,0.5%\n"Jan 05, 2026","5,100.20",-,-1.5%\n',
      'test',
      [5000.1, 5100.2],
    ],
    ['pasted', 'Date\tClose*\nJan 2, 2026\t5,000.10\nJan 5, 2026\t5,100.20', 'test', [5000.1, 5100.2]],
    ['old Mac lines', 'Date,Close\r2026-01-02,1\r2026-01-05,2\r', 'test', [1, 2]],
  ])('%s', (_, text, name, values) => {
    const series = seriesOf(text, 'test.csv');
    expect(series.name).toBe(name);
    expect(series.dates).toEqual(['2026-01-02', '2026-01-05']);
    expect(series.columns[0]?.values).toEqual(values);
  });

  it.each([
    ['Date,Close\n2026-01-02,1\n2026-01-02,2\n', 'dateTwice'],
    ['Date,Close\n2026-01-02,1\n2026-01-06,2\n2026-01-05,2\n', 'datesDisordered'],
    ['Date,Close\n2026-01-02,1\n2026-13-05,2\n', 'dateUnreadable'],
    ['Date,Close\n2026-01-02,1\n2036-01-05,2\n', 'dateAhead'],
    ['Date,Close\n2026-01-02,1\n2026-01-05,1e309\n', 'numberUnreadable'],
    ['Date,Close\n2026-01-02,1\n2026-01-05,=1+1\n', 'numberUnreadable'],
    ['Date,Open,Close\n2026-01-02,1,2\n2026-01-05,1\n', 'rowCut'],
    ['Date,Close\n2026-01-02,1\n2026-01-05,1,234\n', 'rowWide'],
    ['Date;Close\n2026-01-02;1,234\n2026-01-05;1,250\n', 'decimalUnclear'],
    ['Date,Close,Close\n2026-01-02,1,2\n', 'columnTwice'],
    ['Date,Close\n', 'rowsMissing'],
  ])('%j is refused: %s', (text, code) => {
    const found = refusalOf(text);
    expect(found.code).toBe(code);
  });

  it('keeps days that are midnights of Greenwich', () => {
    const text = 'time,close\n1767312000,1\n1767571200,2\n';
    expect(seriesOf(text).dates).toEqual(['2026-01-02', '2026-01-05']);
  });
});

describe('calendars', () => {
  const ics = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

  it('reads an iCalendar: folded, in three kinds of time, without what is cancelled', () => {
    const text = ics(
      ...event('DTSTART;VALUE=DATE:20260918', 'SUMMARY:Quarterly opex\\, all day'),
      ...event(
        'DTSTART:20260128T190000Z',
        'SUMMARY:FOMC rate',
        '  decision',
        'BEGIN:VALARM',
        'SUMMARY:no',
        'END:VALARM',
      ),
      ...event('DTSTART;TZID=America/New_York:20260213T083000', 'SUMMARY:CPI'),
      ...event('DTSTART:20260214', 'SUMMARY:x', 'STATUS:CANCELLED'),
    );
    const content = contentOf(text, 'fed.ics');
    expect(content).toMatchObject({
      kind: 'calendar',
      events: [
        {
          date: '2026-01-28',
          at: Date.parse('2026-01-28T14:00-05:00'),
          title: 'FOMC rate decision',
          kind: 'fomc',
        },
        { date: '2026-02-13', at: Date.parse('2026-02-13T08:30-05:00'), kind: 'cpi' },
        { date: '2026-09-18', at: null, title: 'Quarterly opex, all day', kind: 'expiry' },
      ],
    });
  });

  it('has an event of several days on its last, when it is announced', () => {
    const days = (...lines: string[]) => {
      const content = contentOf(ics(...event('SUMMARY:FOMC meeting', ...lines)), 'fed.ics');
      return content.kind === 'calendar' ? content.events.map(({ date, at }) => [date, at]) : null;
    };
    expect(days('DTSTART;VALUE=DATE:20260127', 'DTEND;VALUE=DATE:20260129')).toEqual([['2026-01-28', null]]);
    expect(days('DTSTART;VALUE=DATE:20260128', 'DTEND;VALUE=DATE:20260129')).toEqual([['2026-01-28', null]]);
    expect(days('DTSTART:20260127T140000Z', 'DTEND:20260128T193000Z')).toEqual([['2026-01-28', null]]);
    expect(days('DTSTART:20260128T190000Z', 'DTEND:20260128T193000Z')).toEqual([
      ['2026-01-28', Date.parse('2026-01-28T19:00Z')],
    ]);
  });

  it('knows the announcements of the United States from those of others and from old minutes', () => {
    const content = contentOf(
      [
        'Date,Currency,Event',
        '2026-02-10,USD,CPI y/y',
        '2026-02-11,EUR,CPI y/y',
        '2026-02-12,USD,German PPI m/m',
        '2026-02-13,USD,FOMC Meeting Minutes',
        '2026-02-17,USD,Core PPI m/m',
        '2026-02-18,,CPI',
      ].join('\n'),
    );
    if (content.kind !== 'calendar') throw new Error(content.kind);
    expect(announcementsIn(content.events)).toEqual([
      { kind: 'cpi', date: '2026-02-10', at: null },
      { kind: 'ppi', date: '2026-02-17', at: null },
    ]);
  });

  it.each([
    [ics(...event('DTSTART:20260128', 'RRULE:FREQ=YEARLY')), 'eventRepeats'],
    [ics(...event('SUMMARY:x')), 'columnMissing'],
    [ics(...event('DTSTART:20260231')), 'dateUnreadable'],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260128', 'rowCut'],
    [ics(), 'rowsMissing'],
  ])('refuses %j', (text, code) => expect(refusalOf(text).code).toBe(code));

  it('reads a CSV of events', () => {
    const content = contentOf(
      'Date,Time,Event,Forecast\n2026-02-13,8:30 AM,CPI,2.9%\n2026-01-28,2:00 PM,"FOMC, decision",\n',
    );
    expect(content).toMatchObject({
      kind: 'calendar',
      events: [
        {
          date: '2026-01-28',
          at: Date.parse('2026-01-28T14:00-05:00'),
          title: 'FOMC, decision',
          kind: 'fomc',
        },
        { date: '2026-02-13', at: Date.parse('2026-02-13T08:30-05:00'), title: 'CPI', kind: 'cpi' },
      ],
    });
  });
});
