import type { ChainRow, Quote } from '@/lib/core/market/chain';
import { day, en, level, now, occ, page, quotedOf, type SitePage, spx } from './page';

/** Layouts of no site in particular: what brokers elsewhere print, and what the frameworks of tomorrow draw. */

const { root, expiry, rows } = spx(7);
const { d, dd, mm, mon, month, year, yy } = day(expiry);
const expected = [{ underlying: 'SPX', root, expiry, spot: null, rows: quotedOf(rows) }];
const url = 'https://broker.example/optionen?symbol=SPX';
const comma = (value: number | null) =>
  value === null
    ? '–'
    : value.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const spaced = (value: number | null) => (value === null ? '-' : comma(value).replace('.', '\u202f'));
const ths = (words: readonly string[]) => words.map((word) => `<th>${word}</th>`).join('');
const tds = (texts: readonly string[]) => texts.map((text) => `<td>${text}</td>`).join('');

type Tongue = {
  id: string;
  lang: string;
  words: string;
  sides: [string, string];
  expires: string;
  write: typeof comma;
};

const tongues: Tongue[] = [
  {
    id: 'german',
    lang: 'de',
    words: 'Geld,Brief,Umsatz,Basispreis',
    sides: ['Calls', 'Puts'],
    expires: `Verfall: ${d}. November ${year}`,
    write: comma,
  },
  {
    id: 'french',
    lang: 'fr',
    words: "Achat,Vente,Volume,Prix d'exercice",
    sides: ['Calls', 'Puts'],
    expires: `Échéance : ${d} novembre ${year}`,
    write: spaced,
  },
  {
    id: 'spanish',
    lang: 'es',
    words: 'Compra,Venta,Volumen,Precio de ejercicio',
    sides: ['Calls', 'Puts'],
    expires: `Vencimiento: ${d} de noviembre de ${year}`,
    write: comma,
  },
  {
    id: 'italian',
    lang: 'it',
    words: 'Denaro,Lettera,Volumi,Prezzo di esercizio',
    sides: ['Call', 'Put'],
    expires: `Scadenza ${d} novembre ${year}`,
    write: comma,
  },
  {
    id: 'portuguese',
    lang: 'pt',
    words: 'Compra,Venda,Volume,Preço de exercício',
    sides: ['Calls', 'Puts'],
    expires: `Vencimento: ${d}/11/${year}`,
    write: comma,
  },
  {
    id: 'hindi-english',
    lang: 'hi',
    words: 'Bid Price,Ask Price,Volume (Lots),Strike Price',
    sides: ['CE', 'PE'],
    expires: `Expiry ${dd}-${mon}-${year}`,
    write: (value) => en(value, '-'),
  },
  {
    id: 'japanese',
    lang: 'ja',
    words: '買気配,売気配,出来高,行使価格',
    sides: ['コール', 'プット'],
    expires: `満期日 ${year}年${mm}月${dd}日`,
    write: (value) => en(value, '-'),
  },
];

function tongue({ id, lang, words, sides, expires, write }: Tongue): SitePage {
  const [bid = '', ask = '', volume = '', strike = ''] = words.split(',');
  const side = (quote: Quote) => [write(quote.bid), write(quote.ask), String(quote.volume ?? 0)];
  const body = rows
    .map((row) => `<tr>${tds([...side(row.call), write(row.strike), ...side(row.put)])}</tr>`)
    .join('');
  const table = `<table><thead><tr><th colspan="3">${sides[0]}</th><th></th><th colspan="3">${sides[1]}</th></tr><tr>${ths([bid, ask, volume, strike, bid, ask, volume])}</tr></thead><tbody>${body}</tbody></table>`;
  return {
    id: `table-${id}`,
    url,
    now,
    html: page('SPX', `<h1>SPX</h1><p>${expires}</p>${table}`, lang),
    expected,
  };
}

const symbols = ({ strike }: ChainRow) =>
  [occ(root, expiry, 'C', strike), occ(root, expiry, 'P', strike)] as const;
const seven = (row: ChainRow) => [
  en(row.call.last),
  en(row.call.bid),
  en(row.call.ask),
  en(row.strike),
  en(row.put.bid),
  en(row.put.ask),
  en(row.put.last),
];
const sevenWords = ['Last', 'Bid', 'Ask', 'Strike', 'Bid', 'Ask', 'Last'];
const tab = `<div role="tablist"><button role="tab" aria-selected="false">Nov 20 '26</button><button role="tab" aria-selected="true">${mon} ${d} '${yy} (Weeklys)</button></div>`;
const plain = (content: string) => page('SPX', `<h1>SPX</h1>${tab}${content}`);

const aria =
  plain(`<div role="grid" aria-rowcount="${rows.length + 1}"><div role="rowgroup"><div role="row" aria-rowindex="1">${sevenWords.map((word, at) => `<div role="columnheader" aria-colindex="${at + 1}"><span>${word}</span><span aria-hidden="true">▲</span></div>`).join('')}</div></div>
  <div role="rowgroup">${[...rows.keys()]
    .reverse()
    .map(
      (at) =>
        `<div role="row" aria-rowindex="${at + 2}" style="transform: translateY(${at * 24}px)">${
          rows[at]
            ? [...seven(rows[at]).entries()]
                .reverse()
                .map(
                  ([column, text]) =>
                    `<div role="gridcell" aria-colindex="${column + 1}"><span>${text}</span></div>`,
                )
                .join('')
            : ''
        }</div>`,
    )
    .join('')}</div></div>`);

