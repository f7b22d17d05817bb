/** What the practice market is going through, and how far it has come. */

/** Calm drifts back to normal; a slide loses 3.5 % within minutes; a spike is a scare within half a minute. */
export type Mode = 'calm' | 'slide' | 'spike';

export const MODES: readonly Mode[] = ['calm', 'slide', 'spike'];

export type Strain = {
  /** Logarithmic move of the SPX. */
  readonly fall: number;
  /** VIX points beyond what the move of the SPX explains. */
  readonly fear: number;
  /** 0 is the noise of a quiet day. */
  readonly agitation: number;
};

/** The mode from one second on, and the strain it began with. */
export type Episode = { readonly mode: Mode; readonly from: number; readonly strain: Strain };

export const NO_STRAIN: Strain = { fall: 0, fear: 0, agitation: 0 };

// Where each mode pulls, and in how many seconds it comes about two thirds of the way.
const PULL: Record<Mode, Strain & { readonly seconds: number }> = {
  calm: { ...NO_STRAIN, seconds: 900 },
  slide: { fall: -0.035, fear: 2, agitation: 2, seconds: 240 },
  spike: { fall: -0.025, fear: 9, agitation: 4, seconds: 25 },
};

/** The strain at a second, from the episodes in the order they began; none before the first. */
export function strainAt(episodes: readonly Episode[], second: number): Strain {
  const episode = episodes.findLast(({ from }) => from <= second);
  if (episode === undefined) return NO_STRAIN;
  const { mode, from, strain } = episode;
  const pull = PULL[mode];
  const rest = Math.exp(-(second - from) / pull.seconds);
  return {
    fall: pull.fall + (strain.fall - pull.fall) * rest,
    fear: pull.fear + (strain.fear - pull.fear) * rest,
    agitation: pull.agitation + (strain.agitation - pull.agitation) * rest,
  };
}
