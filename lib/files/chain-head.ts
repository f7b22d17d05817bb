import type { Right } from '@/lib/core/market/chain';
import { type ContractField, type Heading, headingOf, type QuoteField, wordOf } from './chain-words';
import { refuse } from './failure';
import type { Row } from './records';

/** Where the numbers of one option stand in a line. */
export type SideColumns = ReadonlyMap<QuoteField | 'symbol', number>;

/** The head of a chain file: one option a line, or a call and a put on either side of their strike. */
export type ChainHead = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly contract: ReadonlyMap<ContractField, number>;
  readonly sides: readonly { readonly right: Right | null; readonly columns: SideColumns }[];
};

/** The records above a head that still belong to a chain file. */
export const mostRecordsAbove = 30;

const priceColumns = [
  ['bid', 'Bid'],
  ['ask', 'Ask'],
] as const;

/** Heads of what somebody holds: a few options with their prices are no chain. */
const holdings: ReadonlySet<string> = new Set([
  'qty',
  'quantity',
  'position',
  'costbasis',
  'marketvalue',
  'avgcost',
]);

/** A line that heads a chain: strikes and prices. `above` are the records before it. */
export function chainHeadIn(record: Row, above: readonly Row[]): ChainHead | null {
  if (record.cells.some((cell) => holdings.has(wordOf(cell)))) return null;
  const headings = record.cells.map(headingOf);
  const has = (meaning: Heading['meaning']) => headings.some((heading) => heading?.meaning === meaning);
  const [priced, struck] = [has('bid') || has('ask'), has('strike')];
  if (!struck && !(priced && (has('symbol') || has('right')))) return null;
  const { line, cells } = record;
  if (!struck && !has('symbol')) return refuse('columnMissing', { line, column: 'Strike' });
  if (!priced)
    return headings.filter((each) => each !== null).length > 2 ? refuse('pricesMissing', { line }) : null;
  for (const [meaning, name] of priceColumns)
    if (!has(meaning)) return refuse('columnMissing', { line, column: name });
  const contract = contractColumns(record, headings);
  const prices = priceColumns.map(([field]) => headings.filter((each) => each?.meaning === field).length);
  if (Math.max(...prices) > 2)
    return refuse('columnTwice', { line, column: prices[0] === 2 ? 'Ask' : 'Bid' });
  const sides =
    Math.max(...prices) === 1 ? listedSide(record, headings) : pairedSides(record, headings, above);
  return { line, cells, contract, sides };
}

function contractColumns(
  record: Row,
  headings: readonly (Heading | null)[],
): ReadonlyMap<ContractField, number> {
  const columns = new Map<ContractField, number>();
  const thousandths = isOptionMetrics(record);
  headings.forEach((heading, at) => {
    if (heading === null || isQuote(heading)) return;
    const meaning = heading.meaning as ContractField;
    // OptionMetrics prints thousandths under `strike_price`, beside its own `secid`.
    const field = meaning === 'strike' && thousandths ? 'milliStrike' : meaning;
    if (!columns.has(field)) columns.set(field, at);
    else if (field === 'strike') refuse('columnTwice', { line: record.line, column: record.cells[at] ?? '' });
  });
  return columns;
}

function isOptionMetrics(record: Row): boolean {
  const names = new Set(record.cells.map(wordOf));
  return names.has('secid') && names.has('strikeprice') && names.has('bestoffer');
}

function listedSide(record: Row, headings: readonly (Heading | null)[]): ChainHead['sides'] {
  return [{ right: null, columns: sideColumns(record, headings, () => true) }];
}

function pairedSides(
  record: Row,
  headings: readonly (Heading | null)[],
  above: readonly Row[],
): ChainHead['sides'] {
  const middle = headings.findIndex((heading) => heading?.meaning === 'strike');
  if (middle < 0) refuse('columnMissing', { line: record.line, column: 'Strike' });
  const named = headings.some((heading) => heading?.meaning === 'bid' && heading.side !== null);
  const first: Right = putsFirst(headings, above) ? 'put' : 'call';
  return (['call', 'put'] as const).map((right) => {
    const mine = (heading: Heading, at: number) =>
      heading.side === null ? !named && at < middle === (right === first) : heading.side === right;
    const columns = sideColumns(record, headings, mine);
    for (const [field, name] of priceColumns)
      if (!columns.has(field)) refuse('columnMissing', { line: record.line, column: `${right} ${name}` });
    return { right, columns };
  });
}

/** Which side stands left of the strikes: by the columns of symbols, else by the words of the line above. */
function putsFirst(headings: readonly (Heading | null)[], above: readonly Row[]): boolean {
  const symbols = (side: Right) =>
    headings.findIndex((heading) => heading?.meaning === 'symbol' && heading.side === side);
  const group = above.at(-1)?.cells.map(wordOf) ?? [];
  // Of words that stand over groups of columns only the order can be trusted.
  const [calls, puts] =
    symbols('call') >= 0
      ? [symbols('call'), symbols('put')]
      : [group.indexOf('calls'), group.indexOf('puts')];
  return calls >= 0 && puts >= 0 && puts < calls;
}

function sideColumns(
  record: Row,
  headings: readonly (Heading | null)[],
  mine: (heading: Heading, at: number) => boolean,
): SideColumns {
  const columns = new Map<QuoteField | 'symbol', number>();
  headings.forEach((heading, at) => {
    if (heading === null || !(isQuote(heading) || heading.meaning === 'symbol') || !mine(heading, at)) return;
    const field = heading.meaning as QuoteField | 'symbol';
    if (columns.has(field)) refuse('columnTwice', { line: record.line, column: record.cells[at] ?? '' });
    columns.set(field, at);
  });
  return columns;
}

function isQuote({ meaning }: Heading): boolean {
  return ['bid', 'ask', 'last', 'iv', 'delta', 'openInterest', 'volume'].includes(meaning);
}
