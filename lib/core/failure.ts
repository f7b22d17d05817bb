/**
 * Why there is no number. The words stand in the locale under `failure.<code>` (the cause) and
 * `remedy.<code>` (the one thing to do); `detail` fills their blanks: a column, a strike, the text of a
 * cell, never an account or a name.
 */
export type Failure = { readonly code: FailureCode; readonly detail: readonly string[] };

export const failureCodes = [
  // What the page showed could not be read as a chain.
  'noChain',
  'tableEmpty',
  'columnMissing',
  'columnAmbiguous',
  'rowCut',
  'headCut',
  'cellUnreadable',
  'strikesDisordered',
  'numbersDisagree',
  'quotesMissing',
  'sideMissing',
  'notationUnclear',
  'recipeStale',
  // Questions: the details are the answers that the page leaves open.
  'contractUnknown',
  'expiryUnknown',
  'settlementUnknown',
  'contractsMixed',
  'severalChains',
  'pageTooLarge',
  'pageTorn',
  'readerCrashed',
  // What a person showed us of a page does not make a chain.
  'teachApart',
  'teachUnlike',
  'teachExpiry',
  'recipeUnreadable',
  // The chain was read, but no honest number follows from it.
  'expired',
  'forwardUnknown',
  'moneyNotCovered',
  'volatilityUnknown',
  'noCondor',
  'noOwnCondor',
  'limitsUnsound',
  'condorsUnknown',
  'strikeUnlisted',
  'legUnquoted',
  /** The worker was asked about a chain that it no longer has. */
  'chainForgotten',
  'engineCrashed',
  // The parts of the extension could not reach each other.
  'workerSilent',
  'messageRefused',
  'extensionUpdated',
  // The worker may not look at this tab.
  'pageClosedToUs',
  'permissionMissing',
  'switchedOff',
  'sitePaused',
  // What we keep could not be kept or found as it was left.
  'storageFull',
  'storageDamaged',
  'storageRestored',
  'permissionDenied',
  'journalNotKept',
  // A file of settings.
  'backupUnreadable',
  'backupUnsound',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** A failure with the blanks of its sentence, in order; a page's own words lose what could disguise them. */
export function failure(code: FailureCode, ...detail: readonly (string | number)[]): Failure {
  return {
    code,
    detail: detail.map((part) => String(part).slice(0, 200).replace(invisible, '').slice(0, 80)),
  };
}

/** Controls, zero-width characters and those that turn the direction of writing. */
const invisible = /[\p{Cc}\p{Cf}]/gu;
