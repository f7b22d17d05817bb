import type { Quote } from '@/lib/core/market/chain';
import { day, en, level, now, page, quotedOf, type SitePage, spx } from './page';

/** TradingView: rows that tell their strike, cells that tell their side and contract, sides mirrored; later merged cells. */

const { root, expiry, rows } = spx(7);
const { yy, mm, dd, year } = day(expiry);
const url = `https://www.tradingview.com/options/chain/SP-SPX/?symbol=SPX&series=${year}${mm}${dd}`;
const expected = [{ underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) }];
const plain = ['Rho', 'Vega', 'Gamma', 'Theta', 'Delta', 'LTP', 'Theor', 'Spread', 'Ask', 'Bid', 'Volume'];
const merged = ['Delta', 'LTP', 'Bid × Ask', 'Volume'];

const texts = (words: readonly string[], { bid, ask, last, volume }: Quote) =>
  words.map((word) => {
    if (word === 'Ask') return en(ask);
    if (word === 'Bid') return en(bid);
    if (word === 'Bid × Ask') return `${en(bid)} × ${en(ask)}`;
    if (word === 'LTP') return en(last);
    return word === 'Volume' ? String(volume ?? '—') : '0.12';
  });

function table(words: readonly string[]): string {
  const back = [...words].reverse();
  const part = (side: 'call' | 'put', letter: string, strike: number, cells: readonly string[]) =>
    cells
      .map(
        (text) =>
          `<td data-cell-part="${side}" data-cell-id="OPRA:${root}${yy}${mm}${dd}${letter}${strike}">${text}</td>`,
      )
      .join('');
  const body = rows.map(({ strike, call, put }) => {
    const middle = `<td data-cell-part="central">${en(strike)}</td><td data-cell-part="central">12.4%</td>`;
    return `<tr data-strike="${strike}">${part('call', 'C', strike, texts(words, call))}${middle}${part('put', 'P', strike, texts(back, put))}</tr>`;
  });
  const head = (list: readonly string[]) => list.map((word) => `<th><span>${word}</span></th>`).join('');
  return `<table><thead><tr><th colspan="${words.length}">Calls</th><th colspan="2"></th><th colspan="${words.length}">Puts</th></tr>
    <tr>${head(words)}<th>Strike</th><th>IV, %</th>${head(back)}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const around = (content: string) =>
  page(
    'SPX options chain',
    `<h1>SPX option chain</h1><div>SPX <span>·</span> SPX ${en(level)}USD</div>${content}`,
  );

export const tradingview: readonly SitePage[] = [
  { id: 'tradingview-mirrored', url, now, html: around(table(plain)), expected },
  { id: 'tradingview-merged', url, now, html: around(table(merged)), expected },
];
