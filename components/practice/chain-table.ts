import type { ChainRow, Right } from '@/lib/core/market/chain';
import { compactOcc } from '@/lib/core/market/occ';
import type { Listing } from '@/lib/core/practice/listing';
import { element, write } from './element';
import { countText, expiryText, priceText, strikeText } from './words';

/** The chain as a real table: two heads, nine columns, and text that changes in place. */
export type ChainTable = {
  readonly table: HTMLTableElement;
  /** Writes what differs into the cells; as many rows as the table was made with. */
  update(rows: readonly ChainRow[], level: number): void;
};

type Field = 'last' | 'volume' | 'bid' | 'ask';

type Column = { readonly head: string; readonly field: Field | 'strike'; readonly right: Right };

const COLUMNS: readonly Column[] = [
  { head: 'Last', field: 'last', right: 'call' },
  { head: 'Vol', field: 'volume', right: 'call' },
  { head: 'Bid', field: 'bid', right: 'call' },
  { head: 'Ask', field: 'ask', right: 'call' },
  { head: 'Strike', field: 'strike', right: 'call' },
  { head: 'Bid', field: 'bid', right: 'put' },
  { head: 'Ask', field: 'ask', right: 'put' },
  { head: 'Vol', field: 'volume', right: 'put' },
  { head: 'Last', field: 'last', right: 'put' },
];

const STRIKE = COLUMNS.findIndex(({ field }) => field === 'strike');

type Line = {
  readonly row: HTMLTableRowElement;
  readonly cells: readonly HTMLTableCellElement[];
  readonly texts: readonly Text[];
};

export function createChainTable(
  document: Document,
  listing: Listing,
  count: number,
  { flash = true }: { flash?: boolean } = {},
): ChainTable {
  const lines = Array.from({ length: count }, () => makeLine(document));
  const table = element(
    document,
    'table',
    { class: 'ng-chain' },
    element(
      document,
      'colgroup',
      {},
      ...COLUMNS.map(({ field }) => element(document, 'col', { class: `ng-col-${field}` })),
    ),
    makeHead(document, listing),
    element(document, 'tbody', {}, ...lines.map(({ row }) => row)),
  );

  let flashed: HTMLTableCellElement[] = [];
  let odd = false;

  const writeLine = ({ row, cells, texts }: Line, quotes: ChainRow, level: number) => {
    // A row that takes over another strike has moved, not its prices.
    const recycled = texts[STRIKE]?.data !== strikeText(listing.underlying, quotes.strike);
    COLUMNS.forEach((column, at) => {
      const [text, cell] = [texts[at], cells[at]];
      if (text === undefined || cell === undefined) return;
      const before = text.data;
      if (!write(text, cellText(listing, quotes, column))) return;
      if (column.field === 'strike') titleLine(listing, quotes.strike, cells);
      if (recycled || !flash || (column.field !== 'bid' && column.field !== 'ask')) return;
      const direction = directionOf(before, text.data);
      if (direction === null) return;
      // Two names for one animation: a cell that changes twice in a row must start it again.
      cell.className = `ng-${direction}-${odd ? 'odd' : 'even'}`;
      flashed.push(cell);
    });
    const inside = quotes.strike < level ? 'calls' : quotes.strike > level ? 'puts' : 'none';
    if (row.dataset['inside'] !== inside) row.dataset['inside'] = inside;
  };

  return {
    table,
    update(rows, level) {
      const before = flashed;
      flashed = [];
      odd = !odd;
      lines.forEach((line, at) => {
        const quotes = rows[at];
        if (quotes !== undefined) writeLine(line, quotes, level);
      });
      for (const cell of before) if (!flashed.includes(cell)) cell.removeAttribute('class');
    },
  };
}

function makeHead(document: Document, listing: Listing): HTMLTableSectionElement {
  const th = (text: string, scope: string, colspan: string | null = null) =>
    element(document, 'th', { scope, colspan }, text);
  return element(
    document,
    'thead',
    {},
    element(
      document,
      'tr',
      {},
      th('CALLS', 'colgroup', '4'),
      th(expiryText(listing.expiry), 'col'),
      th('PUTS', 'colgroup', '4'),
    ),
    element(document, 'tr', {}, ...COLUMNS.map(({ head }) => th(head, 'col'))),
  );
}

function makeLine(document: Document): Line {
  const texts = COLUMNS.map(() => document.createTextNode(''));
  const cells = COLUMNS.map(({ field }, at) => {
    const text = texts[at] ?? '';
    return field === 'strike'
      ? element(document, 'th', { scope: 'row' }, text)
      : element(document, 'td', {}, text);
  });
  return { row: element(document, 'tr', {}, ...cells), cells, texts };
}

function cellText({ underlying }: Listing, row: ChainRow, { field, right }: Column): string {
  if (field === 'strike') return strikeText(underlying, row.strike);
  const quote = row[right];
  return field === 'volume' ? countText(quote.volume) : priceText(quote[field]);
}

/** Real pages carry the contract's symbol where its last price stands. */
function titleLine({ root, expiry }: Listing, strike: number, cells: readonly HTMLTableCellElement[]): void {
  COLUMNS.forEach(({ field, right }, at) => {
    if (field !== 'last') return;
    const symbol = compactOcc({ root, expiry, right, strike });
    if (symbol.ok) cells[at]?.setAttribute('title', symbol.value);
  });
}

/** `null` where one of the two is no price. */
function directionOf(before: string, after: string): 'up' | 'down' | null {
  const change = Number(after.replaceAll(',', '')) - Number(before.replaceAll(',', ''));
  return Number.isNaN(change) ? null : change > 0 ? 'up' : 'down';
}
