import type { Candidate } from './candidate';

/** What a plot shows of one condor of the frontier, and what choosing it there needs. */
export type FrontierPoint = Pick<Candidate, 'strikes' | 'credit' | 'returnOnRisk' | 'pop'>;

/** A frontier of return on risk and probability of profit as it is drawn: condors of it, none in between made up. */
export type FrontierCurve = {
  /** How many condors the frontier has. */
  readonly count: number;
  /** All of them, or so many that a plot looks the same: both ends, the others evenly along the curve. */
  readonly points: readonly FrontierPoint[];
};

/** A plot of a few hundred pixels shows no more, and each costs about ninety bytes on the way to it. */
export const MOST_POINTS = 150;

/** The curve through a frontier that is ordered along it. */
export function frontierCurve(frontier: readonly Candidate[]): FrontierCurve {
  const kept = frontier.length <= MOST_POINTS ? frontier : evenly(frontier);
  const points = kept.map(({ strikes, credit, returnOnRisk, pop }) => ({
    strikes,
    credit,
    returnOnRisk,
    pop,
  }));
  return { count: frontier.length, points };
}

/** The last condor before each of so many equal steps along the curve, and its end; measured as a plot would scale it. */
function evenly(frontier: readonly Candidate[]): Candidate[] {
  const across = spanOf(frontier, 'returnOnRisk');
  const up = spanOf(frontier, 'pop');
  const lengths = new Float64Array(frontier.length);
  for (let i = 1; i < frontier.length; i++) {
    const from = frontier[i - 1] as Candidate;
    const to = frontier[i] as Candidate;
    const step = Math.hypot((to.returnOnRisk - from.returnOnRisk) / across, (to.pop - from.pop) / up);
    lengths[i] = (lengths[i - 1] as number) + step;
  }
  const whole = lengths[lengths.length - 1] as number;
  const kept: Candidate[] = [];
  for (let i = 0; i < frontier.length - 1; i++) {
    const due = (kept.length * whole) / (MOST_POINTS - 1);
    if ((lengths[i + 1] as number) > due) kept.push(frontier[i] as Candidate);
  }
  return [...kept, frontier.at(-1) as Candidate];
}

function spanOf(frontier: readonly Candidate[], axis: 'returnOnRisk' | 'pop'): number {
  const values = frontier.map((each) => each[axis]);
  // One where nothing changes along an axis: there is nothing to divide.
  return Math.max(...values) - Math.min(...values) || 1;
}
