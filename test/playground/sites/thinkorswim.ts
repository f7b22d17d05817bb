import { day, en, level, now, page, quotedOf, type SitePage, spx } from './page';

/** thinkorswim web: one series of an accordion is open; its rows are ours, nobody has described the real ones. */

const { root, expiry, rows } = spx(7);
const { dd, mon, yy } = day(expiry);
const words = ['Volume', 'Delta', 'Bid', 'Ask', 'Strike', 'Bid', 'Ask', 'Delta', 'Volume'];
const cell = (text: string) => `<div class="c">${text}</div>`;

export const thinkorswim: readonly SitePage[] = [
  {
    id: 'thinkorswim-web',
    url: 'https://trade.thinkorswim.com/trade?symbol=SPX',
    now,
    html: page(
      'thinkorswim',
      `<label>Find a symbol <input type="text" aria-label="Find a symbol" value="SPX"></label><div>SPX ${en(level)}</div>
      <div><button aria-label="Show 20 NOV 26" aria-expanded="false">20 NOV 26 (0) 100 (Weeklys) 9.72% (±12.038)</button></div>
      <div><button aria-label="Show ${dd} ${mon.toUpperCase()} ${yy}" aria-expanded="true">${dd} ${mon.toUpperCase()} ${yy} (3) 100 (Weeklys) 12.72% (±57.038)</button>
      <div class="series"><div class="sides"><div>Calls</div><div>Strikes</div><div>Puts</div></div><div class="head">${words.map(cell).join('')}</div>
      ${rows.map(({ strike, call, put }) => `<div class="wrap"><div class="line">${[String(call.volume ?? 0), '.50', en(call.bid), en(call.ask), String(strike), en(put.bid), en(put.ask), '-.50', String(put.volume ?? 0)].map(cell).join('')}</div></div>`).join('')}</div></div>`,
    ),
    expected: [{ underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) }],
  },
];
