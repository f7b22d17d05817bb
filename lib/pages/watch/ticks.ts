import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import { contractSaid, type Half } from '../columns/halves';
import { readFields } from '../columns/quotes';
import { symbolsOf } from '../context/contract-symbols';
import { type ChainReading, mixedIn, type Reading } from '../read';
import type { Steps } from '../walk/steps';
import { believable } from './believe';
import type { CellMap } from './cell-map';

/** Quotes that changed, read again cell by cell: what a ticking chain costs. */

/** The sides whose quotes were read again; `null` where a row has become another contract's. */
export function* readCells(
  changed: Iterable<Element>,
  cells: CellMap,
): Steps<Result<ReadonlySet<Half> | null, Failure>> {
  const touched = new Set<Half>();
  for (const cell of changed) {
    yield;
    for (const { half, column } of cells.get(cell) ?? []) {
      const { row, notation, places, contract } = half.source;
      if (!touched.has(half) && contractSaid(row, symbolsOf(row, places)) !== contract) return ok(null);
      const quote = readFields(row, [column], half.quote, half.strike, notation);
      if (!quote.ok) return quote;
      half.quote = quote.value;
      touched.add(half);
    }
  }
  return ok(touched);
}

/** The reading with the quotes of these sides as they are now. */
export function withQuotes(
  { chains, ...chosen }: Reading,
  touched: ReadonlySet<Half>,
  now: Instant,
): Result<Reading, Failure> {
  const renewed: ChainReading[] = [];
  for (const reading of chains) {
    const { chain, halves } = reading;
    const own = touched.size === 0 ? [] : halves.filter((half) => touched.has(half));
    const source = { ...chain.source, readAt: now };
    if (own.length === 0) {
      renewed.push({ ...reading, chain: { ...chain, source } });
      continue;
    }
    const rows = [...chain.rows];
    const places = new Map(rows.map(({ strike }, at) => [strike, at]));
    for (const { strike, side, quote } of own) {
      const at = places.get(strike) ?? -1;
      const row = rows[at];
      if (row) rows[at] = { ...row, [side]: quote };
    }
    if (!believable(rows)) return fail(failure('numbersDisagree'));
    renewed.push({ ...reading, chain: { ...chain, rows, source } });
  }
  const mixed = mixedIn(renewed);
  if (mixed) return fail(mixed);
  const at = chains.findIndex(({ anchors }) => anchors === chosen.anchors);
  return ok({ ...chosen, ...renewed[at], chains: renewed });
}
