import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '@/lib/core/unit';
import { readFile } from '@/lib/files/read-file';
import type { PageReader } from '@/lib/files/saved-page';
import { cboeHead, cboeLines, cboeText, listing, pasted } from './made-chain';
import { chainsOf, now, refusalOf } from './support';

/** One line of the made chain with something done to its cells. */
function planted(line: number, change: (cells: string[]) => void): string {
  const lines = cboeLines();
  const cells = (lines[line] ?? '').split(',');
  change(cells);
  lines[line] = cells.join(',');
  return cboeText(lines);
}

const set = (at: number, text: string) => planted(3, (cells) => cells.splice(at, 1, text));
const pastedAnswers = { underlying: 'SPX', expiry: '2026-09-11' as CalendarDate };

describe('chains as they should be', () => {
  it('reads the made chain', () => {
    const [chain] = chainsOf(cboeText());
    expect(chain).toMatchObject({ root: 'SPXW', expiry: '2026-09-11', spot: 5001.25, complete: true });
    expect(chain?.rows).toHaveLength(9);
    expect(chain?.source.quotedAt).toBe(Date.parse('2026-09-08T15:52-04:00'));
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('reads it with %s', (_, separator) => {
    const text = cboeText().replaceAll(/,(?=[^"]*$|[^"]*\n)/gm, separator);
    expect(chainsOf(text)[0]?.rows).toEqual(chainsOf(cboeText())[0]?.rows);
  });

  it('reads it with CRLF, a BOM, quotes around all, and the head said again', () => {
    const quoted = cboeLines().map((line) => `"${line.replaceAll(',', '","')}"`);
    const text = `\ufeff${cboeText([...quoted.slice(0, 4), cboeHead, ...quoted.slice(4)]).replaceAll('\n', '\r\n')}`;
    expect(chainsOf(text)).toEqual(chainsOf(cboeText()));
  });

  it('reads a listing', () => {
    const [chain] = chainsOf(listing);
    expect(chain).toMatchObject({ root: 'VIXW', settlement: 'am', spot: null });
    expect(chain?.rows.map(({ call }) => call.volume)).toEqual([10, 0, null]);
  });

  it('reads a pasted table once it is said what it is', () => {
    expect(refusalOf(pasted).code).toBe('expiryUnknown');
    const [chain] = chainsOf(pasted, pastedAnswers);
    expect(chain).toMatchObject({ root: 'SPXW', expiry: '2026-09-11' });
    expect(chain?.rows[1]).toEqual({
      strike: 5025,
      call: { bid: 89.8, ask: 90.6, last: 90 },
      put: { bid: 14.1, ask: 14.5, last: null },
    });
    // The third Friday lists two roots.
    const monthly = { underlying: 'SPX', expiry: '2026-09-18' as CalendarDate };
    expect(refusalOf(pasted, monthly)).toMatchObject({
      code: 'rootUnclear',
      asks: [{ options: ['SPX', 'SPXW'] }],
    });
    expect(chainsOf(pasted, { ...monthly, root: 'SPX' })[0]?.settlement).toBe('am');
  });

  it('reads a zero bid as a bid and a zero ask as none', () => {
    const both = planted(3, (cells) => cells.splice(4, 2, '0', '0'));
    expect(chainsOf(both)[0]?.rows[3]?.call).toMatchObject({ bid: null, ask: null });
    const bid = planted(3, (cells) => cells.splice(4, 2, '0', '0.05'));
    expect(chainsOf(bid)[0]?.rows[3]?.call).toMatchObject({ bid: 0, ask: 0.05 });
  });
});

describe('planted defects', () => {
  it.each([
    ['a letter in a bid', set(4, '12x.5'), 'numberUnreadable', ['8', 'Bid', '12x.5']],
    ['a price too large for a number', set(5, '1e309'), 'numberUnreadable', ['8', 'Ask', '1e309']],
    ['a formula', set(4, '=HYPERLINK("x")'), 'numberUnreadable', ['8', 'Bid', '=HYPERLINK("x")']],
    ['a price below zero', set(15, '-3'), 'numberNegative', ['8', 'Bid', '-3']],
    ['an exchange beside a price', set(4, '12.05B'), 'numberUnreadable', ['8', 'Bid', '12.05B']],
    ['a share for a price', set(5, '12%'), 'numberUnreadable', ['8', 'Ask', '12%']],
    [
      'a list of holdings',
      'Symbol,Qty,Bid,Ask\nSPXW260911C04900000,-1,12.5,12.7\nSPXW260911C05000000,1,2.5,2.7\n',
      'legUnreadable',
      null,
    ],
    ['hexadecimal', set(4, '0x10'), 'numberUnreadable', ['8', 'Bid', '0x10']],
    ['infinity', set(4, 'Infinity'), 'numberUnreadable', ['8', 'Bid', 'Infinity']],
    [
      'a strike that is not the symbol’s',
      set(11, '4976.00'),
      'symbolDisagrees',
      ['8', 'Calls', 'SPXW260911C04975000'],
    ],
    [
      'a day that is not the symbol’s',
      set(0, 'Mon Sep 14 2026'),
      'symbolDisagrees',
      ['8', 'Calls', 'SPXW260911C04975000'],
    ],
    [
      'a weekday that is not the day’s',
      set(0, 'Mon Sep 11 2026'),
      'dateUnreadable',
      ['8', 'Expiration Date', 'Mon Sep 11 2026'],
    ],
    [
      'a put among the calls',
      set(1, 'SPXW260911P04975000'),
      'symbolDisagrees',
      ['8', 'Calls', 'SPXW260911P04975000'],
    ],
    ['no symbol at all', set(1, 'ACME'), 'symbolUnreadable', ['8', 'Calls', 'ACME']],
    ['no strike', set(11, '-'), 'numberUnreadable', ['8', 'Strike', '-']],
    ['a comma within a number', set(4, '1,234.50'), 'rowWide', null],
    ['a file cut in its last line', cboeText().slice(0, -60), 'rowCut', null],
    ['a line twice', cboeText([...cboeLines(), cboeLines()[3] ?? '']), 'strikeTwice', ['14', 'call', '4975']],
    [
      'no bid column',
      cboeText(cboeLines(), cboeHead.replaceAll(',Bid', ',Other')),
      'columnMissing',
      ['4', 'Bid', ''],
    ],
    [
      'no put bid',
      cboeText(cboeLines(), `${cboeHead.slice(0, 90)}${cboeHead.slice(90).replace(',Bid', ',Other')}`),
      'columnMissing',
      null,
    ],
    [
      'the ask twice',
      cboeText(cboeLines(), cboeHead.replace('Last Sale,Net', 'Ask,Net')),
      'columnTwice',
      ['4', 'Ask', ''],
    ],
    [
      'bid and ask exchanged',
      cboeText(cboeLines(), cboeHead.replaceAll('Bid,Ask', 'Ask,Bid')),
      'numbersDisagree',
      null,
    ],
    ['no lines', cboeText([]), 'rowsMissing', null],
    [
      'a quote that never closes',
      cboeText([`"${cboeLines()[0]}`, ...cboeLines().slice(1)]),
      'quoteOpen',
      null,
    ],
    ['no prices at all', 'Expiry,Strike,IV\n2026-09-11,5000,0.2\n', 'pricesMissing', ['1', '', '']],
    ['neither call nor put', listing.replace('Put,15', 'Both,15'), 'rightUnreadable', ['3', 'type', 'Both']],
    [
      'two moments',
      `quote_date,${listing.replaceAll('\nV', '\n2026-09-08,V').replace('2026-09-08', '2026-09-07')}`,
      'momentsMixed',
      null,
    ],
  ])('%s', (_, text, code, detail) => {
    const refused = refusalOf(text);
    expect(refused.code).toBe(code);
    if (detail) expect(refused.detail).toEqual(detail);
  });

  it('calls and puts exchanged', () => {
    const lines = pasted.split('\n').map((line) => line.split('\t'));
    const turned = lines.map((cells, at) =>
      at === 0
        ? cells
        : cells.length < 7
          ? cells
          : [
              ...cells.slice(6),
              ...cells.slice(4, 6),
              ...cells.slice(3, 4),
              ...cells.slice(1, 3),
              ...cells.slice(0, 1),
            ],
    );
    const text = turned.map((cells) => cells.join('\t')).join('\n');
    expect(refusalOf(text, pastedAnswers).code).toBe('numbersDisagree');
    const named = `PUTS\t\t\t\tCALLS\n${text}`;
    expect(chainsOf(named, pastedAnswers)[0]?.rows).toEqual(chainsOf(pasted, pastedAnswers)[0]?.rows);
  });
});

describe('saved pages', () => {
  const html =
    '<!DOCTYPE html>\n<!-- saved from url=(0034)https://quotes.example/chain?s=SPX -->\n<html></html>';

  it('are handed to the reader of pages, with the address they were saved from', () => {
    const [chain] = chainsOf(cboeText());
    if (!chain) throw new Error('no chain');
    const seen: string[] = [];
    const read = readWith(html, (text, address) => {
      seen.push(text.slice(0, 15), address);
      return { ok: true, value: [chain] };
    });
    expect(seen).toEqual(['<!DOCTYPE html>', 'https://quotes.example/chain?s=SPX']);
    expect(read).toMatchObject({
      ok: true,
      value: { chains: [{ source: { reader: 'file', place: 'page.html' } }] },
    });
    const refused = readWith(html, () => ({ ok: false, error: { code: 'noChain', detail: [] } }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'pageUnread', detail: ['', '', 'noChain'] } });
  });

  it('are refused without one', () => expect(refusalOf(html).code).toBe('pageUnread'));
});

function readWith(text: string, readPage: PageReader) {
  return readFile({ name: 'C:\\Downloads\\page.html', text, now, readPage });
}
