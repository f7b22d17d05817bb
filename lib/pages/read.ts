import { type Failure, failure } from '@/lib/core/failure';
import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import { contractOf } from '@/lib/core/market/contract';
import type { OptionName } from '@/lib/core/market/occ';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import { readCell } from './cells';
import { type Columns, type Field, findColumns, type SideColumns } from './columns';
import { printedSpot, printedStamp } from './context';
import { contractIn } from './contract-symbols';
import { type Grid, type GridRow, readTables } from './grid';

/** Where a chain stands on the page; from the same reading as its numbers. */
export type Anchors = {
  readonly table: Element;
  /** The head's cell over the strikes; it may float over the rows. */
  readonly head: Element | null;
  /** One per row of the chain, in the order of its strikes. */
  readonly rows: readonly RowAnchor[];
};

export type RowAnchor = {
  readonly strike: number;
  readonly row: Element;
  readonly strikeCell: Element;
  /** What the strike's cell said; a row that says something else has been recycled. */
  readonly text: string;
};

export type Reading = { readonly chain: Chain; readonly anchors: Anchors };

/** More rows than any broker lists for one expiry, or a page built to stall us. */
const mostRows = 4_000;

/**
 * Read the one option chain of a page: its quotes with the elements they stand in, or the reason why not.
 * Never throws, whatever the page holds.
 */
export function readPage(document: Document, url: URL, now: Instant): Result<Reading, Failure> {
  try {
    return readChain(document, url, now);
  } catch (error) {
    return fail(failure('readerCrashed', error instanceof Error ? error.name : 'unknown'));
  }
}

function readChain(document: Document, url: URL, now: Instant): Result<Reading, Failure> {
  const claims: { grid: Grid; columns: Columns }[] = [];
  let refusal: Failure | null = null;
  for (const grid of readTables(document)) {
    const columns = findColumns(grid);
    if (columns === null) continue;
    if (columns.ok) claims.push({ grid, columns: columns.value });
    else refusal ??= columns.error;
  }
  const claim = claims[0];
  if (claims.length > 1) return fail(failure('severalChains', claims.length));
  if (!claim) return fail(refusal ?? failure('noChain'));

  const rows = readRows(claim.grid, claim.columns);
  if (!rows.ok) return rows;
  const name = agreedContract(rows.value);
  if (!name.ok) return name;
  const ordered = inOrder(rows.value);
  if (!ordered.ok) return ordered;
  if (!believable(ordered.value)) return fail(failure('numbersDisagree'));

  const contract = contractOf(name.value.root);
  const chain: Chain = {
    underlying: contract.underlying,
    root: contract.root,
    expiry: name.value.expiry,
    settlement: contract.settlement,
    spot: printedSpot(document, contract.underlying),
    rows: ordered.value.map((read) => read.quotes),
    complete: true,
    source: {
      reader: 'table',
      place: placeOf(url),
      readAt: now,
      ...printedStamp(document),
    },
  };
  const anchors = ordered.value.map(({ quotes, row, strikeCell }) => ({
    strike: quotes.strike,
    row,
    strikeCell,
    text: strikeCell.textContent ?? '',
  }));
  const head = claim.grid.rows.findLast((row) => row.head)?.cells[claim.columns.strike] ?? null;
  return ok({ chain, anchors: { table: claim.grid.element, head, rows: anchors } });
}

/** The page as a person knows it; never its full address. */
function placeOf(url: URL): string {
  if (url.protocol.endsWith('-extension:')) return 'Northgate practice';
  return (url.host || url.protocol.replace(':', '')).slice(0, 120);
}

type ReadRow = {
  readonly quotes: ChainRow;
  readonly row: Element;
  readonly strikeCell: Element;
  readonly names: readonly OptionName[];
};

