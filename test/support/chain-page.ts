import type { ChainRow, Quote } from '@/lib/core/market/chain';

/** A plain broker page with one chain, as markup: what the reader has to make the same chain of again. */
export type PageChain = {
  readonly root: string;
  /** `261123` */
  readonly expiry: string;
  readonly heading: string;
  readonly rows: readonly ChainRow[];
  readonly columns?: readonly PageColumn[];
  readonly symbols?: boolean;
  readonly descending?: boolean;
  readonly write?: (value: number) => string;
};

export type PageColumn = {
  readonly side: 'call' | 'put' | null;
  readonly field: keyof Quote | 'strike';
  readonly word: string;
};

export const plainColumns: readonly PageColumn[] = [
  { side: 'call', field: 'last', word: 'Last' },
  { side: 'call', field: 'volume', word: 'Vol' },
  { side: 'call', field: 'bid', word: 'Bid' },
  { side: 'call', field: 'ask', word: 'Ask' },
  { side: null, field: 'strike', word: 'Strike' },
  { side: 'put', field: 'bid', word: 'Bid' },
  { side: 'put', field: 'ask', word: 'Ask' },
  { side: 'put', field: 'volume', word: 'Vol' },
  { side: 'put', field: 'last', word: 'Last' },
];

export function pageOf(page: PageChain): string {
  const { rows, columns = plainColumns, descending = false, write = grouped } = page;
  const head = columns.map((column) => `<th>${column.word}</th>`).join('');
  const body = (descending ? [...rows].reverse() : rows)
    .map((row) => rowOf(page, row, columns, write))
    .join('\n');
  return `<!doctype html><title>Chain</title><h1>${page.heading}</h1>
    <table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function rowOf(
  page: PageChain,
  row: ChainRow,
  columns: readonly PageColumn[],
  write: (value: number) => string,
): string {
  const cells = columns.map(({ side, field }) => {
    if (side === null || field === 'strike') return `<td>${write(row.strike)}</td>`;
    const value = row[side][field];
    const text = value === null || value === undefined ? '—' : write(value);
    const title = field === 'last' && page.symbols !== false ? ` title="${occ(page, side, row.strike)}"` : '';
    return `<td${title}>${text}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function occ({ root, expiry }: PageChain, side: 'call' | 'put', strike: number): string {
  return `${root}${expiry}${side === 'call' ? 'C' : 'P'}${String(Math.round(strike * 1000)).padStart(8, '0')}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** A small honest chain around 100: calls fall, puts rise, bids below asks, one missing and one zero bid. */
export const honestRows: readonly ChainRow[] = [80, 85, 90, 95, 100, 105, 110, 115, 120].map((strike) => {
  const call = Math.max(100 - strike, 0) + 8 * Math.exp(-Math.abs(strike - 100) / 8);
  const put = call - 100 + strike;
  const cents = (value: number) => Math.round(value * 100) / 100;
  const quote = (price: number, missing: boolean): Quote => ({
    bid: missing ? null : Math.max(0, cents(price - 0.1)),
    ask: missing ? null : cents(price + 0.1),
    last: cents(price),
    volume: 10 + strike,
  });
  return { strike, call: quote(call, strike === 120), put: quote(put, false) };
});
