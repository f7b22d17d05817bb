/**
 * A symmetric matrix with three diagonals below the main one: entry `(j, j − r)` stands at `4 j + r`. It is what
 * cubic splines make of least squares.
 */
export const BAND = 4;

/**
 * Solves in place: `matrix` becomes its factors `L D Lᵀ`, `right` the solution. False where the matrix is not positive
 * definite, and then both hold nothing of use.
 */
export function solveBand(matrix: Float64Array, right: Float64Array, size: number): boolean {
  for (let j = 0; j < size; j++) {
    const row = BAND * j;
    const third = j > 2 ? (matrix[row + 3] as number) : 0;
    const second = j > 1 ? (matrix[row + 2] as number) - third * (matrix[row - 7] as number) : 0;
    const first =
      j > 0
        ? (matrix[row + 1] as number) -
          (j > 2 ? third * (matrix[row - 2] as number) : 0) -
          (j > 1 ? second * (matrix[row - 3] as number) : 0)
        : 0;
    const l3 = j > 2 ? third / (matrix[row - 12] as number) : 0;
    const l2 = j > 1 ? second / (matrix[row - 8] as number) : 0;
    const l1 = j > 0 ? first / (matrix[row - 4] as number) : 0;
    const pivot = (matrix[row] as number) - third * l3 - second * l2 - first * l1;
    if (!(pivot > 0)) return false;
    matrix[row] = pivot;
    matrix[row + 1] = l1;
    matrix[row + 2] = l2;
    matrix[row + 3] = l3;
    let sum = right[j] as number;
    if (j > 0) sum -= l1 * (right[j - 1] as number);
    if (j > 1) sum -= l2 * (right[j - 2] as number);
    if (j > 2) sum -= l3 * (right[j - 3] as number);
    right[j] = sum;
  }
  for (let j = size - 1; j >= 0; j--) {
    let sum = (right[j] as number) / (matrix[BAND * j] as number);
    for (let r = 1; r < BAND && j + r < size; r++) {
      sum -= (matrix[BAND * (j + r) + r] as number) * (right[j + r] as number);
    }
    right[j] = sum;
  }
  return true;
}

/** Adds `weight (row · x − aim)²` to the normal equations. */
export function addRow(
  matrix: Float64Array,
  right: Float64Array,
  first: number,
  rows: Float64Array,
  at: number,
  weight: number,
  aim: number,
): void {
  const a = rows[at] as number;
  const b = rows[at + 1] as number;
  const c = rows[at + 2] as number;
  const d = rows[at + 3] as number;
  const wa = weight * a;
  const wb = weight * b;
  const wc = weight * c;
  const wd = weight * d;
  const m = BAND * first;
  matrix[m] = (matrix[m] as number) + wa * a;
  matrix[m + 4] = (matrix[m + 4] as number) + wb * b;
  matrix[m + 5] = (matrix[m + 5] as number) + wb * a;
  matrix[m + 8] = (matrix[m + 8] as number) + wc * c;
  matrix[m + 9] = (matrix[m + 9] as number) + wc * b;
  matrix[m + 10] = (matrix[m + 10] as number) + wc * a;
  matrix[m + 12] = (matrix[m + 12] as number) + wd * d;
  matrix[m + 13] = (matrix[m + 13] as number) + wd * c;
  matrix[m + 14] = (matrix[m + 14] as number) + wd * b;
  matrix[m + 15] = (matrix[m + 15] as number) + wd * a;
  right[first] = (right[first] as number) + wa * aim;
  right[first + 1] = (right[first + 1] as number) + wb * aim;
  right[first + 2] = (right[first + 2] as number) + wc * aim;
  right[first + 3] = (right[first + 3] as number) + wd * aim;
}

/** A row of four times the unknowns from `first` on. */
export function rowTimes(rows: Float64Array, at: number, x: Float64Array, first: number): number {
  return (
    (rows[at] as number) * (x[first] as number) +
    (rows[at + 1] as number) * (x[first + 1] as number) +
    (rows[at + 2] as number) * (x[first + 2] as number) +
    (rows[at + 3] as number) * (x[first + 3] as number)
  );
}
