import type { PageAnalysis } from '@/lib/core/analysis';
import type { FailedRow } from '@/lib/core/market/defect';
import { type Leg, legsOf } from './legs';

/** What is to be seen on the page, in prices and words, before anybody knows where the rows are. */
export type Mark =
  /** A line between the two rows that the price lies between. */
  | ({ readonly kind: 'line'; readonly role: LineRole; readonly price: number } & Wording)
  /** The row of the straddle. */
  | ({ readonly kind: 'row'; readonly strike: number } & Wording)
  /** A row whose quotes are not to be believed. */
  | ({ readonly kind: 'warning'; readonly strike: number } & Wording)
  /** One leg of the condor: its row, and the badge that can be moved. */
  | { readonly kind: 'leg'; readonly strike: number; readonly leg: Leg }
  /** A bar down the strike column. */
  | { readonly kind: 'band'; readonly from: number; readonly to: number };

export type LineRole = 'forward' | 'move' | 'even' | 'hedged';

/** What stands beside a mark, the short form for a narrow margin, and the least that still says where it is. */
export type Wording = { readonly words: string; readonly brief: string; readonly least: string };

/** The words of the marks; the caller brings them in the reader's language. */
export type MarkWords = {
  forward(value: number): Wording;
  atTheMoney(strike: number, straddle: number): Wording;
  move(sign: '+' | '−', price: number): Wording;
  even(price: number): Wording;
  hedged(price: number, vix: number | null): Wording;
  warning(row: FailedRow): Wording;
};

/** The marks of one analysis: the market's own, and those of the condor where there is one. */
export function marksOf(analysis: PageAnalysis, words: MarkWords): Mark[] {
  const { forward, straddle, expectedMove } = analysis.figures;
  const low = forward.value - expectedMove.value;
  const high = forward.value + expectedMove.value;
  return [
    ...analysis.failedRows.map(
      (row): Mark => ({ kind: 'warning', strike: row.strike, ...words.warning(row) }),
    ),
    ...condorMarks(analysis, words),
    {
      kind: 'row',
      strike: analysis.atTheMoney,
      ...words.atTheMoney(analysis.atTheMoney, straddle.value),
    },
    { kind: 'band', from: low, to: high },
    { kind: 'line', role: 'move', price: low, ...words.move('−', low) },
    { kind: 'line', role: 'move', price: high, ...words.move('+', high) },
    { kind: 'line', role: 'forward', price: forward.value, ...words.forward(forward.value) },
  ];
}

function condorMarks({ condor, hedged }: PageAnalysis, words: MarkWords): Mark[] {
  if (!condor.ok) return [];
  const { strikes, breakEvens, suspectLegs } = condor.value;
  return [
    ...legsOf(strikes, suspectLegs).map((leg): Mark => ({ kind: 'leg', strike: leg.strike, leg })),
    ...[breakEvens.low, breakEvens.high].flatMap((price): Mark[] =>
      price === null ? [] : [{ kind: 'line', role: 'even', price, ...words.even(price) }],
    ),
    ...hedged.levels.map(
      (price): Mark => ({ kind: 'line', role: 'hedged', price, ...words.hedged(price, hedged.vix) }),
    ),
  ];
}
