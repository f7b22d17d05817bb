import { en, now, page, quotedOf, type SitePage, spx } from './page';

/** Groww: calls, strikes and puts in three panes side by side; no bid and ask, unless a second layout shows them. */

const { expiry, rows } = spx(7);
type Row = (typeof rows)[number];

function panes(
  call: readonly string[],
  put: readonly string[],
  left: (row: Row) => string[],
  right: (row: Row) => string[],
) {
  const head = (words: readonly string[]) =>
    `<div class="head">${words.map((word) => `<div>${word}</div>`).join('')}</div>`;
  const cells = (texts: readonly string[]) => texts.map((text) => `<div>${text}</div>`).join('');
  return `<div data-table-type="split-scroll" data-expiry="${expiry}">
    <div class="pane">${head(call)}<div class="rows">${rows.map((row) => `<div role="row" data-contract-id="c${row.strike}" data-strike-price="${row.strike}" aria-label="Call option strike ${row.strike}">${cells(left(row))}</div>`).join('')}</div></div>
    <div class="pane">${head(['Strike price'])}<div class="rows">${rows.map((row) => `<div data-strike-price="${row.strike}"><span>${en(row.strike, '', 0)}</span></div>`).join('')}</div></div>
    <div class="pane">${head(put)}<div class="rows">${rows.map((row) => `<div role="row" data-contract-id="p${row.strike}" data-strike-price="${row.strike}" aria-label="Put option strike ${row.strike}">${cells(right(row))}</div>`).join('')}</div></div></div>`;
}

const prices = (side: 'call' | 'put') => (row: Row) => [
  `₹${en(row[side].last)}`,
  '<span>₹83.55</span><span>-4.35%</span>',
];
const quotes = (side: 'call' | 'put') => (row: Row) => [
  '1,200',
  `₹${en(row[side].bid)}`.replace('₹—', '—'),
  `₹${en(row[side].ask)}`.replace('₹—', '—'),
];
const url = `https://groww.in/options/nifty?expiry=${expiry}`;
const around = (content: string) => page('NIFTY Option Chain', `<h1>NIFTY Option Chain</h1>${content}`);

export const groww: readonly SitePage[] = [
  {
    id: 'groww-no-quotes',
    url,
    now,
    html: around(panes(['Call OI', 'Call LTP'], ['Put LTP', 'Put OI'], prices('call'), prices('put'))),
    expected: 'quotesMissing',
  },
  {
    id: 'groww-panes-with-quotes',
    url,
    now,
    html: around(
      panes(
        ['Call OI', 'Call Bid', 'Call Ask'],
        ['Put OI', 'Put Bid', 'Put Ask'],
        quotes('call'),
        quotes('put'),
      ),
    ),
    expected: [{ underlying: 'NIFTY', root: 'NIFTY', expiry, spot: null, rows: quotedOf(rows) }],
  },
];
