import { en, now, page, type SitePage, spx } from './page';

/** Sensibull: react-table groups around each row; last prices and no quotes. */

const { rows } = spx(5);
const td = (text: string) => `<div class="rt-td">${text}</div>`;
const words = ['Chg %', 'OI(lakh)', 'LTP', 'Strike', 'IV', 'LTP', 'OI(lakh)', 'Chg %'];

export const sensibull: readonly SitePage[] = [
  {
    id: 'sensibull',
    url: 'https://web.sensibull.com/option-chain?tradingsymbol=NIFTY&expiry=2026-11-23',
    now,
    html: page(
      'Option Chain',
      `<h1>NIFTY</h1><button aria-pressed="true">23 Nov (3 Days)</button><div class="rt-table"><div class="rt-thead"><div class="rt-tr">${words.map((word) => `<div class="rt-th">${word}</div>`).join('')}</div></div>
      <div class="rt-tbody">${rows.map(({ strike, call, put }) => `<div class="rt-tr-group"><div class="rt-tr">${[td('-1.2%'), td('1.5'), td(en(call.last)), td(en(strike)), td('12.1'), td(en(put.last)), td('2.5'), td('3%')].join('')}</div></div>`).join('')}</div></div>`,
    ),
    expected: 'quotesMissing',
  },
];
