import { fail, ok, type Result } from '../result';
import type { Response } from './coefficients';

/** Closes of one day. */
export type JointDay = { readonly date: string; readonly spx: number; readonly vix: number };

export type FittedResponse = {
  /** Its `spread` is that of one day: the caller compares `deviation` between horizons. */
  readonly response: Response;
  readonly rSquared: number;
  /** Of the residuals, in points. */
  readonly deviation: number;
  readonly sample: number;
};

export type FitRefusal = 'too-few-days' | 'not-a-horizon' | 'no-variety';

const FEWEST = 250;

/** Least squares of the spot response over so many trading days, on overlapping spans of daily closes in order. */
export function fitResponse(days: readonly JointDay[], horizon: number): Result<FittedResponse, FitRefusal> {
  if (!(Number.isInteger(horizon) && horizon > 0 && horizon <= 250)) return fail('not-a-horizon');
  const rows: number[][] = [];
  for (let i = 0; i + horizon < days.length; i++) {
    const from = days[i] as JointDay;
    const to = days[i + horizon] as JointDay;
    if (!(from.spx > 0 && to.spx > 0 && from.vix > 0 && to.vix > 0)) continue;
    const r = 100 * (to.spx / from.spx - 1);
    const row = [1, Math.max(-r, 0), -Math.max(r, 0), from.vix - 20, to.vix - from.vix];
    if (row.every(Number.isFinite)) rows.push(row);
  }
  if (rows.length < FEWEST) return fail('too-few-days');
  const solved = leastSquares(rows);
  if (solved === null) return fail('no-variety');
  const [a, bd, bu, m] = solved;
  let mean = 0;
  for (const row of rows) mean += (row[4] as number) / rows.length;
  let left = 0;
  let whole = 0;
  for (const row of rows) {
    const move = row[4] as number;
    left += (move - a - bd * (row[1] as number) - bu * (row[2] as number) - m * (row[3] as number)) ** 2;
    whole += (move - mean) ** 2;
  }
  return ok({
    response: { days: horizon, a, bd, bu, m, spread: 1 },
    rSquared: whole > 0 ? 1 - left / whole : 0,
    deviation: Math.sqrt(left / rows.length),
    sample: rows.length,
  });
}

/** Four coefficients from rows of four regressors and the answer: normal equations by Gauss with pivots. */
function leastSquares(rows: readonly number[][]): readonly [number, number, number, number] | null {
  const size = 4;
  const system = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) =>
      rows.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0),
    ),
  );
  const at = (i: number, j: number) => system[i]?.[j] ?? 0;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i;
    }
    if (!(Math.abs(at(pivot, column)) > 1e-9 * rows.length)) return null;
    const chosen = system[pivot] as number[];
    system[pivot] = system[column] as number[];
    system[column] = chosen;
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const share = at(i, column) / (chosen[column] as number);
      system[i] = (system[i] as number[]).map((value, j) => value - share * (chosen[j] as number));
    }
  }
  const solution = (i: number) => at(i, size) / at(i, i);
  return [solution(0), solution(1), solution(2), solution(3)];
}
