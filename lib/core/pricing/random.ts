import { normalUpperTail, ROOT_TWO_PI } from './normal';

/**
 * A repeatable source of random numbers: four words that can be stored, posted to a worker and taken up again. Kept in an
 * array and not in a closure, which costs more than twice the time.
 */
export type Generator = Uint32Array;

/** Any number seeds; the same one gives the same sequence everywhere. */
export function generatorOf(seed: number): Generator {
  const state = new Uint32Array(4);
  // Splitmix (Steele, Lea & Flood, 2014) spreads neighbouring seeds, and never gives the one bad state, all zeros.
  let word = (seed ^ Math.floor(seed / 2 ** 32)) >>> 0;
  for (let i = 0; i < 4; i++) {
    word = (word + 0x9e3779b9) | 0;
    let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    state[i] = mixed ^ (mixed >>> 15);
  }
  return state;
}

/** 32 random bits as a signed integer: xoshiro128** (Blackman & Vigna, 2018). */
export function nextBits(state: Generator): number {
  const a = state[0] as number;
  const b = state[1] as number;
  const c = (state[2] as number) ^ a;
  const d = (state[3] as number) ^ b;
  const fives = Math.imul(b, 5);
  const bits = Math.imul((fives << 7) | (fives >>> 25), 9);
  state[0] = a ^ d;
  state[1] = b ^ c;
  state[2] = c ^ (b << 9);
  state[3] = (d << 11) | (d >>> 21);
  return bits;
}

/** Evenly between 0 and 1, neither of them. */
export function nextUniform(state: Generator): number {
  return ((nextBits(state) >>> 0) + 0.5) * 2 ** -32;
}

const LAYERS = 128;
/** Where the tail begins that makes 128 layers of one area (Marsaglia & Tsang, 2000). */
const TAIL = 3.442619855899;
const EDGES = layers();

/** Right edge of each layer of the bell, from the bottom; the lowest is as wide as if its tail were under it. */
function layers(): Float64Array {
  const bell = (x: number) => Math.exp(-0.5 * x * x);
  const area = TAIL * bell(TAIL) + ROOT_TWO_PI * normalUpperTail(TAIL);
  const edges = new Float64Array(LAYERS + 1);
  edges[0] = area / bell(TAIL);
  edges[1] = TAIL;
  for (let i = 2; i < LAYERS; i++) {
    const below = edges[i - 1] as number;
    edges[i] = Math.sqrt(-2 * Math.log(area / below + bell(below)));
  }
  return edges;
}

/** A standard normal number by layers of the bell, nearly always one multiplication. */
export function nextNormal(state: Generator): number {
  const bits = nextBits(state);
  const layer = bits & (LAYERS - 1);
  // The other 25 bits, signed.
  const x = (bits >> 7) * 2 ** -24 * (EDGES[layer] as number);
  return Math.abs(x) < (EDGES[layer + 1] as number) ? x : outside(state, layer, x);
}

/** The tail below the bell, or the edge of a layer that it crosses. */
function outside(state: Generator, layer: number, x: number): number {
  if (layer === 0) {
    for (;;) {
      const far = -Math.log(nextUniform(state)) / TAIL;
      if (-2 * Math.log(nextUniform(state)) > far * far) return x < 0 ? -TAIL - far : TAIL + far;
    }
  }
  const low = Math.exp(-0.5 * (EDGES[layer] as number) ** 2);
  const high = Math.exp(-0.5 * (EDGES[layer + 1] as number) ** 2);
  return low + nextUniform(state) * (high - low) < Math.exp(-0.5 * x * x) ? x : nextNormal(state);
}
