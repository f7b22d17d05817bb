import { type Answers, dateOrders } from './answers';
import { visible } from './visible';

/**
 * Why a file gave nothing. The words stand in the locale under `file.<code>` (the cause) and
 * `fileRemedy.<code>` (the one thing to do); their blanks are `$1` the line, `$2` the column, `$3` the text.
 */
export type FileFailure = {
  readonly code: FileFailureCode;
  /** Line, column and text, each empty where it does not apply; never more than 80 characters. */
  readonly detail: readonly [line: string, column: string, text: string];
  /** What one click could answer; `readFile` takes it as `answers`. */
  readonly asks: readonly Ask[];
};

/** A question with the answers that the file leaves open; no options means that any may be typed. */
export type Ask = { readonly about: keyof Answers; readonly options: readonly string[] };

export const fileFailureCodes = [
  // The text as a whole.
  'empty',
  'notText',
  'tooLarge',
  'lineTooLong',
  'tooManyColumns',
  'quoteOpen',
  'formatUnknown',
  'pageUnread',
  'stopped',
  'readerCrashed',
  // Its lines and cells.
  'columnMissing',
  'columnTwice',
  'rowCut',
  'rowWide',
  'rowsMissing',
  'eventRepeats',
  'numberUnreadable',
  'numberNegative',
  'decimalUnclear',
  'dateUnreadable',
  'dateOrderUnclear',
  'dateOrderMixed',
  'datesDisordered',
  'dateTwice',
  'dateAhead',
  // An option chain.
  'pricesMissing',
  'rightUnreadable',
  'symbolUnreadable',
  'symbolDisagrees',
  'strikeTwice',
  'numbersDisagree',
  'momentsMixed',
  'underlyingUnknown',
  'expiryUnknown',
  'rootUnclear',
  // A position.
  'orderUnreadable',
  'orderSignUnclear',
  'strategyUnknown',
  'strikesUnordered',
  'legUnreadable',
  'legTwice',
  'quantityMissing',
  'yearUnknown',
] as const;

export type FileFailureCode = (typeof fileFailureCodes)[number];

/** Where a file went wrong; only what applies. */
export type Place = { readonly line?: number; readonly column?: string; readonly text?: string };

/** A failure with its blanks filled by nothing that could be mistaken for words of ours. */
export function fileFailure(
  code: FileFailureCode,
  place: Place = {},
  asks: readonly Ask[] = [],
): FileFailure {
  const line = place.line === undefined ? '' : String(place.line);
  return { code, detail: [line, visible(place.column ?? ''), visible(place.text ?? '')], asks };
}

/** Thrown by the readers of this folder, caught in `read-file.ts` and nowhere else. */
export class Refusal extends Error {
  constructor(readonly failure: FileFailure) {
    super(failure.code);
  }
}

export function refuse(code: FileFailureCode, place: Place = {}, asks: readonly Ask[] = []): never {
  throw new Refusal(fileFailure(code, place, asks));
}

export const askDateOrder: Ask = { about: 'dateOrder', options: dateOrders };
