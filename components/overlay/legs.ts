import type { Strikes } from '@/lib/core/condor/why-not';

/** The four legs of a condor, by rising strike: long put, short put, short call, long call. */
export type LegIndex = 0 | 1 | 2 | 3;

export type Leg = {
  readonly index: LegIndex;
  readonly strike: number;
  readonly put: boolean;
  readonly short: boolean;
  /** Its row failed a check. */
  readonly suspect: boolean;
};

export const legIndices = [0, 1, 2, 3] as const satisfies readonly LegIndex[];

export function legsOf(strikes: Strikes, suspect: readonly number[]): Leg[] {
  return legIndices.map((index) => ({
    index,
    strike: strikes[index],
    put: index < 2,
    short: index === 1 || index === 2,
    suspect: suspect.includes(strikes[index]),
  }));
}
