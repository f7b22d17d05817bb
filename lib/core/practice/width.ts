import type { Underlying } from './listing';

/** How far apart bid and ask are quoted, in points. */

export type Situation = {
  /** Fair price of the side that is out of the money. */
  readonly outside: number;
  /** Standard deviations from the forward to the strike on the side in the money; negative out of it. */
  readonly depth: number;
  /** The same distance as a part of the forward. */
  readonly part: number;
  readonly days: number;
  readonly vix: number;
};

/** Wider for dear options, for months ahead, in the money and when VIX is high. */
export function widthOf(underlying: Underlying, situation: Situation): number {
  const { outside, depth, part, days, vix } = situation;
  const stress = 1 + Math.max(0, vix - 20) / 25;
  if (underlying === 'VIX') {
    const inside = 0.1 * ramp(depth, 0, 1) + 0.15 * ramp(depth, 1.5, 4);
    return stress * (0.015 + 0.022 * Math.sqrt(outside) + 0.00012 * days + inside);
  }
  const inside = 2.6 * ramp(depth, 0.3, 1.2) * ramp(part, 0.001, 0.007);
  const deep = 13 * ramp(depth, 3, 8) * ramp(part, 0.03, 0.08);
  return stress * ((0.04 + 0.0048 * outside) * (1 + 0.01 * days) + inside + deep);
}

function ramp(value: number, from: number, to: number): number {
  const part = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return part * part * (3 - 2 * part);
}
