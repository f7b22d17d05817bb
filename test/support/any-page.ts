import type { FailureCode } from '@/lib/core/failure';
import type { ChainRow, Quote } from '@/lib/core/market/chain';
import { daysBetween } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import { day, level, now, page, quotedOf, type SitePage, spx } from '../playground/sites/page';
import { type Column, type Drawn, layouts, priced } from './any-layouts';
import type { Random } from './mutate';
import { type Tongue, tongues } from './tongues';

/**
 * A page that nobody has seen: a layout, a language, a notation, columns and their order, the places that tell the
 * contract, and what else stands on it are drawn at random; what is true of it is known. One in six is spoilt, so
 * that no number of it may be believed.
 */
export function anyPage(random: Random): SitePage {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const chance = (of: number) => random(of) === 0;
  const { root, expiry, rows: quoted } = spx(6 + random(8), 1 + random(6));
  const rows = chance(4) ? quoted.map((row) => withGaps(row, random)) : quoted;
  const tongue = pick(tongues);
  const spoilt = chance(6) ? pick(spoils) : null;
  const chain: Drawn = {
    root,
    expiry,
    rows: spoilt?.rows(rows) ?? rows,
    tongue,
    columns: columnsOf(tongue, random),
    dress: pick(dresses),
    symbols: chance(4),
  };
  const [name, draw] = pick(Object.entries(layouts));
  const symbol = pick(Object.entries(symbolPlaces));
  const place = pick(Object.entries(expiryPlaces));
  const around = [pick(noises), pick(noises)];
  const spot = chance(2) && symbol[0] !== 'nowhere else';
  const body = [
    symbol[1](spot ? ` ${tongue.write(level)}` : ''),
    ...(chance(2) ? around : []),
    place[1](tongue, expiry),
    draw(chain, random),
    pick(noises),
  ].join('');
  const told = symbol[0] === 'in the address' ? '?symbol=SPX' : '';
  const truth = { underlying: 'SPX', root, expiry, spot: level, rows: quotedOf(rows) };
  return {
    id: [tongue.lang, name, symbol[0], place[0], spoilt?.name ?? 'true'].join(', '),
    url: `https://broker.example/chain${told}`,
    now,
    html: page(symbol[0] === 'in the title' ? 'SPX Options' : 'Broker', body, tongue.lang),
    expected: spoilt ? spoilt.reason : [truth],
  };
}

type Price = 'bid' | 'ask' | 'last';

function withGaps(row: ChainRow, random: Random): ChainRow {
  const gap = (quote: Quote): Quote => (random(8) === 0 ? { ...quote, bid: null } : quote);
  return { ...row, call: gap(row.call), put: gap(row.put) };
}

/** Bid and ask among columns that look like them, in any order. */
function columnsOf({ words, write, others }: Tongue, random: Random): Column[] {
  const price = (field: Price): Column => ({
    word: words[field],
    of: (quote) => write(quote[field] ?? null),
  });
  const beside = others.map(([word, text]): Column => ({ word, of: () => text }));
  const all = [price('bid'), price('ask'), ...[price('last'), ...beside].filter(() => random(3) === 0)];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    [all[at], all[other]] = [all[other] as Column, all[at] as Column];
  }
  return all;
}

type Spoil = {
  readonly name: string;
  readonly reason: FailureCode;
  readonly rows: (rows: readonly ChainRow[]) => ChainRow[];
};

const reason = 'numbersDisagree';
const spoils: readonly Spoil[] = [
  { name: 'a hundredfold', reason, rows: priced((price) => price * 100) },
  {
    name: 'in percent of the level',
    reason,
    rows: priced((price) => Math.round((price / level) * 1e4) / 100),
  },
  {
    name: 'calls for puts',
    reason,
    rows: (rows) => rows.map((row) => ({ ...row, call: row.put, put: row.call })),
  },
  {
    name: 'strikes of another',
    reason,
    rows: (rows) => rows.map((row) => ({ ...row, strike: row.strike / 10 })),
  },
  {
    name: 'asks for bids',
    reason,
    rows: (rows) => {
      const swap = (quote: Quote): Quote => ({ ...quote, bid: quote.ask, ask: quote.bid });
      return rows.map((row) => ({ ...row, call: swap(row.call), put: swap(row.put) }));
    },
  },
  {
    name: 'nothing but strikes',
    reason: 'quotesMissing',
    rows: (rows) => rows.map((row) => ({ ...row, call: none, put: none })),
  },
];
const none: Quote = { bid: null, ask: null };

const dresses: readonly Drawn['dress'][] = [
  (text) => text,
  (text) => `<button type="button">${text}</button>`,
  (text) => `<div><span> ${text} </span><i></i></div>`,
  (text) => `<span aria-hidden="true">▲</span>${text}`,
  (text) => `▲ ${text}`,
  (text) =>
    /\d\.\d/.test(text)
      ? text
          .split('.')
          .map((part) => `<b>${part}</b>`)
          .join('.')
      : text,
  (text) => `<span class="read-aloud">Price</span>${text}`,
  (text) => (/\d$/.test(text) ? `${text} (12)` : text),
];

