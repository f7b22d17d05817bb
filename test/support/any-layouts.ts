import type { ChainRow, Quote } from '@/lib/core/market/chain';
import type { CalendarDate } from '@/lib/core/unit';
import { level, occ } from '../playground/sites/page';
import type { Random } from './mutate';
import type { Tongue } from './tongues';

/** The layouts that a page nobody has seen is drawn in. */

/** A chain as a page is to show it. */
export type Drawn = {
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly rows: readonly ChainRow[];
  readonly tongue: Tongue;
  readonly columns: readonly Column[];
  readonly dress: (text: string) => string;
  readonly symbols: boolean;
};

export type Column = { readonly word: string; readonly of: (quote: Quote) => string };
/** The same chain with other prices. */
export const priced = (change: (price: number, row: ChainRow) => number) => (rows: readonly ChainRow[]) =>
  rows.map((row) => {
    const each = (quote: Quote): Quote => ({
      ...quote,
      bid: quote.bid && change(quote.bid, row),
      ask: quote.ask && change(quote.ask, row),
    });
    return { ...row, call: each(row.call), put: each(row.put) };
  });

type Layout = (chain: Drawn, random: Random) => string;

const cells = (tag: string, texts: readonly string[]) =>
  texts.map((text) => `<${tag}>${text}</${tag}>`).join('');
const tr = (texts: readonly string[], tag = 'td') => `<tr>${cells(tag, texts)}</tr>`;

function sides({ columns, dress }: Drawn, row: ChainRow): [string[], string[]] {
  const own = (quote: Quote) => columns.map((column) => dress(column.of(quote)));
  return [own(row.call), own(row.put)];
}

/** One text per column of a chain with calls left of its strikes and puts right of them. */
const across = (chain: Drawn, row: ChainRow) => {
  const [calls, puts] = sides(chain, row);
  return [...calls, chain.tongue.write(row.strike), ...puts];
};
const words = ({ columns }: Drawn) => columns.map(({ word }) => word);
const head = (chain: Drawn) => [...words(chain), chain.tongue.words.strike, ...words(chain)];
const titled = ({ root, expiry, symbols }: Drawn, strike: number) =>
  symbols ? ` title="${occ(root, expiry, 'C', strike)}"` : '';
const rowsOf = (chain: Drawn) =>
  chain.rows.map((row) => `<tr${titled(chain, row.strike)}>${cells('td', across(chain, row))}</tr>`);
const table = (heads: string, rows: readonly string[]) =>
  `<table><thead>${heads}</thead><tbody>${rows.join('')}</tbody></table>`;
const half = (chain: Drawn, side: 'call' | 'put') =>
  chain.rows.map((row) =>
    tr([chain.tongue.write(row.strike), ...(sides(chain, row)[side === 'call' ? 0 : 1] ?? [])]),
  );

const days = [
  'Open an account by Dec 31, 2026 and get $500!',
  'Quotes as of Nov 19, 2026',
  'New strikes listed on Nov 18, 2026',
  'Next earnings Jan 28, 2027',
];

