import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chain, Quote } from '@/lib/core/market/chain';
import { fileFailureCodes } from '@/lib/files/failure';
import { readFile, readFileInSlices } from '@/lib/files/read-file';
import { hasSharedData, sharedText } from '../support/real-chains';
import { cboeHead, cboeLines, cboeText, listing, pasted } from './made-chain';
import { contentOf, now, refusalOf } from './support';

const fields: ReadonlySet<string> = new Set(['bid', 'ask', 'last', 'iv', 'delta', 'openInterest', 'volume']);

function checkQuote(quote: Quote): void {
  for (const [field, value] of Object.entries(quote)) {
    const fine =
      fields.has(field) && (value === null || (typeof value === 'number' && Number.isFinite(value)));
    if (!fine) throw new Error(`${field} is ${String(value)}`);
    if (typeof value === 'number' && value < 0 && field !== 'delta')
      throw new Error(`${field} is below zero`);
  }
}

function checkChain({ rows, expiry, root, spot }: Chain): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(expiry) || !/^[A-Z][A-Z0-9]*$/.test(root))
    throw new Error(`${root} ${expiry}`);
  if (spot !== null && !Number.isFinite(spot)) throw new Error('spot');
  rows.forEach(({ strike, call, put }, at) => {
    if (!(Number.isFinite(strike) && strike > (rows[at - 1]?.strike ?? 0)))
      throw new Error(`strike ${strike}`);
    checkQuote(call);
    checkQuote(put);
  });
}

const codes: ReadonlySet<string> = new Set(fileFailureCodes);

