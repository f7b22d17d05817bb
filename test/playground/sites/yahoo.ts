import type { ChainRow } from '@/lib/core/market/chain';
import { day, en, level, now, occ, page, quotedOf, type SitePage, spx } from './page';

/** Yahoo Finance through its redesigns: two tables with OCC symbols, then a straddle view without any. */

const chain = spx(7);
const { root, expiry, rows } = chain;
const { month, d, year, epoch } = day(expiry);
const expected = [{ underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) }];
const sides = [
  ['Calls', 'call', 'C'],
  ['Puts', 'put', 'P'],
] as const;

const sortable = (word: string) =>
  `<th class="sortable"><div class="cell"><div class="D-ib">${word}</div><div class="sort-icons"><i class="Icon">\ue004</i><i class="Icon">\ue002</i></div></div></th>`;

const quote = `<h2 class="symbol-name">S&amp;P 500 INDEX (^SPX)</h2>
  <span class="time_rtq_ticker"><span data-sq="^SPX:value">${en(level)}</span></span>`;

const row2014 = (symbol: string, { strike, ...sidesOf }: ChainRow, side: 'call' | 'put') => {
  const { bid, ask, last, volume, openInterest } = sidesOf[side];
  const cell = (text: string) => `<td><div class="option_entry Fz-m">${text}</div></td>`;
  return `<tr data-row="0"><td><strong data-sq=":value"><a href="/q/op?s=SPX&strike=${strike}">${en(strike)}</a></strong></td>
    <td><div class="option_entry"><a href="/q?s=${symbol}">${symbol}</a></div></td>${cell(en(last))}${cell(en(bid))}${cell(en(ask))}
    ${cell('0.00')}${cell('+6.85%')}<td><strong data-raw="${volume}">${volume ?? 0}</strong></td>${cell(String(openInterest ?? 0))}${cell('21.00%')}</tr>`;
};

const tables2014 = sides
  .map(
    ([
      name,
      side,
      letter,
    ]) => `<div class="options-table" data-sec="options-${side}s-table"><div class="follow-quote-area">
    <table class="details-table quote-table"><caption>${name}</caption><thead><tr>
    <th><div class="cell"><div class="strike">Strike</div><div class="sort-icons"><i class="Icon">\ue004</i></div></div><div class="filter"><span>∵</span> Filter</div></th>
    <th>Contract Name</th>${['Last', 'Bid', 'Ask', 'Change', '%Change', 'Volume', 'Open Interest', 'Implied Volatility'].map(sortable).join('')}</tr>
    <tr class="filterRangeRow"><td colspan="10"><div><span></span><span>✕</span><span>[modify]</span></div></td></tr></thead>
    <tbody>${rows.map((row) => row2014(occ(root, expiry, letter, row.strike), row, side)).join('\n')}</tbody></table></div></div>`,
  )
  .join('\n');

const words2017 =
  'Contract Name,Last Trade Date,Strike,Last Price,Bid,Ask,Change,% Change,Volume,Open Interest,Implied Volatility'.split(
    ',',
  );

const tables2017 = sides
  .map(
    ([
      name,
      side,
      letter,
    ]) => `<section><h3><span>${name}</span> <span>In The Money</span></h3><table class="${side}s W(100%)"><thead><tr>
    ${words2017.map((word, at) => `<th class="data-col${at}"><span>${word}</span></th>`).join('')}</tr></thead><tbody>
    ${rows
      .map((row) => {
        const symbol = occ(root, expiry, letter, row.strike);
        const { bid, ask, last, volume } = row[side];
        const texts = [
          '2026-11-20 2:15PM EST',
          `<a href="/quote/SPX/options?strike=${row.strike}">${en(row.strike)}</a>`,
          en(last, '-'),
          en(bid, '0.00'),
          en(ask, '0.00'),
          '+1.10',
          '+4.20%',
          String(volume ?? '-'),
          '1,024',
          '12.50%',
        ];
        return `<tr><td class="data-col0"><a title="${symbol}" href="/quote/${symbol}?p=${symbol}">${symbol}</a></td>${texts.map((text, at) => `<td class="data-col${at + 1}">${text}</td>`).join('')}</tr>`;
      })
      .join('\n')}</tbody></table></section>`,
  )
  .join('\n');

const straddleWords = ['Last Price', 'Change', '% Change', 'Volume', 'Open Interest'];

const straddle = `<section data-testid="options-straddle-table"><table class="table yf-wurt5d"><thead>
  <tr><th colspan="5">Calls</th><th></th><th colspan="5">Puts</th></tr>
  <tr>${straddleWords.map((word) => `<th>${word}</th>`).join('')}<th>Strike</th>${straddleWords.map((word) => `<th>${word}</th>`).join('')}</tr></thead><tbody>
  ${rows.map(({ strike, call, put }) => `<tr>${[call, put].map((side) => `<td>${en(side.last)}</td><td>0.10</td><td>1.00%</td><td>10</td><td>20</td>`).join(`<td>${en(strike)}</td>`)}</tr>`).join('')}</tbody></table></section>`;

const zeroBid = quotedOf(rows.map((row) => ({ ...row, call: zeroed(row.call), put: zeroed(row.put) })));

/** This layout prints 0.00 where there is no quote: a real zero to whoever reads it. */
function zeroed<Q extends { bid: number | null; ask: number | null }>(side: Q): Q {
  return { ...side, bid: side.bid ?? 0, ask: side.ask ?? 0 };
}

export const yahoo: readonly SitePage[] = [
  {
    id: 'yahoo-2014',
    url: `https://finance.yahoo.com/q/op?s=%5ESPX&date=${epoch}`,
    now,
    html: page(
      '^SPX Options | S&P 500 Stock - Yahoo! Finance',
      `${quote}<select><option value="1">November 20, 2026</option><option value="${epoch}" selected>${month} ${d}, ${year}</option></select>${tables2014}`,
    ),
    expected,
  },
  {
    id: 'yahoo-2017',
    url: `https://finance.yahoo.com/quote/%5ESPX/options?p=%5ESPX&date=${epoch}&straddle=false`,
    now,
    html: page(
      'S&P 500 (^SPX) Options',
      `<h1>S&amp;P 500 INDEX (^SPX)</h1><span data-testid="qsp-price">${en(level)}</span>${tables2017}`,
    ),
    expected: [{ underlying: 'SPX', root, expiry, spot: level, rows: zeroBid }],
  },
  {
    id: 'yahoo-straddle',
    url: `https://finance.yahoo.com/quote/%5ESPX/options/?date=${epoch}&straddle=true`,
    now,
    html: page('S&P 500 (^SPX) Options', `<h1>S&amp;P 500 INDEX (^SPX)</h1>${straddle}`),
    expected: 'quotesMissing',
  },
];
