import type { Quote } from '@/lib/core/market/chain';
import { en, level, now, page, quotedOf, type SitePage, spx } from './page';

/** Barchart: a table with its head repeated at the bottom; later a custom element with an open shadow root. */

const { root, expiry, rows } = spx(7);
const expected = [{ underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) }];
const url = (view: string) =>
  `https://www.barchart.com/stocks/quotes/$SPX/options?expiration=${expiry}-w&view=${view}`;
const around = (grids: string) =>
  page(
    'S&P 500 Index ($SPX) Options Prices',
    `<h1>S&amp;P 500 Index ($SPX)</h1><p>$SPX ${en(level)}</p><div>Expiration: <select aria-label="set expiration date"><option>2026-11-20 (w)</option><option selected>${expiry} (w)</option></select></div>
    <div><strong>3 Days</strong> to expiration on <strong>${expiry}</strong></div>${grids}`,
  );

const texts = ({ bid, ask, last, volume }: Quote) => [
  en(last, 'N/A'),
  '11.84',
  en(bid, 'N/A'),
  en(ask, 'N/A'),
  '21.40%',
  '0.74702',
  String(volume ?? 'N/A'),
];
const words = ['Last', 'Theor.', 'Bid', 'Ask', 'IV', 'Delta', 'Volume'];
const cells = (each: readonly string[]) => each.map((text) => `<td>${text}</td>`).join('');
const heads = (each: readonly string[]) => `<tr>${each.map((text) => `<th>${text}</th>`).join('')}</tr>`;

const sideBySide = `<table><thead><tr><th colspan="8">Calls</th><th></th><th colspan="8">Puts</th></tr>${heads(['Links', ...words, 'Strike', ...words, 'Links'])}</thead>
  <tbody>${rows.map(({ strike, call, put }) => `<tr>${cells(['⋮', ...texts(call), en(strike), ...texts(put), '⋮'])}</tr>`).join('')}</tbody>
  <tfoot>${heads(['Links', ...words, 'Strike', ...words, 'Links'])}</tfoot></table>`;

const stacked = (['call', 'put'] as const)
  .map(
    (
      side,
    ) => `<div class="block"><h4>${side === 'call' ? 'Calls' : 'Puts'}</h4><table><thead>${heads(['Strike', ...words, 'Type', 'Links'])}</thead>
    <tbody>${rows.map((row) => `<tr>${cells([en(row.strike), ...texts(row[side]), side === 'call' ? 'Call' : 'Put', '⋮'])}</tr>`).join('')}</tbody><tfoot>${heads(['Strike', ...words, 'Type', 'Links'])}</tfoot></table></div>`,
  )
  .join('');

const bound = (name: string, text: string) =>
  `<div class="_cell"><text-binding binding="this.${name}">${text}</text-binding></div>`;
const shadow = (['call', 'put'] as const)
  .map(
    (side) =>
      `<section><h3>${side === 'call' ? 'Calls' : 'Puts'}</h3><bc-data-grid data-open-shadow><div id="_root"><div id="_grid">${rows
        .map((row) => {
          const { bid, ask, last, volume } = row[side];
          return `<set-class class="row">${bound('strikePrice', `${en(row.strike)}*`)}${bound('bidPrice', en(bid, 'N/A'))}${bound('askPrice', en(ask, 'N/A'))}${bound('midpoint', '1.00')}${bound('lastPrice', en(last, 'N/A'))}${bound('volume', String(volume ?? 'N/A'))}${bound('delta', '0.5')}</set-class>`;
        })
        .join('')}</div></div></bc-data-grid></section>`,
  )
  .join('');

export const barchart: readonly SitePage[] = [
  { id: 'barchart-2021-side-by-side', url: url('sbs'), now, html: around(sideBySide), expected },
  { id: 'barchart-2021-stacked', url: url('stacked'), now, html: around(stacked), expected },
  { id: 'barchart-2022', url: url('stacked'), now, html: around(shadow), expected },
];
