import type { Right } from './chain';

/** One thing that cannot be true of a chain whose quotes could all be traded now. */
export type Defect = {
  readonly code: DefectCode;
  readonly side: Right | 'both';
  /** The strikes the finding rests on; of the whole chain, none. */
  readonly strikes: readonly number[];
  /** The strikes to mark and to mistrust: those among them that are, or may be, the wrong ones. */
  readonly suspects: readonly number[];
  /** What the quotes say and the limit it breaks; what they measure stands with the code. */
  readonly found: number;
  readonly limit: number;
};

export const defectCodes = [
  /** A price, strike or level that cannot be one: `found` it, 0 where it is no number; `limit` 0. */
  'not-a-price',
  /** Strikes that do not rise: `found` this strike, `limit` the one before it. */
  'unordered',
  'duplicate',
  /** `found` the bid, `limit` the ask. */
  'crossed',
  /** A call (put) that sells for more than one of a lower (higher) strike costs: bid, ask. */
  'call-rises',
  'put-falls',
  /** A vertical spread that sells for more than it can ever pay: credit, `D` × width. */
  'slope',
  /** An option that sells for more than the two around it, mixed to pay at least as much, cost: bid, cost. */
  'butterfly',
  /** A box that sells for more than its width: credit, width. */
  'box',
  /** The forward sells through this strike above what it costs through others: points. */
  'conversion',
  /** The forward costs less through this strike than it sells for through others: points. */
  'reversal',
  /** Unchanged while both neighbours moved: `found` so many times, `limit` allowed. */
  'stale',
  /** Rows of another root or expiry among these: `found` how many, `limit` 0. */
  'mixed-roots',
  'mixed-expiries',
  /** The printed level away from where the forward puts it: level, nearest level that the forward allows. */
  'spot-apart',
] as const;

export type DefectCode = (typeof defectCodes)[number];

/** Why a row is mistrusted; its words stand in the locale under `defect.<code>`. */
export type FailedRow = { readonly strike: number; readonly code: DefectCode };
