import type { Quote } from '@/lib/core/market/chain';
import type { Decimal } from './answers';
import type { SideColumns } from './chain-head';
import type { QuoteField } from './chain-words';
import { refuse } from './failure';
import { readNumber, readPrice } from './number';
import type { Row } from './records';

/** Fields that are written in percents or in thousands. */
const written: ReadonlySet<QuoteField> = new Set(['iv', 'volume', 'openInterest']);

/** Fields of one side with what a file means by "nothing there" taken out. */
export type FileQuote = { -readonly [Field in keyof Quote]: Quote[Field] };

/**
 * The numbers of one side of one line. These files print 0 for an ask that is not there, and for a last sale or
 * an implied volatility; a bid of 0 is a bid only beside an ask. Refuses a cell that is no number.
 */
export function readQuote(
  record: Row,
  columns: SideColumns,
  names: readonly string[],
  decimal: Decimal,
): FileQuote {
  const value = (field: QuoteField): number | null | undefined => {
    const at = columns.get(field);
    if (at === undefined) return undefined;
    const text = record.cells[at] ?? '';
    const found = written.has(field) ? readNumber(text, decimal) : readPrice(text, decimal);
    const place = { line: record.line, column: names[at] ?? '', text };
    if (found === 'unreadable') return refuse('numberUnreadable', place);
    if (found !== null && found < 0 && field !== 'delta' && field !== 'iv')
      return refuse('numberNegative', place);
    return found;
  };
  const ask = value('ask') || null;
  const bid = value('bid') ?? null;
  const quote: FileQuote = { bid: ask === null && bid === 0 ? null : bid, ask };
  const last = value('last');
  if (last !== undefined) quote.last = last === 0 ? null : last;
  const iv = value('iv');
  if (iv !== undefined) quote.iv = iv !== null && iv > 0 ? iv : null;
  const delta = value('delta');
  if (delta !== undefined) quote.delta = delta !== null && Math.abs(delta) > 1 ? null : delta;
  const openInterest = value('openInterest');
  if (openInterest !== undefined) quote.openInterest = openInterest;
  const volume = value('volume');
  if (volume !== undefined) quote.volume = volume;
  return quote;
}
