import { fail, ok, type Result } from '../result';
import type { Response } from './coefficients';

/** Closes of one day, and its place among the sessions of the exchange. */
export type JointDay = {
  readonly date: string;
  readonly session: number;
  readonly spx: number;
  readonly vix: number;
};

type Four = readonly [number, number, number, number];

export type FittedResponse = {
  /** Its `spread` is that of one day: the caller compares `deviation` between horizons. */
  readonly response: Response;
  /** Standard errors, as if only spans that do not overlap had been counted. */
  readonly errors: Readonly<Record<'a' | 'bd' | 'bu' | 'm', number>>;
  readonly rSquared: number;
  /** Of the residuals, in points. */
  readonly deviation: number;
  readonly sample: number;
  /** Of each span: what the index did, in percent, and how far VIX ended from the middle, in points. */
  readonly left: readonly { readonly r: number; readonly residual: number }[];
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
    // A day that one of them lacks would make a longer span of a shorter one.
    if (to.session - from.session !== horizon) continue;
    if (!(from.spx > 0 && to.spx > 0 && from.vix > 0 && to.vix > 0)) continue;
    const r = 100 * (to.spx / from.spx - 1);
    const row = [1, Math.max(-r, 0), -Math.max(r, 0), from.vix - 20, to.vix - from.vix];
    if (row.every(Number.isFinite)) rows.push(row);
  }
  if (rows.length < FEWEST) return fail('too-few-days');
  const solved = leastSquares(rows);
  if (solved === null) return fail('no-variety');
  const [a, bd, bu, m] = solved.of;
  let mean = 0;
  for (const row of rows) mean += (row[4] as number) / rows.length;
  let squares = 0;
  let whole = 0;
  const left = rows.map(([, down = 0, up = 0, level = 0, move = 0]) => {
    const residual = move - a - bd * down - bu * up - m * level;
    squares += residual ** 2;
    whole += (move - mean) ** 2;
    return { r: -down - up, residual };
  });
  const variance = (squares / (rows.length - solved.of.length)) * horizon;
  const error = (i: number) => Math.sqrt(variance * (solved.inverse[i] as number));
  return ok({
    response: { days: horizon, a, bd, bu, m, spread: 1 },
    errors: { a: error(0), bd: error(1), bu: error(2), m: error(3) },
    rSquared: whole > 0 ? 1 - squares / whole : 0,
    deviation: Math.sqrt(squares / rows.length),
    sample: rows.length,
    left,
  });
}

/**
 * Four coefficients from rows of four regressors and the answer, and the diagonal of the inverse of their products:
 * normal equations by Gauss with pivots.
 */
function leastSquares(rows: readonly number[][]): { readonly of: Four; readonly inverse: Four } | null {
  const size = 4;
  const width = 2 * size + 1;
  const system = Array.from({ length: size }, (_, i) =>
    Array.from({ length: width }, (_, j) =>
      j > size
        ? Number(j - size - 1 === i)
        : rows.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0),
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
  const four = (of: (i: number) => number): Four => [of(0), of(1), of(2), of(3)];
  return {
    of: four((i) => at(i, size) / at(i, i)),
    inverse: four((i) => at(i, size + 1 + i) / at(i, i)),
  };
}
