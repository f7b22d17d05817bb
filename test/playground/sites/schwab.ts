import { day, en, level, now, page, quotedOf, type SitePage, spx } from './page';

/** Schwab: one table per page, a row of heads per expiry with the quotes of that expiry under it when opened. */

const chains = [spx(5, 1), spx(5, 2)];
const words = [
  'Volume',
  'OI',
  'Last',
  'Change',
  'Bid',
  'Ask',
  'Strike',
  'Bid',
  'Ask',
  'Last',
  'Change',
  'Volume',
  'OI',
];

const body = chains
  .map(({ expiry, rows }, at) => {
    const { month, d, year } = day(expiry);
    return `<tr id="exp-${at}-header"><td colspan="13"><button aria-expanded="true">${month} ${d}, ${year}</button> <span>Weekly</span></td></tr>${rows
      .map(({ strike, call, put }) => {
        const texts = [
          String(call.volume ?? 0),
          '10',
          en(call.last),
          '+0.10',
          en(call.bid),
          en(call.ask),
          en(strike),
          en(put.bid),
          en(put.ask),
          en(put.last),
          '−0.10',
          String(put.volume ?? 0),
          '20',
        ];
        return `<tr class="strike-row">${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
      })
      .join('')}`;
  })
  .join('');

export const schwab: readonly SitePage[] = [
  {
    id: 'schwab-2022',
    url: 'https://client.schwab.com/app/trade/chains/#/chains/symbol/SPX',
    now,
    html: page(
      'Option Chains',
      `<h1>Option Chains</h1><div>SPX ${en(level)}</div><table><thead><tr><th colspan="6">Calls</th><th></th><th colspan="6">Puts</th></tr><tr>${words.map((word) => `<th><span>${word}</span></th>`).join('')}</tr></thead><tbody>${body}</tbody></table>`,
    ),
    expected: chains.map(({ root, expiry, rows }) => ({
      underlying: 'SPX',
      root,
      expiry,
      spot: level,
      rows: quotedOf(rows),
    })),
  },
];
