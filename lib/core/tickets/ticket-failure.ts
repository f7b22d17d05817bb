import { fail } from '../result';

/**
 * Why there is no ticket, or no order in a text. The words belong to the locale under `ticket.<code>`;
 * `detail` fills their blanks with numbers, dates and the short text in question, never an account or a name.
 */
export type TicketFailure = { readonly code: TicketFailureCode; readonly detail: readonly string[] };

export const ticketFailureCodes = [
  // The order itself cannot be.
  'rootUnknown',
  'legsMissing',
  'legsTooMany',
  'legTwice',
  'strikeInvalid',
  'expiryInvalid',
  'ratioInvalid',
  'quantityInvalid',
  'priceInvalid',
  /** Money would flow the wrong way: a credit for what can only pay, a debit for what can only cost. */
  'limitReversed',
  // This format cannot say it.
  'formatLegs',
  'formatExpiries',
  'formatShape',
  'formatRoot',
  'formatEven',
  'limitMissing',
  'timeInForceMissing',
  'legPriceMissing',
  /** Two contracts would be written alike: detail is the underlying and the day. */
  'contractsAlike',
  // A text that is no order, or one that only the user can complete.
  'textEmpty',
  'textTooLong',
  'characterStrange',
  'unreadable',
  'severalOrders',
  'notALimitOrder',
  'signContradicts',
  'pairOrder',
  'shapeUnknown',
  'seriesContradicts',
  'actionUnknown',
  'openOrCloseUnknown',
  'rootsMixed',
  /** The same date has an AM and a PM contract, and the text does not tell: detail is date and roots. */
  'settlementUnknown',
  'rootMissing',
  'todayMissing',
  'yearUnknown',
  'versionUnknown',
  'notTheSameText',
  // An order that was read, but is no condor of the chain shown: detail is what it is about, and what is shown.
  'pasteNoCondor',
  'pasteBought',
  'pasteRoot',
  'pasteExpiry',
  'pasteUnlisted',
] as const;

export type TicketFailureCode = (typeof ticketFailureCodes)[number];

/** A refusal with the blanks of its sentence, in order; foreign text loses what could disguise it. */
export function refuse(code: TicketFailureCode, ...detail: readonly (string | number)[]) {
  const clean = (part: string | number) => String(part).slice(0, 200).replace(notPrintable, '').slice(0, 80);
  return fail<TicketFailure>({ code, detail: detail.map(clean) });
}

const notPrintable = /[^\x20-\x7e]/g;
