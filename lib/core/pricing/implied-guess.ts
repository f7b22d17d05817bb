import { MILLS, MILLS_END, MILLS_PER_UNIT, MILLS_WIDTH } from './mills';
import { ROOT_TWO_PI } from './normal';

/** Per interval: four coefficients of `s ⁄ g`, two of the correction. */
export const GUESS_WIDTH = 6;
/** Intervals per octave, and where the table ends: `1 + u` at 2⁵³, nearly eight standard deviations out. */
export const GUESS_PER_OCTAVE = 4;
export const GUESS_OCTAVES = 53;

/**
 * First guess of `s = σ√T` from a time value `V`. With `g = V ⁄ √(FK)` and `u = |ln(F⁄K)| ⁄ g`, Bachelier's model
 * makes `s ⁄ g` a function of `u` alone, nearly straight in `u`; a table of cubics over quarter octaves of `1 + u`
 * holds it, and how far Black's model is from Bachelier's to first order in `t² = s² ⁄ 4`. The interval and the place
 * in it are then the leading bits of `1 + u`, no logarithm needed.
 */
export const GUESS: Float64Array = buildTable();

type Node = { ratio: number; slope: number; correction: number };

function buildTable(): Float64Array {
  const intervals = GUESS_OCTAVES * GUESS_PER_OCTAVE;
  const table = new Float64Array(intervals * GUESS_WIDTH);
  let u = 0;
  let z = 0;
  let left: Node = { ratio: ROOT_TWO_PI, slope: Math.PI / 2, correction: 1 / 6 };
  for (let i = 0; i < intervals; i++) {
    const width = 2 ** Math.floor(i / GUESS_PER_OCTAVE) / GUESS_PER_OCTAVE;
    u += width;
    z = solve(u, z);
    const right = nodeAt(u, z);
    const rise = right.ratio - left.ratio;
    const a = left.slope * width;
    const b = right.slope * width;
    table.set([left.ratio, a, 3 * rise - 2 * a - b, a + b - 2 * rise], i * GUESS_WIDTH);
    table.set([left.correction, right.correction - left.correction], i * GUESS_WIDTH + 4);
    left = right;
  }
  return table;
}

/** The `z` with `z = u φ(z) I_1(z)`, by Newton on its logarithm, from the neighbouring node. */
function solve(u: number, near: number): number {
  let z = near === 0 ? 0.1 : near;
  for (let step = 0; step < 30; step++) {
    const one = integralOne(z);
    const change = z * one * (Math.log((u * one) / (z * ROOT_TWO_PI)) - 0.5 * z * z);
    z = Math.max(0.5 * z, z + change);
    if (Math.abs(change) < 1e-13 * z) break;
  }
  return z;
}

function nodeAt(u: number, z: number): Node {
  const zero = integralZero(z);
  const one = integralOne(z);
  const two = 0.5 * (zero - z * one);
  const three = (one - z * two) / 3;
  const ratio = u / z;
  return { ratio, slope: (ratio / u) * (1 - one), correction: 0.5 * one - three };
}

function integralZero(z: number): number {
  return expand(z, false);
}

function integralOne(z: number): number {
  return expand(z, true);
}

function expand(z: number, slope: boolean): number {
  const node = Math.min(Math.floor(z * MILLS_PER_UNIT), MILLS_END * MILLS_PER_UNIT - 1);
  const h = z - (node + 0.5) / MILLS_PER_UNIT;
  let sum = 0;
  for (let n = MILLS_WIDTH - 1; n >= (slope ? 1 : 0); n--) {
    sum = sum * h + (slope ? -n : 1) * (MILLS[node * MILLS_WIDTH + n] as number);
  }
  return sum;
}
