import { en, now, page, quotedOf, type SitePage, spx } from './page';

/** NSE India: twenty-one columns, sides named above, groups of two digits, nothing in the address. */

const { expiry, rows } = spx(7);
const call = ['OI', 'CHNG IN OI', 'VOLUME', 'IV', 'LTP', 'CHNG', 'BID QTY', 'BID', 'ASK', 'ASK QTY'];
const put = ['BID QTY', 'BID', 'ASK', 'ASK QTY', 'CHNG', 'LTP', 'IV', 'VOLUME', 'CHNG IN OI', 'OI'];
const indian = (value: number) => value.toLocaleString('en-IN');

const body = rows
  .map(({ strike, call: c, put: p }, at) => {
    const left = [
      '13,634',
      '-337',
      indian(130_900 + at),
      '-',
      en(c.last, '-'),
      '57.70',
      '250',
      en(c.bid, '-'),
      en(c.ask, '-'),
      '1,050',
    ];
    const right = [
      '1,30,900',
      en(p.bid, '-'),
      en(p.ask, '-'),
      '1,00,800',
      '-0.05',
      en(p.last, '-'),
      '10.70',
      indian(7_104_364),
      '338',
      '13,918',
    ];
    const linked = left
      .map((text, column) => `<td>${column === 4 ? `<a href="#">${text}</a>` : text}</td>`)
      .join('');
    return `<tr>${linked}<td class="bg-blue"><a href="#"><b>${en(strike)}</b></a></td>${right.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  })
  .join('');

export const nse: readonly SitePage[] = [
  {
    id: 'nse-option-chain',
    url: 'https://www.nseindia.com/option-chain',
    now,
    html: page(
      'Option Chain (Equity Derivatives)',
      `<h1>Option Chain (Equity Derivatives)</h1><p>Underlying Index: <b>NIFTY ${en(rows[3]?.strike)}</b> As on Nov 20, 2026 15:30:00 IST</p>
      <label>Expiry Date <select><option>Select</option><option selected>23-Nov-2026</option><option>27-Nov-2026</option></select></label>
      <input name="symbol" type="text" value="NIFTY">
      <table id="optionChainTable-indices"><thead><tr><th colspan="10">CALLS</th><th></th><th colspan="10">PUTS</th></tr>
      <tr>${[...call, 'STRIKE', ...put].map((word) => `<th>${word}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table>
      <table id="equityOptionChainTotalRow-CE"><tbody><tr><td>Tot</td><td>13,634</td><td>12,07,337</td></tr></tbody></table>`,
    ),
    expected: [
      { underlying: 'NIFTY', root: 'NIFTY', expiry, spot: rows[3]?.strike ?? null, rows: quotedOf(rows) },
    ],
  },
];
