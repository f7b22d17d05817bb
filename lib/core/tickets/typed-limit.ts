import type { Analysis } from '../analysis';
import type { Strikes } from '../condor/why-not';
import type { Effect } from './order';

/** The limit that was typed last: for one condor and one way, another starts from its own price. */
export type TypedLimit = {
  readonly of: string;
  /** A credit in points. */
  readonly credit: number;
};

/** Names the condor and the way that a limit is typed for. */
export function limitFor(
  { root, expiry }: Pick<Analysis, 'root' | 'expiry'>,
  strikes: Strikes,
  side: Effect,
): string {
  return `${side} ${root} ${expiry} ${strikes.join()}`;
}

/** The credit that was typed for this, or none. */
export function typedCredit(limit: TypedLimit | null, of: string): number | null {
  return limit?.of === of ? limit.credit : null;
}
