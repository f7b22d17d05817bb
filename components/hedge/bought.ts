import type { CountedView } from '@/lib/core/hedge/analysis';
import type { KeptLayer } from '@/lib/core/hedge/bought';

/** The layers that the user bought, and how to change what is kept of them. */
export type Bought = {
  readonly kept: readonly KeptLayer[];
  /** At the quotes of now, by the id of what is kept. */
  readonly held: ReadonlyMap<number, CountedView>;
  readonly change: (change: (all: readonly KeptLayer[]) => readonly KeptLayer[]) => void;
};