/** Whatever a text is, it is read into what the types say, or refused with words that can be shown. */
function checkRead(text: string, answers = {}): 'read' | 'refused' {
  const content = readFile({ name: 'x', text, now, answers });
  if (content.ok) {
    if (content.value.kind === 'chains') content.value.chains.forEach(checkChain);
    if (content.value.kind === 'series')
      for (const { values } of content.value.series.columns)
        if (!values.every((value) => value === null || Number.isFinite(value))) throw new Error('value');
    return 'read';
  }
  const { code, detail } = content.error;
  if (!codes.has(code) || code === 'readerCrashed') throw new Error(`${code} ${detail.join(' ')}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
  const shown = /[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/;
  if (detail.some((part) => part.length > 80 || shown.test(part))) throw new Error('detail');
  return 'refused';
}

/** First lines of files: real ones where they are, of ours everywhere. */
const heads: readonly string[] = [
  cboeText(),
  listing,
  pasted,
  'Date,Open,High,Low,Close\n01/02/2026,1,2,0.5,1.5\n01/13/2026,1.5,2.5,1,2\n',
  'SOLD -1 IRON CONDOR SPX 100 (Weeklys) 3 FEB 17 2320/2330/2150/2140 CALL/PUT @1.20\n',
  '-1 SPXW  240420C05040000 @1.25\n1 SPXW240420C05050000\n',
  '2 Feb 1 5000 P STO 1.25 | 2 Feb 1 4990 P BTO 0.50',
  'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260128T190000Z\nSUMMARY:FOMC\nEND:VEVENT\nEND:VCALENDAR\n',
  ...(hasSharedData
    ? [
        'chains/spx/cboe_spx_2020-03-20_close.dat',
        'chains/spx/cboe_spx_2022-07-12_1155ET.csv',
        'chains/spx/cboe_spx_2024-01-05_close.csv',
        'chains/spx/SPX_2026-07-22.csv.gz',
        'chains/spx/spx_2026-07-23_1559ET_snapshot_2482.csv.gz',
        'chains/spx/gatheral_spx_opt_20230215.csv',
        'chains/vix/VIX_chain_20260806_140303.csv',
        'history/VIX_History.csv',
        'intraday/SPX_5min_tradingview_2025-02_2026-02.csv',
        '../pages/nse-2022/nifty-2022-09-29.csv',
      ].map((path) => `${sharedText(path).split('\n', 15).join('\n')}\n`)
    : []),
];

const nasty = [
  '"',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '\u202e',
  '-',
  '.',
  '1e309',
  'NaN',
  'Infinity',
  '__proto__',
  '=HYPERLINK(',
  '%',
  'e',
  '\u00a0',
  '0',
  '9',
  'Bid',
  'Strike',
  '9'.repeat(50),
  '\ud800',
  'C',
  '/',
  "'",
  '٣',
  '１',
];
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(12),
  put: fc.oneof(fc.constantFrom(...nasty), fc.constant(''), fc.string({ maxLength: 4 })),
});

describe('random edits of real heads', { timeout: 60_000 }, () => {
  it('are read or refused, 10 000 of them, and never read as what is no number', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (head, edits, told) => {
          let text = head;
          for (const { at, cut, put } of edits) {
            const from = Math.floor(at * text.length);
            text = text.slice(0, from) + put + text.slice(from + cut);
          }
          if (
            checkRead(
              text,
              told
                ? {
                    underlying: 'SPX',
                    root: 'SPXW',
                    expiry: '2026-09-11',
                    dateOrder: 'dayFirst',
                    decimal: '.',
                    year: 2024,
                  }
                : {},
            ) === 'read'
          )
            read += 1;
        },
      ),
      { numRuns: 10_000 },
    );
    // A reader that refused everything would pass as well.
    expect(read).toBeGreaterThan(1_000);
  });

  it('as are texts of nothing but noise', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 6 })), { maxLength: 60 }),
        (parts) => {
          checkRead(parts.join(''));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never change a number elsewhere: one digit, one quote', () => {
    const before = contentOf(cboeText());
    if (before.kind !== 'chains') throw new Error();
    fc.assert(
      fc.property(
        fc.nat(8),
        fc.constantFrom(4, 5, 15, 16),
        fc.constantFrom('0', '7', '.', '-', ' '),
        (line, at, sign) => {
          const lines = cboeLines();
          const cells = (lines[line] ?? '').split(',');
          cells[at] = sign + (cells[at] ?? '');
          lines[line] = cells.join(',');
          const after = readFile({ name: 'test.csv', text: cboeText(lines), now });
          if (!after.ok || after.value.kind !== 'chains') return;
          const changed = after.value.chains[0]?.rows.filter(
            (row, place) => JSON.stringify(row) !== JSON.stringify(before.chains[0]?.rows[place]),
          );
          expect(changed?.length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('hostile files', { timeout: 60_000 }, () => {
  const bounded = (text: string): string => {
    const started = performance.now();
    const { code } = refusalOf(text);
    // Generous: this machine is shared; a scan that is not linear takes minutes.
    expect(performance.now() - started).toBeLessThan(5_000);
    return code;
  };
  const megabytes = (text: string, size: number) => text.repeat(Math.ceil((size * 1e6) / text.length));

  it.each([
    ['one line of 5 MB', megabytes('1', 5), 'lineTooLong'],
    ['one line of 5 MB of commas', megabytes(',', 5), 'lineTooLong'],
    ['one cell of 5 MB in quotes', `a,b\n"${megabytes('x\n', 5)}",2\n`, 'quoteOpen'],
    ['a thousand columns', `${','.repeat(1000)}\n`, 'tooManyColumns'],
    ['5 MB of quotes', megabytes('"', 5), 'lineTooLong'],
    ['5 MB of empty lines', megabytes('\n', 5), 'empty'],
    ['5 MB of lines of blanks and quotes', megabytes('" "" \n', 5), 'formatUnknown'],
    ['50 MB', megabytes(`${cboeLines()[0]}\n`, 50), 'tooLarge'],
    ['30 MB of the same line', `${cboeHead}\n${megabytes(`${cboeLines()[0]}\n`, 30)}`, 'strikeTwice'],
    ['5 MB of digits and spaces', megabytes('1 ', 0.09).concat('\n').repeat(50), 'formatUnknown'],
    [
      '5 MB of folded calendar',
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n${megabytes(' x\n', 5)}`,
      'rowCut',
    ],
    ['NUL', cboeText().replace('Calls', 'Ca\u0000lls'), 'notText'],
    ['a packed sheet', 'PK\u0003\u0004 xl/worksheets', 'notText'],
    ['nothing', ' \n\t\r\n', 'empty'],
  ])('%s', (_, text, code) => expect(bounded(text)).toBe(code));

  it('heads named like parts of objects stay words', () => {
    const text = 'Date,__proto__,constructor,toString\n2026-01-02,1,2,3\n2026-01-05,2,3,4\n';
    const content = contentOf(text);
    if (content.kind !== 'series') throw new Error(content.kind);
    expect(content.series.columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('marks that turn the writing never reach the screen', () => {
    const { detail } = refusalOf(cboeText().replace('SPXW260911C04900000', '\u202e\u2066ABC\u0007\u200b'));
    expect(detail[2]).toBe('ABC');
    const content = contentOf('Date,Event\n2026-01-28,\u202eFOMC\u2069\u0008\n');
    expect(content).toMatchObject({ events: [{ title: 'FOMC' }] });
  });

  it('digits of other scripts are no numbers', () =>
    expect(refusalOf('Date,Close\n2026-01-02,1\n2026-01-05,١٢\n').code).toBe('numberUnreadable'));
});

describe('long files', { timeout: 60_000 }, () => {
  const long = `time,close\n${Array.from({ length: 40_000 }, (_, at) => `${1_700_000_000 + 300 * at},${at % 100}.5`).join('\n')}\n`;

  it('are read in slices, with progress that rises to 1', async () => {
    const shares: number[] = [];
    const content = await readFileInSlices(
      { name: 'long.csv', text: long, now },
      { progress: (share) => shares.push(share), everyMs: 2 },
    );
    expect(content).toEqual(readFile({ name: 'long.csv', text: long, now }));
    expect(content.ok).toBe(true);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('stop when told', async () => {
    const stop = new AbortController();
    const content = await readFileInSlices(
      { name: 'long.csv', text: long, now },
      { progress: () => stop.abort(), signal: stop.signal, everyMs: 1 },
    );
    expect(content).toMatchObject({ ok: false, error: { code: 'stopped' } });
  });
});
