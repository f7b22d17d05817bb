/**
 * Randomness without a generator: every number is a hash of a seed and of what it is for,
 * so a moment of the market can be asked for again, in any order, and is always the same.
 */

/** 32 well-mixed bits of whole numbers (the finishing steps of MurmurHash3 by Austin Appleby). */
export function hash(seed: number, ...parts: readonly number[]): number {
  let bits = seed | 0;
  for (const part of parts) {
    bits = Math.imul(bits ^ part, 0x9e37_79b1);
    bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
    bits ^= bits >>> 16;
  }
  return bits >>> 0;
}

/** Even in [0, 1). */
export function uniform(seed: number, ...parts: readonly number[]): number {
  return hash(seed, ...parts) / 2 ** 32;
}

/**
 * A path that moves like a random walk over seconds up to `2 ** octaves` of them and stays bounded beyond:
 * straight lines between random knots, at periods of 1, 2, 4 … seconds, as high as the root of the period.
 * The standard deviation of one second's step is about 1.
 */
export function wander(seed: number, second: number, octaves: number): number {
  let sum = 0;
  for (let octave = 0; octave <= octaves; octave++) {
    const period = 2 ** octave;
    const knot = Math.floor(second / period);
    const part = second / period - knot;
    const from = uniform(seed, octave, knot) - 0.5;
    const to = uniform(seed, octave, knot + 1) - 0.5;
    sum += Math.sqrt(period) * (from + (to - from) * part);
  }
  return 1.7 * sum;
}
