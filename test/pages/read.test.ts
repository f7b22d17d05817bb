// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '@/lib/core/unit';
import { readPage } from '@/lib/pages/read';
import { honestRows, type PageChain, pageOf, plainColumns } from '../support/chain-page';

const now = 1_795_000_000_000 as Instant;
const url = new URL('https://broker.example/chain?x=1');
const honest: PageChain = { root: 'SPXW', expiry: '261123', heading: 'SPX 100.25', rows: honestRows };

function read(html: string) {
  return readPage(new DOMParser().parseFromString(html, 'text/html'), url, now);
}

function chainOf(html: string) {
  const reading = read(html);
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.error)}`);
  return reading.value.chain;
}

describe('a plain chain page', { timeout: 30_000 }, () => {
  it('is read as it stands, with where it came from', () => {
    expect(chainOf(pageOf(honest))).toEqual({
      underlying: 'SPX',
      root: 'SPXW',
      expiry: '2026-11-23',
      settlement: 'pm',
      spot: 100.25,
      rows: honestRows,
      complete: true,
      source: { reader: 'table', place: 'broker.example', readAt: now, quotedAt: null, delayed: null },
    });
  });

  it('keeps each number beside the row it stands in', () => {
    const reading = read(pageOf({ ...honest, descending: true }));
    if (!reading.ok) throw new Error('refused');
    for (const anchor of reading.value.anchors.rows) {
      expect(anchor.row.contains(anchor.strikeCell)).toBe(true);
      expect(Number(anchor.strikeCell.textContent)).toBe(anchor.strike);
    }
  });

  it('is the same chain however its columns are ordered', () => {
    const calls = plainColumns.filter((column) => column.side === 'call');
    const puts = plainColumns.filter((column) => column.side === 'put');
    const strike = plainColumns.filter((column) => column.side === null);
    const order = fc.tuple(
      fc.shuffledSubarray(calls, { minLength: calls.length }),
      fc.shuffledSubarray(puts, { minLength: puts.length }),
    );
    fc.assert(
      fc.property(order, ([left, right]) => {
        expect(chainOf(pageOf({ ...honest, columns: [...left, ...strike, ...right] })).rows).toEqual(
          honestRows,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is the same chain listed from the highest strike down', () => {
    expect(chainOf(pageOf({ ...honest, descending: true })).rows).toEqual(honestRows);
  });

  it('with its sides named in a row above is read by those names, puts on the left or not', () => {
    const mirrored = [...plainColumns].reverse();
    const page = pageOf({ ...honest, columns: mirrored }).replace(
      '<thead>',
      '<thead><tr><th colspan="4">PUTS</th><th></th><th colspan="4">CALLS</th></tr>',
    );
    expect(chainOf(page).rows).toEqual(honestRows);
  });

  it('with puts on the left and no word of it is refused, never read the wrong way round', () => {
    const mirrored = [...plainColumns].reverse();
    expect(read(pageOf({ ...honest, columns: mirrored }))).toMatchObject({
      ok: false,
      error: { code: 'numbersDisagree' },
    });
    expect(read(pageOf({ ...honest, columns: mirrored, symbols: false }))).toMatchObject({ ok: false });
  });
});

describe('a page that cannot be believed ends in a reason', () => {
  const page = pageOf(honest);
  const cases: [string, string, string, string?][] = [
    ['no table', '<h1>Hello</h1><p>Strike while the iron is hot: bid or ask.</p>', 'noChain'],
    [
      'a list of stocks',
      '<table><tr><th>Symbol</th><th>Last</th></tr><tr><td>AAPL</td><td>1</td></tr></table>',
      'noChain',
    ],
    ['an empty table', pageOf({ ...honest, rows: [] }), 'tableEmpty'],
    ['a renamed strike column', page.replace('>Strike<', '>Level<'), 'columnMissing', 'Strike'],
    ['a renamed put ask', page.replace(/>Ask<(?![\s\S]*>Ask<)/, '>Sell<'), 'columnMissing', 'put ask'],
    ['a doubled bid', page.replace('>Vol<', '>Bid<'), 'columnAmbiguous', 'call bid'],
    [
      'a row cut short',
      page.replace(/(<td[^>]*>[^<]*<\/td>){3}<\/tr><\/tbody>/, '</tr></tbody>'),
      'rowCut',
      '120',
    ],
    [
      'a price in words',
      page.replace(/<td>\d+\.\d+<\/td><td>\d+\.\d+<\/td><td>100</, '<td>call us</td><td>1</td><td>100<'),
      'cellUnreadable',
      'call us',
    ],
    [
      'the same strike twice',
      pageOf({ ...honest, rows: honestRows.flatMap((row) => (row.strike === 100 ? [row, row] : [row])) }),
      'strikesDisordered',
      '100',
    ],
    ['a row of another expiry', page.replace('SPXW261123C00105000', 'SPXW261124C00105000'), 'contractsMixed'],
    [
      'a symbol of another strike',
      page.replace('SPXW261123C00105000', 'SPXW261123C00106000'),
      'contractsMixed',
    ],
    ['no expiry anywhere', pageOf({ ...honest, symbols: false }), 'expiryUnknown'],
    ['no contract anywhere', pageOf({ ...honest, symbols: false, heading: 'Options' }), 'contractUnknown'],
    ['the chain twice', page + page, 'severalChains', '2'],
  ];
  it.each(cases)('%s', (_, html, code, detail) => {
    const reading = read(html);
    expect(reading).toMatchObject({ ok: false, error: { code } });
    if (!reading.ok && detail) expect(reading.error.detail.join(' ')).toContain(detail);
  });
});

describe('whatever happens to the markup', () => {
  it('the same chain is read or none, never another number', () => {
    const html = pageOf(honest);
    const truth = new Map(honestRows.map((row) => [row.strike, row]));
    const edit = fc.record({
      at: fc.nat(html.length),
      length: fc.nat(60),
      text: fc.constantFrom('', '<td>', '</tr>', '<tr>', '</table>', '—', '<b>', ' '),
    });
    fc.assert(
      fc.property(edit, ({ at, length, text }) => {
        // Cut or wound the markup outside of the digits of prices: what is left must be true or refused.
        const cut = html.slice(at, at + length);
        if (
          /\d/.test(cut.replace(/<[^>]*>/g, '')) ||
          /\d$/.test(html.slice(0, at)) ||
          /^\d/.test(html.slice(at + length))
        )
          return;
        const reading = read(html.slice(0, at) + text + html.slice(at + length));
        if (!reading.ok) return;
        for (const row of reading.value.chain.rows) {
          const { call, put } = truth.get(row.strike) ?? { call: undefined, put: undefined };
          for (const [seen, real] of [
            [row.call, call],
            [row.put, put],
          ] as const)
            for (const field of ['bid', 'ask'] as const)
              if (seen[field] !== null) expect(seen[field], `${row.strike} ${field}`).toBe(real?.[field]);
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);
});
