/**
 * Repeated Mills integrals `I_n(z) = ∫₀^∞ uⁿ⁄n! · e^(−zu − u²⁄2) du`.
 *
 * `I_0` is the Mills ratio, normal tail over density. They obey
 * `I_(n−1) = z I_n + (n+1) I_(n+1)` with `I_(−1) = 1`, so
 * `r_n = I_n ⁄ I_(n−1) = 1 ⁄ (z + (n+1) r_(n+1))` runs down from any far start without cancellation, and
 * `I_0(c + h) = Σ (−h)ⁿ I_n(c)` gives all of them between two nodes of a table.
 */

/** Nodes of the table per unit of `z`, and where it ends. */
export const MILLS_PER_UNIT = 16;
export const MILLS_END = 8;
/** Coefficients of each node: `(−1)ⁿ I_n` at its centre, for `n` from 0. */
export const MILLS_WIDTH = 10;

/** Node `i` expands about `z = (i + ½) ⁄ 16` and serves `i ⁄ 16 ≤ z < (i + 1) ⁄ 16`. */
export const MILLS: Float64Array = buildTable();

/** Mills ratio `Φ(−z) ⁄ φ(z)` for `z ≥ 0`, to full relative accuracy. NaN below zero: the tail is then not small. */
export function millsRatio(z: number): number {
  if (!(z >= 0)) return Number.NaN;
  return z < MILLS_END ? fromTable(z) : fromFraction(z);
}

function fromTable(z: number): number {
  const node = (z * MILLS_PER_UNIT) | 0;
  const h = z - (node + 0.5) / MILLS_PER_UNIT;
  const last = node * MILLS_WIDTH + MILLS_WIDTH - 1;
  let sum = MILLS[last] as number;
  for (let k = last - 1; k >= last - MILLS_WIDTH + 1; k--) sum = sum * h + (MILLS[k] as number);
  return sum;
}

function fromFraction(z: number): number {
  let r = 0;
  for (let n = 24; n > 0; n--) r = n / (z + r);
  return 1 / (z + r);
}

function buildTable(): Float64Array {
  const nodes = MILLS_END * MILLS_PER_UNIT;
  const table = new Float64Array(nodes * MILLS_WIDTH);
  const integrals = new Float64Array(MILLS_WIDTH);
  for (let node = 0; node < nodes; node++) {
    const z = (node + 0.5) / MILLS_PER_UNIT;
    if (z < 0.25) integralsNearZero(z, integrals);
    else integralsByFraction(z, integrals);
    for (let n = 0; n < MILLS_WIDTH; n++) {
      table[node * MILLS_WIDTH + n] = (n % 2 === 0 ? 1 : -1) * (integrals[n] as number);
    }
  }
  return table;
}

/** Taylor series about zero, where `I_0 = √(π⁄2)`, `I_1 = 1` and `I_n = I_(n−2) ⁄ n`. */
function integralsNearZero(z: number, out: Float64Array): void {
  const terms = 24;
  const atZero = new Float64Array(MILLS_WIDTH + terms);
  atZero[0] = Math.sqrt(Math.PI / 2);
  atZero[1] = 1;
  for (let n = 2; n < atZero.length; n++) atZero[n] = (atZero[n - 2] as number) / n;
  for (let n = 0; n < MILLS_WIDTH; n++) {
    let sum = 0;
    for (let m = terms - 1; m >= 0; m--) {
      sum = (atZero[n + m] as number) - (sum * z * (n + m + 1)) / (m + 1);
    }
    out[n] = sum;
  }
}

/**
 * The downward fraction, each ratio kept as a 24-bit head plus a tail: the products below are then exact, and the
 * nodes come out rounded once, which every price inherits.
 */
function integralsByFraction(z: number, out: Float64Array): void {
  const tails = new Float64Array(MILLS_WIDTH);
  const start = 40 + Math.ceil(300 / (z * z));
  let head = Math.fround(2 / (z + Math.sqrt(z * z + 4 * (start + 2))));
  let tail = 0;
  for (let n = start; n >= 0; n--) {
    const sum = z + (n + 1) * head;
    const rest = (n + 1) * tail;
    const sumHead = Math.fround(sum);
    head = Math.fround(1 / sum);
    tail = (1 - head * sumHead - head * (sum - sumHead) - head * rest) / (sum + rest);
    if (n < MILLS_WIDTH) {
      out[n] = head;
      tails[n] = tail;
    }
  }
  let productHead = 1;
  let productTail = 0;
  for (let n = 0; n < MILLS_WIDTH; n++) {
    const ratioHead = out[n] as number;
    const ratioTail = tails[n] as number;
    const exact = productHead * ratioHead;
    const small = productHead * ratioTail + productTail * (ratioHead + ratioTail);
    out[n] = exact + small;
    productHead = Math.fround(exact + small);
    productTail = exact - productHead + small;
  }
}
