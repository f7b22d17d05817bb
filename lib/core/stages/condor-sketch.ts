import type { ChosenCondor } from './chosen';

/** One condor in the few numbers that stand on the page. */
export type CondorSketch = {
  readonly strikes: readonly [number, number, number, number];
  /** At the price aimed at, in points. */
  readonly credit: number;
  /** Under the density of the smile; of the lognormal law where none could be fitted. */
  readonly pop: number | null;
  readonly returnOnRisk: number | null;
  /** At settlement, in points; `null` where that wing cannot lose. */
  readonly breakEvens: { readonly low: number | null; readonly high: number | null };
  /** Legs whose rows failed a check. */
  readonly suspectLegs: readonly number[];
  /** The strikes are the user's own, not the best candidate's. */
  readonly own: boolean;
};

export function sketchOf(
  { strikes, credits, figures, suspectLegs }: ChosenCondor,
  own: boolean,
): CondorSketch {
  const value = (id: string) => figures.find((figure) => figure.id === `condor.${id}`)?.value ?? null;
  return {
    strikes,
    credit: credits.target,
    pop: value('popSmile') ?? value('popLognormal'),
    returnOnRisk: value('returnOnRisk'),
    breakEvens: { low: value('breakEvenLow'), high: value('breakEvenHigh') },
    suspectLegs,
    own,
  };
}
