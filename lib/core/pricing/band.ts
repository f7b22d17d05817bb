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