const symbolPlaces: Readonly<Record<string, (spot: string) => string>> = {
  'in the heading': (spot) => `<h1>SPX${spot}</h1>`,
  'before its name': (spot) =>
    `<h1>SPX – S&amp;P 500 Index</h1><div>${spot === '' ? '' : `SPX${spot}`}</div>`,
  'behind its name': (spot) =>
    `<h1>S&amp;P 500 Index (SPX)</h1><div>${spot === '' ? '' : `SPX${spot}`}</div>`,
  'in the address': (spot) => `<div>${spot === '' ? 'Index' : `SPX${spot}`}</div>`,
  'in the title': (spot) => `<div>SPX<b>${spot}</b></div>`,
  'in a field': (spot) => `<input type="text" aria-label="Symbol" value="SPX"><div>SPX${spot}</div>`,
};

const expiryPlaces: Readonly<Record<string, (tongue: Tongue, expiry: CalendarDate) => string>> = {
  'in a sentence': ({ expires, date }, expiry) => `<p>${expires} ${date(expiry)}</p>`,
  'in two elements': ({ expires, date }, expiry) =>
    `<p><span>${expires}</span><span>${date(expiry)}</span></p>`,
  'alone in a heading': ({ date }, expiry) => `<h2>${date(expiry)}</h2>`,
  'in a list': ({ date }, expiry) =>
    `<select><option>${date('2026-12-24' as CalendarDate)}</option><option selected>${date(expiry)}</option></select>`,
  'on a tab': (_, expiry) =>
    `<button role="tab" aria-selected="false">Dec 24</button><button role="tab" aria-selected="true">${day(expiry).mon} ${day(expiry).d} (W)</button>`,
  'on a tab in two parts': (_, expiry) =>
    `<div role="tab" aria-selected="true"><b>${day(expiry).mon} ${day(expiry).d}</b><i>${daysBetween('2026-11-20' as CalendarDate, expiry)}d</i></div>`,
  'in a field of days': (_, expiry) =>
    `<label>Expiry <input type="date" value="${expiry}"></label><input type="date" hidden value="2026-12-24">`,
  'in an opened fold': ({ date }, expiry) =>
    `<details><summary>${date('2026-12-24' as CalendarDate)}</summary></details><details open><summary>${date(expiry)}</summary></details>`,
  'behind a button': ({ date }, expiry) =>
    `<button aria-haspopup="listbox" aria-expanded="false">${date(expiry)} ▾</button>`,
  'at a point': ({ date }, expiry) =>
    `<label><input type="radio" name="day">${date('2026-12-24' as CalendarDate)}</label><label><input type="radio" name="day" checked>${date(expiry)}</label>`,
};

/** What else stands on pages: days, levels, prices and symbols that are not the chain's. */
const noises: readonly string[] = [
  '',
  '<p>Your free trial expires December 31, 2026</p>',
  '<a href="#">Next expiration: Dec 30, 2026</a>',
  '<div>Scheduled maintenance: Saturday, Nov 28, 2026</div>',
  '<p>Data as of Nov 20, 2026 2:31:05 PM ET, delayed by 15 minutes</p>',
  '<div>SPX 52-week range: 4,835.00 - 6,920.34</div>',
  '<a href="#">SPX falls below 6,650 as tariffs bite</a>',
  '<button>Alert: SPX above 6,800.00</button>',
  '<div>SPX previous close 6,601.10</div>',
  '<div role="tooltip" hidden>SPX 6,111.11</div>',
  '<div>/ES Dec 26 6,745.25 +11.50</div>',
  '<ul><li>SPX 6,731.90</li><li>NDX 24,310.40</li><li>VIX 18.41</li></ul>',
  '<div class="tape"><span>DJI 47,123.40</span><span>VIX 18.40</span></div>',
  '<table><tr><th>Symbol</th><th>Last</th><th>Bid</th><th>Ask</th></tr><tr><td>SPY</td><td>671.00</td><td>670.99</td><td>671.01</td></tr></table>',
  '<table><tr><th>Bid Size</th><th>Bid</th><th>Ask</th><th>Ask Size</th></tr><tr><td>100</td><td>6,731.10</td><td>6,731.90</td><td>200</td></tr></table>',
  '<table><tr><th>Expiration</th><th>Strike</th><th>Type</th><th>Qty</th><th>Avg cost</th><th>P/L</th></tr><tr><td>12/30/2026</td><td>6,600</td><td>Put</td><td>-1</td><td>12.00</td><td>+55.00</td></tr></table>',
];
