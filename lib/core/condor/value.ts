import { tableCdf } from './normal-table';

/**
 * Cost of buying one condor back, undiscounted, in points, as a function of the forward: what break-evens before
 * settlement, decay and what-ifs walk over. All four legs are taken as calls, put spreads by parity, so a level costs
 * one logarithm and eight looks into a table; absolute error about 1e-11 of the level.
 */
export type ValueLegs = {
  readonly strikes: readonly [number, number, number, number];
  readonly logs: readonly [number, number, number, number];
  /** `σ√T` of each leg. */
  readonly deviations: readonly [number, number, number, number];
};

export type ValueAt = { value: number; delta: number };

/** V and its slope at a level. With no deviation left it is what settlement pays. */
export function valueAt(legs: ValueLegs, level: number, into: ValueAt): void {
  const { strikes, logs, deviations } = legs;
  const log = Math.log(level);
  let value = strikes[1] - strikes[0];
  let delta = 0;
  for (let leg = 0; leg < 4; leg++) {
    // Calls: −K1 +K2 +K3 −K4, seen from the one who buys back.
    const sign = leg === 1 || leg === 2 ? 1 : -1;
    const strike = strikes[leg] as number;
    const s = deviations[leg] as number;
    if (s === 0) {
      if (level > strike) {
        value += sign * (level - strike);
        delta += sign;
      }
      continue;
    }
    const mean = (log - (logs[leg] as number)) / s;
    const n1 = tableCdf(mean + 0.5 * s);
    value += sign * (level * n1 - strike * tableCdf(mean - 0.5 * s));
    delta += sign * n1;
  }
  into.value = value;
  into.delta = delta;
}
