import type { CountedView } from '@/lib/core/hedge/analysis';
import type { KeptLayer } from '@/lib/core/hedge/bought';
import type { Rsi, RsiUnknown } from '@/lib/core/hedge/vix-rsi';
import type { Result } from '@/lib/core/result';

/** The layers that the user bought, and how to change what is kept of them. */
export type Bought = {
  readonly kept: readonly KeptLayer[];
  /** At the quotes of now, by the id of what is kept. */
  readonly held: ReadonlyMap<number, CountedView>;
  readonly rsi: Result<Rsi, RsiUnknown>;
  readonly change: (change: (all: readonly KeptLayer[]) => readonly KeptLayer[]) => void;
};
