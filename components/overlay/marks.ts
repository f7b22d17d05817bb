import type { PageAnalysis } from '@/lib/core/analysis';
import type { FailedRow } from '@/lib/core/market/defect';

/** What is to be seen on the page, in prices and words, before anybody knows where the rows are. */
export type Mark =
  /** A line between the two rows that the price lies between. */
  | { readonly kind: 'line'; readonly role: LineRole; readonly price: number; readonly words: string }
  /** A row that is tinted. */
  | { readonly kind: 'row'; readonly strike: number; readonly words: string }
  /** A row whose quotes are not to be believed. */
  | { readonly kind: 'warning'; readonly strike: number; readonly words: string }
  /** A bar down the strike column. */
  | { readonly kind: 'band'; readonly from: number; readonly to: number };

export type LineRole = 'forward' | 'move';

/** The words of the marks; the caller brings them in the reader's language. */
export type MarkWords = {
  forward(value: number): string;
  atTheMoney(strike: number, straddle: number): string;
  move(sign: '+' | '−', price: number): string;
  warning(row: FailedRow): string;
};

/** The marks of one analysis: the forward, the straddle's strike, and one standard deviation either way. */
export function marksOf(analysis: PageAnalysis, words: MarkWords): Mark[] {
  const { forward, straddle, expectedMove } = analysis.figures;
  const low = forward.value - expectedMove.value;
  const high = forward.value + expectedMove.value;
  return [
    ...analysis.failedRows.map(
      (row): Mark => ({ kind: 'warning', strike: row.strike, words: words.warning(row) }),
    ),
    {
      kind: 'row',
      strike: analysis.atTheMoney,
      words: words.atTheMoney(analysis.atTheMoney, straddle.value),
    },
    { kind: 'band', from: low, to: high },
    { kind: 'line', role: 'move', price: low, words: words.move('−', low) },
    { kind: 'line', role: 'move', price: high, words: words.move('+', high) },
    { kind: 'line', role: 'forward', price: forward.value, words: words.forward(forward.value) },
  ];
}