const pinned =
  plain(`<div role="treegrid"><div role="row" aria-rowindex="1"><div role="columnheader" col-id="cb">C Bid</div><div role="columnheader" col-id="ca">C Ask</div></div><div role="row" aria-rowindex="1"><div role="columnheader" col-id="k">Strike</div></div><div role="row" aria-rowindex="1"><div role="columnheader" col-id="pb">P Bid</div><div role="columnheader" col-id="pa">P Ask</div></div>
  ${[0, 1, 2]
    .map(
      (pane) =>
        `<div class="pane">${rows
          .map(
            (row, at) =>
              `<div role="row" aria-rowindex="${at + 2}">${[
                [
                  ['cb', en(row.call.bid)],
                  ['ca', en(row.call.ask)],
                ],
                [['k', en(row.strike)]],
                [
                  ['pb', en(row.put.bid)],
                  ['pa', en(row.put.ask)],
                ],
              ][pane]
                ?.map(([name, text]) => `<div role="gridcell" col-id="${name}">${text}</div>`)
                .join('')}</div>`,
          )
          .join('')}</div>`,
    )
    .join('')}</div>`);

const divs =
  plain(`<div class="x1"><div class="x2"><div class="x3"><span>Calls</span><span>Puts</span></div><div class="x4">${sevenWords.map((word) => `<div><span>${word}</span></div>`).join('')}</div></div>
  <div class="x5" style="position:relative;height:${40 * rows.length}px">${rows
    .map(
      (row, at) =>
        `<div style="position:absolute;top:${at * 40}px;height:40px"><a class="x6">${seven(row)
          .map((text) => `<div><span>${text}</span></div>`)
          .join('')}</a></div>`,
    )
    .reverse()
    .join('')}</div></div>`);

const oneTable = plain(
  `<table><thead><tr>${ths(['Type', 'Strike', 'Last', 'Bid', 'Ask', 'Volume'])}</tr></thead><tbody>${(['call', 'put'] as const).map((side) => rows.map((row) => `<tr>${tds([side === 'call' ? 'C' : 'P', en(row.strike), en(row[side].last), en(row[side].bid), en(row[side].ask), '10'])}</tr>`).join('')).join('')}</tbody></table>`,
);

const splitHead = plain(
  `<div><table><thead><tr>${ths(sevenWords)}</tr></thead></table></div><div><table><tbody>${rows.map((row) => `<tr>${tds(seven(row))}</tr>`).join('')}</tbody></table></div>`,
);

const twin = (style: string) =>
  `<div style="${style}"><table><thead><tr>${ths(sevenWords)}</tr></thead><tbody>${rows.map((row) => `<tr title="${symbols(row)[0]}">${tds(seven(row))}</tr>`).join('')}</tbody></table></div>`;
const hiddenTwin = plain(`${twin('display: none')}${twin('')}`);

const wordSides = plain(
  `<table><thead><tr>${ths(['Strike', 'C Bid', 'C Ask', 'P Bid', 'P Ask'])}</tr></thead><tbody>${[...rows]
    .reverse()
    .map(
      (row) =>
        `<tr>${tds([en(row.strike), en(row.call.bid), en(row.call.ask), en(row.put.bid), en(row.put.ask)])}</tr>`,
    )
    .join('')}</tbody></table>`,
);

const sizes = plain(
  `<table><thead><tr><th colspan="4">Calls</th><th rowspan="3">Strike</th><th colspan="4">Puts</th></tr><tr><th colspan="2">Bid</th><th colspan="2">Ask</th><th colspan="2">Bid</th><th colspan="2">Ask</th></tr><tr>${ths(['Price', 'Size', 'Price', 'Size', 'Price', 'Size', 'Price', 'Size'])}</tr></thead><tbody>${rows.map((row) => `<tr>${tds([en(row.call.bid), '12', en(row.call.ask), '14', en(row.strike), en(row.put.bid), '9', en(row.put.ask), '11'])}</tr>`).join('')}</tbody></table>`,
);

const untold = `<table><thead><tr>${ths(sevenWords)}</tr></thead><tbody>${rows.map((row) => `<tr>${tds(seven(row))}</tr>`).join('')}</tbody></table>`;

const noYear = page(
  'SPX',
  `<h1>SPX</h1><button role="combobox">Expiring ${month} ${d} (3d)</button>${twin('')}`,
);

export const layouts: readonly SitePage[] = [
  ...tongues.map(tongue),
  { id: 'aria-grid-any-order', url, now, html: aria, expected },
  { id: 'pinned-panes', url, now, html: pinned, expected },
  { id: 'nameless-divs', url, now, html: divs, expected },
  { id: 'one-table-typed', url, now, html: oneTable, expected },
  { id: 'head-in-its-own-table', url, now, html: splitHead, expected },
  { id: 'hidden-twin', url, now, html: hiddenTwin, expected },
  { id: 'sides-in-the-words', url, now, html: wordSides, expected },
  { id: 'three-level-head', url, now, html: sizes, expected },
  { id: 'expiry-without-year', url, now, html: noYear, expected },
  {
    id: 'third-friday',
    url,
    now,
    html: page('SPX', `<h1>SPX</h1><p>Expiration: December 18, 2026</p>${untold}`),
    expected: 'settlementUnknown',
  },
  {
    id: 'spot-known',
    url,
    now,
    html: page('SPX', `<h1>SPX ${en(level)}</h1>${tab}${twin('')}`),
    expected: [{ underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) }],
  },
];
