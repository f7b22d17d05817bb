import type { Analysis } from '@/lib/core/analysis';
import type { Holding } from '@/lib/core/condor/scenario';
import type { ChosenCondor } from '@/lib/core/stages/chosen';

/** How far a picture of a condor reaches: its strikes with room around them, and 2.6 standard deviations. */
export type Frame = { readonly low: number; readonly high: number; readonly levels: Float64Array };

const deviations = 2.6;
const steps = 161;

export function frameOf({ figures }: Analysis, { strikes: [k1, k2, k3, k4] }: ChosenCondor): Frame {
  const { value: forward } = figures.forward;
  const reach = deviations * figures.expectedMove.value;
  const room = Math.max(k2 - k1, k4 - k3);
  const low = Math.max(k1 * 0.2, Math.min(k1 - room, forward - reach));
  const high = Math.max(k4 + room, forward + reach);
  return {
    low,
    high,
    levels: Float64Array.from({ length: steps }, (_, i) => low + ((high - low) * i) / (steps - 1)),
  };
}

/** The condor of an analysis as plots and what-if see it. */
export function holdingOf({ smile }: Analysis, { strikes, position }: ChosenCondor): Holding {
  return {
    strikes,
    smile,
    net: position.net,
    size: position.count * position.multiplier,
    years: position.years,
  };
}
