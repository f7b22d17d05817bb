import type { Arena } from './arena';
import type { Staircase } from './front';

/** Where a sweep puts what it finds. */
export type Finds = {
  readonly arena: Arena;
  /** Scores are return on risk and negated loss probability. */
  readonly front: Staircase;
  /** Judges one pair in full; true where it opened a place of its own. */
  meet(put: number, call: number): boolean;
};
