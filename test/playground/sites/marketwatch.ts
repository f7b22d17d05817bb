import { day, en, level, now, page, quotedOf, type SitePage, spx } from './page';

/** MarketWatch before its redesign: several expiries under heading rows, the level as a row among the strikes. */

const chains = [spx(6, 1), spx(6, 2)];
const words = ['Symbol', 'Last', 'Change', 'Vol', 'Bid', 'Ask', 'Open Int.'];

const body = chains
  .map(({ expiry, rows }) => {
    const { month, d, year } = day(expiry);
    const quotes = rows.map(({ strike, call, put }) => {
      const side = (quote: typeof call) => [
        '<a href="#">quote</a>',
        en(quote.last, ''),
        '0.10',
        String(quote.volume ?? ''),
        en(quote.bid, ''),
        en(quote.ask, ''),
        '12',
      ];
      const cells = [...side(call), `<td class="strike-col">${en(strike)}</td>`, ...side(put)];
      return `<tr class="chainrow">${cells.map((text) => (text.startsWith('<td') ? text : `<td>${text}</td>`)).join('')}</tr>`;
    });
    const spot = `<tr class="stockprice"><td colspan="7"></td><td>Current price as of 11/20/2026 2:31 p.m. ${en(level)}</td><td colspan="7"></td></tr>`;
    return `<tr><td colspan="15">Expires ${month} ${d}, ${year}</td></tr>${quotes.slice(0, 3).join('')}${spot}${quotes.slice(3).join('')}`;
  })
  .join('');

export const marketwatch: readonly SitePage[] = [
  {
    id: 'marketwatch-old',
    url: 'https://www.marketwatch.com/investing/index/spx/options',
    now,
    html: page(
      'SPX Options - S&P 500 Index - MarketWatch',
      `<h1>S&amp;P 500 Index (SPX)</h1><p>SPX ${en(level)}</p><div id="options"><table><tbody><tr><td colspan="7">CALLS</td><td></td><td colspan="7">PUTS</td></tr>
      <tr>${[...words, 'Strike', ...words].map((word) => `<td>${word}</td>`).join('')}</tr>${body}</tbody></table></div>`,
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
