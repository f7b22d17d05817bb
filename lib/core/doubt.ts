/** One reservation; its words stand in the locale under `doubt.<code>`. */
export type Doubt = { readonly code: DoubtCode; readonly detail: readonly string[] };

export const doubtCodes = [
  'spotApart',
  'fewStrikes',
  'rowsInconsistent',
  'wideQuotes',
  'partial',
  'rowsEarlier',
  'delayed',
  'quotesOld',
] as const;

export type DoubtCode = (typeof doubtCodes)[number];
