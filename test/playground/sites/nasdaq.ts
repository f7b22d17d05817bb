import { day, en, level, now, occ, page, quotedOf, type SitePage, spx } from './page';

/** Nasdaq before 2019, several expiries in one table; and after, with the expiry as a row between the quotes. */

const chains = [spx(6, 0), spx(6, 1), spx(5, 2)];
const expected = chains.map(({ root, expiry, rows }) => ({
  underlying: 'SPX',
  root,
  expiry,
  spot: level,
  rows: quotedOf(rows),
}));
const words = ['Last', 'Chg', 'Bid', 'Ask', 'Vol', 'Open Int'];
const tip = (word: string) =>
  `<th><a class="tt show-link" href="#">${word}<span class="tooltipLG"><span class="topLG"></span><span class="middleLG">"${word}" is what a potential buyer or seller of an option would want to know about, in one long sentence.</span></span></a></th>`;

const longDate = (expiry: (typeof chains)[number]['expiry']) => {
  const { mon, dd, year } = day(expiry);
  return `${mon} ${dd}, ${year}`;
};

const body2017 = chains
  .flatMap(({ root, expiry, rows }) =>
    rows.map(({ strike, call, put }) => {
      const cells = [call, put].map((side, at) => {
        const symbol = occ('', expiry, at === 0 ? 'C' : 'P', strike);
        const link = `<td><a href="https://www.nasdaq.example/symbol/spx/option-chain/${symbol}-spx-${at === 0 ? 'call' : 'put'}">${longDate(expiry)}</a></td>`;
        const quotes = [
          en(side.last, ''),
          '',
          en(side.bid, ''),
          en(side.ask, ''),
          String(side.volume ?? 0),
          '30',
        ];
        return link + quotes.map((text) => `<td bgcolor="#ffffcc">${text}</td>`).join('');
      });
      return `<tr>${cells.join(`<td>${root}</td><td>${strike}</td>`)}</tr>`;
    }),
  )
  .join('\n');

const now2024 = ['c_Last', 'c_Bid', 'c_Ask', 'c_Volume', 'strike', 'p_Last', 'p_Bid', 'p_Ask', 'p_Volume'];
const later = chains.slice(1);
const groups = later
  .map(({ expiry, rows }) => {
    const { month, d, year } = day(expiry);
    return `<tr class="group"><td colspan="9">${month} ${d}, ${year}</td></tr>${rows
      .map(({ strike, call, put }) => {
        const texts = [
          call.last,
          call.bid,
          call.ask,
          call.volume,
          strike,
          put.last,
          put.bid,
          put.ask,
          put.volume,
        ];
        return `<tr>${texts.map((value, at) => `<td data-column="${now2024[at]}">${en(value, '--')}</td>`).join('')}</tr>`;
      })
      .join('')}`;
  })
  .join('\n');

export const nasdaq: readonly SitePage[] = [
  {
    id: 'nasdaq-2017',
    url: 'https://www.nasdaq.com/symbol/spx/option-chain?dateindex=0',
    now,
    html: page(
      'S&P 500 (SPX) Option Chain - Stock Puts & Calls - NASDAQ.com',
      `<h1>S&amp;P 500 (SPX) Option Chain</h1><div class="qwidget-symbol">SPX&nbsp;</div><div id="qwidget_lastsale">$${en(level)}</div>
      <div id="OptionsChain-dates"><b>Nov 26</b> | <a href="#">Dec 26</a></div><table><tr><td><h2>Edit Favorites</h2></td></tr></table>
      <div class="OptionsChain-chart"><table><thead><tr>${['Calls', ...words].map(tip).join('')}<th>Root</th>${tip('Strike')}${['Puts', ...words].map(tip).join('')}</tr></thead>${body2017}</table></div>`,
    ),
    expected,
  },
  {
    id: 'nasdaq-now',
    url: 'https://www.nasdaq.com/market-activity/index/spx/option-chain',
    now,
    html: page(
      'SPX Option Chain',
      `<h1>SPX ${en(level)} Option Chain</h1><table><thead><tr><th>Last</th><th>Bid</th><th>Ask</th><th>Volume</th><th>Strike</th><th>Last</th><th>Bid</th><th>Ask</th><th>Volume</th></tr></thead><tbody>${groups}</tbody></table>`,
    ),
    expected: expected.slice(1),
  },
];