function readRows(grid: Grid, columns: Columns): Result<ReadRow[], Failure> {
  const read: ReadRow[] = [];
  for (const row of grid.rows) {
    if (row.head) continue;
    const strikeCell = row.cells[columns.strike];
    // A row without a strike is a heading, the spot's own row, or a note between the quotes.
    if (!strikeCell) continue;
    const strike = readCell(strikeCell.textContent ?? '');
    if (strike.kind !== 'number' || strike.value <= 0) continue;
    if (read.length === mostRows) return fail(failure('pageTooLarge', mostRows));
    const call = readQuote(row, columns.call, strike.value);
    if (!call.ok) return call;
    const put = readQuote(row, columns.put, strike.value);
    if (!put.ok) return put;
    const names: OptionName[] = [];
    for (const [column, cell] of row.cells.entries()) {
      const name = contractIn(cell);
      if (!name) continue;
      if (name.strike !== strike.value) return fail(failure('contractsMixed', name.strike, strike.value));
      // The page itself says which side this is; a head read the other way round would swap calls and puts.
      const side = column < columns.strike === columns.call.bid < columns.strike ? 'call' : 'put';
      if (column !== columns.strike && name.right !== side) return fail(failure('numbersDisagree'));
      names.push(name);
    }
    read.push({
      quotes: { strike: strike.value, call: call.value, put: put.value },
      row: row.element,
      strikeCell,
      names,
    });
  }
  return read.length === 0 ? fail(failure('tableEmpty')) : ok(read);
}

function readQuote(row: GridRow, columns: SideColumns, strike: number): Result<Quote, Failure> {
  const quote: { -readonly [K in Field]?: number | null } = {};
  for (const [field, column] of Object.entries(columns) as [Field, number][]) {
    const cell = row.cells[column];
    if (!cell) return fail(failure('rowCut', strike));
    const text = cell.textContent ?? '';
    const value = readCell(text);
    if (value.kind === 'unreadable') {
      // Prices decide; a side column in a form we do not know is left out rather than guessed.
      if (field === 'bid' || field === 'ask') return fail(failure('cellUnreadable', strike, text.trim()));
      quote[field] = null;
    } else {
      quote[field] = value.kind === 'number' ? value.value : null;
    }
    if ((field === 'bid' || field === 'ask') && (quote[field] ?? 0) < 0)
      return fail(failure('cellUnreadable', strike, text.trim()));
  }
  return ok({ ...quote, bid: quote.bid ?? null, ask: quote.ask ?? null });
}

/** The contract that every symbol on the rows agrees on. */
function agreedContract(rows: readonly ReadRow[]): Result<OptionName, Failure> {
  let agreed: OptionName | undefined;
  for (const { names } of rows) {
    for (const name of names) {
      agreed ??= name;
      if (name.root !== agreed.root || name.expiry !== agreed.expiry)
        return fail(
          failure('contractsMixed', `${agreed.root} ${agreed.expiry}`, `${name.root} ${name.expiry}`),
        );
    }
  }
  return agreed ? ok(agreed) : fail(failure('contractUnknown'));
}

/** Rising strikes, whichever way the page lists them; refused where they go both ways or repeat. */
function inOrder(rows: readonly ReadRow[]): Result<readonly ReadRow[], Failure> {
  const first = rows[0];
  const last = rows.at(-1);
  const ordered = first && last && first.quotes.strike > last.quotes.strike ? [...rows].reverse() : rows;
  for (let i = 1; i < ordered.length; i += 1) {
    const below = ordered[i - 1]?.quotes.strike ?? 0;
    const strike = ordered[i]?.quotes.strike ?? 0;
    if (strike <= below) return fail(failure('strikesDisordered', below, strike));
  }
  return ok(ordered);
}

/** A misread head shows in the numbers: bids above asks, calls that rise or puts that fall with the strike. */
function believable(rows: readonly ReadRow[]): boolean {
  let against = 0;
  let compared = 0;
  const note = (wrong: boolean) => {
    compared += 1;
    if (wrong) against += 1;
  };
  for (const [i, { quotes }] of rows.entries()) {
    const above = rows[i + 1]?.quotes;
    for (const side of ['call', 'put'] as const) {
      const { bid, ask } = quotes[side];
      if (bid !== null && ask !== null && ask > 0) note(bid > ask);
      const next = above?.[side].bid;
      if (bid === null || next === null || next === undefined || bid === next) continue;
      note(side === 'call' ? next > bid : next < bid);
    }
  }
  // A few bad rows are the market's or the broker's; they are marked one by one. A third is a misreading.
  return against * 3 <= compared;
}
