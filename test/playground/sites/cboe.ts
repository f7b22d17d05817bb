import { day, en, level, now, occ, page, quotedOf, type SitePage, spx } from './page';

/** Cboe delayed quotes: its columns as in its download; the heads of both sides say which they are. */

const { root, expiry, rows } = spx(7);
const { mon, dd, year } = day(expiry);
const words = ['Last Sale', 'Net', 'Bid', 'Ask', 'Volume', 'IV', 'Delta', 'Gamma', 'Open Interest'];

const body = rows
  .map(({ strike, call, put }) => {
    const side = (letter: 'C' | 'P', quote: typeof call) => [
      `<span title="${occ(root, expiry, letter, strike)}">${root}</span>`,
      en(quote.last),
      '0',
      en(quote.bid),
      en(quote.ask),
      String(quote.volume ?? 0),
      '0.1234',
      letter === 'C' ? '0.5' : '-0.5',
      '0.001',
      '100',
    ];
    return `<tr>${[...side('C', call), String(strike), ...side('P', put)].map((text) => `<td>${text}</td>`).join('')}</tr>`;
  })
  .join('');

export const cboe: readonly SitePage[] = [
  {
    id: 'cboe-quote-table',
    url: 'https://www.cboe.com/delayed_quotes/spx/quote_table',
    now,
    html: page(
      'S&P 500 INDEX Options',
      `<h1>SPX ${en(level)}</h1><p>Quotes delayed at least 15 minutes</p><button aria-haspopup="listbox">${mon} ${dd}, ${year}</button>
      <table><thead><tr>${['Calls', ...words, 'Strike', 'Puts', ...words].map((word) => `<th>${word}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table>`,
    ),
    expected: [{ underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) }],
  },
];
