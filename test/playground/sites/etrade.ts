import { day, en, level, now, page, quotedOf, type SitePage, spx } from './page';

/** E*TRADE classic: plain cells for heads, a title row with the expiry, the order of bid and ask the same on both sides. */

const { root, expiry, rows } = spx(7);
const { mon, d, yy } = day(expiry);
const calls = ['Trade', 'Quote', 'Open<br>Interest', 'Volume', 'Net Change', 'Last', 'Bid', 'Ask'];
const puts = ['Bid', 'Ask', 'Last', 'Net Change', 'Volume', 'Open<br>Interest', 'Quote', 'Trade'];
const title = `${mon.toUpperCase()} ${d} '${yy}`;

const body = rows
  .map(({ strike, call, put }) => {
    const left = [
      '<a href="#">Trade</a>',
      '<a href="#">Details</a>',
      '312',
      String(call.volume ?? 0),
      '<font color="green">2.18</font>',
      en(call.last),
      `<a href="#">${en(call.bid)}</a>`,
      `<a href="#">${en(call.ask)}</a>`,
    ];
    const right = [
      `<a href="#">${en(put.bid)}</a>`,
      `<a href="#">${en(put.ask)}</a>`,
      en(put.last),
      '-1.55',
      String(put.volume ?? 0),
      '492',
      '<a href="#">Details</a>',
      '<a href="#">Trade</a>',
    ];
    return `<tr class="itm">${[...left, en(strike), ...right].map((text) => `<td>${text}</td>`).join('')}</tr>`;
  })
  .join('\n');

export const etrade: readonly SitePage[] = [
  {
    id: 'etrade-classic',
    url: 'https://us.etrade.com/e/t/invest/quotesandresearch?symbol=SPX#optionsChain',
    now,
    html: page(
      'Option Chains',
      `<h1>S&amp;P 500 INDEX <span>(SPX: CBOE)</span></h1><div>SPX ${en(level)}</div><table><tr><td><b>${en(level)}</b></td><td>Bid: <b>${en(level - 1)}</b></td><td>Ask: <b>${en(level + 1)}</b></td></tr></table>
      <div class="tabs"><a>Nov 20 '26w</a><span class="selectedDate"><b>${title}</b></span></div>
      <table><tr><td colspan="8">CALLS</td><td>${title}</td><td colspan="8">PUTS</td></tr>
      <tr class="TBHeader_bg">${[...calls, 'Strike<br>Price', ...puts].map((word) => `<td>${word}</td>`).join('')}</tr>${body}</table>
      <p>Real Time Option Quote: November 20, 2026 02:31:05 PM ET</p>`,
    ),
    expected: [{ underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) }],
  },
];
