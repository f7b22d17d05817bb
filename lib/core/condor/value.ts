import { NODES_PER_UNIT, NORMAL_TABLE, TABLE_END, tableCdf } from './normal-table';
import { deviationOf } from './situation';

/**
 * The four legs as the hot paths read them, four places each: strike, ln strike, `σ√T` and its inverse. All are taken
 * as calls, put spreads by parity, so a level costs one logarithm and four looks into a table.
 */
export type ValueLegs = readonly number[];

export const STRIKE = 0;
export const LOG_STRIKE = 1;
export const DEVIATION = 2;
export const INVERSE = 3;
/** Places of a leg. */
export const PLACES = 4;

/** Legs with `root` = √T; volatilities are of the smile at each strike. */
export function valueLegs(
  strikes: readonly [number, number, number, number],
  volatilities: readonly [number, number, number, number],
  root: number,
): ValueLegs {
  const [k1, k2, k3, k4] = strikes;
  const s1 = deviationOf(volatilities[0], root);
  const s2 = deviationOf(volatilities[1], root);
  const s3 = deviationOf(volatilities[2], root);
  const s4 = deviationOf(volatilities[3], root);
  // A literal of floats: a typed array of this size costs more to make than all that is read from it.
  return [
    k1,
    Math.log(k1),
    s1,
    inverse(s1),
    k2,
    Math.log(k2),
    s2,
    inverse(s2),
    k3,
    Math.log(k3),
    s3,
    inverse(s3),
    k4,
    Math.log(k4),
    s4,
    inverse(s4),
  ];
}

/** Zero where nothing is left to divide by. */
function inverse(s: number): number {
  return s > 0 ? 1 / s : 0;
}

export type ValueAt = { value: number; delta: number };

/**
 * Cost of buying one condor back at a level of the forward, undiscounted, in points, and its slope; volatilities
 * held. Absolute error below 1e-8 points at index levels. With no deviation left it is what settlement pays.
 */
export function valueAt(legs: ValueLegs, level: number, into: ValueAt): void {
  const table = NORMAL_TABLE;
  const log = Math.log(level);
  let value = (legs[PLACES] as number) - (legs[0] as number);
  let delta = 0;
  for (let leg = 0; leg < 4 * PLACES; leg += PLACES) {
    // Calls: −K1 +K2 +K3 −K4, seen from the one who buys back.
    const sign = leg === PLACES || leg === 2 * PLACES ? 1 : -1;
    const strike = legs[leg] as number;
    const half = 0.5 * (legs[leg + DEVIATION] as number);
    const near = (log - (legs[leg + LOG_STRIKE] as number)) * (legs[leg + INVERSE] as number);
    if (half > 0 && half <= CLOSE && near < TABLE_END && near > -TABLE_END) {
      // Both d's from the node between them: one look into the table.
      const node = ((near + TABLE_END) * NODES_PER_UNIT + 0.5) | 0;
      const at = 8 * node;
      const a = table[at + 1] as number;
      const b = table[at + 2] as number;
      const c = table[at + 3] as number;
      const d = table[at + 4] as number;
      const e = table[at + 5] as number;
      const off = near - (node / NODES_PER_UNIT - TABLE_END);
      const d1 = off + half;
      const d2 = off - half;
      const p1 = d1 * (a + d1 * (b + d1 * (c + d1 * (d + d1 * e))));
      const p2 = d2 * (a + d2 * (b + d2 * (c + d2 * (d + d2 * e))));
      const n = table[at] as number;
      value += sign * ((level - strike) * n + level * p1 - strike * p2);
      delta += sign * (n + p1);
    } else if (half > 0) {
      const n1 = tableCdf(near + half);
      value += sign * (level * n1 - strike * tableCdf(near - half));
      delta += sign * n1;
    } else if (level > strike) {
      value += sign * (level - strike);
      delta += sign;
    }
  }
  into.value = value;
  into.delta = delta;
}

/** Half the distance of the d's that one node serves: three weeks of an index, at an error of 1e-9 points. */
const CLOSE = 1 / 48;