export const layouts: Readonly<Record<string, Layout>> = {
  'a table': (chain) => table(tr(head(chain), 'th'), rowsOf(chain)),
  'a table under its sides': (chain) => {
    const { length } = chain.columns;
    const [call, put] = chain.tongue.sides;
    const over = `<tr><th colspan="${length}">${call}</th><th></th><th colspan="${length}">${put}</th></tr>`;
    return table(over + tr(head(chain), 'th'), rowsOf(chain));
  },
  'puts first': (chain) => {
    const { length } = chain.columns;
    const [call, put] = chain.tongue.sides;
    const over = `<tr><th colspan="${length}">${put}</th><th></th><th colspan="${length}">${call}</th></tr>`;
    const rows = chain.rows.map((row) => tr(across(chain, { ...row, call: row.put, put: row.call })));
    return table(over + tr(head(chain), 'th'), rows);
  },
  'heads again and again': (chain) =>
    table(
      tr(head(chain), 'th'),
      rowsOf(chain).map((row, at) => (at % 5 === 4 ? tr(head(chain), 'th') + row : row)),
    ),
  'a note between': (chain, random) => {
    const rows = rowsOf(chain);
    const width = chain.columns.length;
    const spot = `<tr><td colspan="${width}">${random(2) ? '' : 'Index level'}</td><td>${chain.tongue.write(level)}</td><td colspan="${width}"></td></tr>`;
    const empty = tr(
      across(chain, chain.rows[0] as ChainRow).map((_, at) =>
        at === width ? chain.tongue.write(level) : '',
      ),
    );
    rows.splice(rows.length >> 1, 0, random(2) ? spot : empty);
    return table(tr(head(chain), 'th'), rows);
  },
  'a day that is none of its own': (chain, random) => {
    const rows = rowsOf(chain);
    rows.splice(random(3), 0, `<tr><td colspan="99">${days[random(days.length)]}</td></tr>`);
    return table(tr(head(chain), 'th'), rows);
  },
  'two tables': (chain) =>
    (['call', 'put'] as const)
      .map(
        (side, at) =>
          `<h3>${chain.tongue.sides[at]}</h3>${table(tr([chain.tongue.words.strike, ...words(chain)], 'th'), half(chain, side))}`,
      )
      .join(''),
  'two parts of one table': (chain) => {
    const wide = (text: string) => `<tr><th colspan="${chain.columns.length + 1}">${text}</th></tr>`;
    const part = (side: 'call' | 'put', at: 0 | 1) =>
      [
        wide(chain.tongue.sides[at]),
        tr([chain.tongue.words.strike, ...words(chain)], 'th'),
        ...half(chain, side),
      ].join('');
    return `<table>${part('call', 0)}${part('put', 1)}</table>`;
  },
  'one list': (chain) => {
    const rows = (['call', 'put'] as const).flatMap((side) =>
      half(chain, side).map((row) => row.replace('<tr>', `<tr><td>${side === 'call' ? 'C' : 'P'}</td>`)),
    );
    return table(tr(['Type', chain.tongue.words.strike, ...words(chain)], 'th'), rows);
  },
  'call and put by turns': (chain) => {
    const rows = chain.rows.flatMap((row) => {
      const [calls, puts] = sides(chain, row);
      return [
        tr([chain.tongue.write(row.strike), 'Call', ...calls]),
        tr([chain.tongue.write(row.strike), 'Put', ...puts]),
      ];
    });
    return table(tr([chain.tongue.words.strike, 'Type', ...words(chain)], 'th'), rows);
  },
  'rows of boxes': (chain) => {
    const rows = chain.rows.map((row) => `<div class="r">${cells('div', across(chain, row))}</div>`);
    return `<div class="g"><div class="h">${cells('div', head(chain))}</div><div class="b">${rows.join('')}</div></div>`;
  },
  'a box for each side of a row': (chain) => {
    const row = (texts: readonly string[]) => {
      const { length } = chain.columns;
      // Of two a box is read as one cell with two values, which a price in parts is not.
      const box = (some: readonly string[]) =>
        length > 2 ? `<div>${cells('div', some)}</div>` : cells('div', some);
      return `<div>${box(texts.slice(0, length))}<div>${texts[length]}</div>${box(texts.slice(length + 1))}</div>`;
    };
    return `<section>${row(head(chain))}<div>${chain.rows.map((each) => row(across(chain, each))).join('')}</div></section>`;
  },
  'its head in every cell': (chain) => {
    const names = head(chain);
    const named = (text: string, at: number) =>
      at === chain.columns.length ? text : `<span class="narrow">${names[at]}</span> ${text}`;
    return table(
      tr(names, 'th'),
      chain.rows.map((row) => tr(across(chain, row).map(named))),
    );
  },
  'boxes without rows': (chain) =>
    `<div style="display:grid">${cells('div', [...head(chain), ...chain.rows.flatMap((row) => across(chain, row))])}</div>`,
  'boxes placed by pixels': (chain, random) => {
    const rows = chain.rows.map(
      (row, at) =>
        `<div style="position:absolute;top:${at * 30}px">${cells('span', across(chain, row))}</div>`,
    );
    rows.push(...rows.splice(0, random(rows.length)));
    return `<div><div>${cells('span', head(chain))}</div><div>${rows.join('')}</div></div>`;
  },
  'a grid by roles': (chain, random) => {
    const row = (texts: readonly string[], role: string, index: number) =>
      `<div role="row" aria-rowindex="${index}">${texts.map((text, at) => `<div role="${role}" aria-colindex="${2 * at + 1}">${text}</div>`).join('')}</div>`;
    const rows = chain.rows.map((each, at) => row(across(chain, each), 'gridcell', at + 2));
    rows.push(...rows.splice(0, random(rows.length)));
    return `<div role="grid">${row(head(chain), 'columnheader', 1)}${rows.join('')}</div>`;
  },
  'a tree of its own': (chain) =>
    `<x-chain data-open-shadow>${table(tr(head(chain), 'th'), rowsOf(chain))}</x-chain>`,
  'beside its hidden twin': (chain) => {
    const stale = { ...chain, rows: priced((price) => price + 1)(chain.rows) };
    return `<div style="display: none">${table(tr(head(chain), 'th'), rowsOf(stale))}</div>${table(tr(head(chain), 'th'), rowsOf(chain))}`;
  },
};
