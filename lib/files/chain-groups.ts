import type { Chain, ChainRow, Quote, Right } from '@/lib/core/market/chain';
import { contractOf } from '@/lib/core/market/contract';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import { refuse } from './failure';
import type { FileQuote } from './quote-cells';

/** What a file says once for all options of one chain. */
export type GroupFacts = {
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly spot: number | null;
  readonly quotedAt: Instant | null;
};

type Sides = { readonly strike: number; call?: FileQuote; put?: FileQuote };

/** The options of one root and one expiry, in the order of the file. */
export class ChainGroup {
  readonly #rows = new Map<number, Sides>();

  /** Takes one option; the same one twice is refused, because only one of them can be right. */
  add(strike: number, right: Right, quote: FileQuote, line: number): void {
    const row = this.#rows.get(strike) ?? { strike };
    if (row[right] !== undefined) refuse('strikeTwice', { line, column: right, text: String(strike) });
    row[right] = quote;
    this.#rows.set(strike, row);
  }

  /** Every implied volatility as printed. */
  *volatilities(): Generator<number, void, void> {
    for (const { call, put } of this.#rows.values()) {
      if (call?.iv) yield call.iv;
      if (put?.iv) yield put.iv;
    }
  }

  /** The chain, strikes rising; volatilities are multiplied by `unit`, or left out where it is `null`. */
  chain(facts: GroupFacts, unit: number | null, place: { name: string; readAt: Instant }): Chain {
    const rows = [...this.#rows.values()].sort((a, b) => a.strike - b.strike).map((row) => rowOf(row, unit));
    const { root, expiry, spot, quotedAt } = facts;
    const { underlying, settlement } = contractOf(root);
    checkSense(rows, `${root} ${expiry}`);
    const source = { reader: 'file', place: place.name, readAt: place.readAt, quotedAt, delayed: null };
    return { underlying, root, expiry, settlement, spot, rows, complete: true, source };
  }
}

function rowOf({ strike, call, put }: Sides, unit: number | null): ChainRow {
  return { strike, call: quoteOf(call, unit), put: quoteOf(put, unit) };
}

function quoteOf(quote: FileQuote | undefined, unit: number | null): Quote {
  if (quote === undefined) return { bid: null, ask: null };
  if (quote.iv) quote.iv = unit === null ? null : unit === 1 ? quote.iv : quote.iv / 100;
  return quote;
}

/** Calls fall with the strike, puts rise, bids lie under asks: where most do not, columns were misread. */
function checkSense(rows: readonly ChainRow[], chain: string): void {
  const quotes = rows.flatMap(({ call, put }) => [call, put]);
  const twoSided = quotes.filter(({ bid, ask }) => bid !== null && ask !== null);
  const crossed = twoSided.filter(({ bid, ask }) => (bid ?? 0) > (ask ?? 0)).length;
  const wrong = trend(rows, 'call') > 0 || trend(rows, 'put') < 0 || crossed > 0.5 * twoSided.length;
  if (wrong) refuse('numbersDisagree', { text: chain });
}

/** +1 where the middles mostly rise with the strike, −1 where they mostly fall, 0 where neither is clear. */
function trend(rows: readonly ChainRow[], right: Right): -1 | 0 | 1 {
  let [up, down] = [0, 0];
  let before: number | null = null;
  for (const row of rows) {
    const { bid, ask } = row[right];
    if (bid === null || ask === null) continue;
    const middle = (bid + ask) / 2;
    if (before !== null && middle > before) up += 1;
    if (before !== null && middle < before) down += 1;
    before = middle;
  }
  if (up + down < 3) return 0;
  return up > 2 * down ? 1 : down > 2 * up ? -1 : 0;
}
