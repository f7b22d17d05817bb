/** What a number of timings say together, in the unit they came in. */
export type Spread = { median: number; p5: number; p95: number };

export function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), p5: at(0.05), p95: at(0.95) };
}

/** `2.31`, and how far nine of ten timings lie apart: `2.10–3.05`. */
export function spreadCells({ median, p5, p95 }: Spread, digits = 2): [string, string] {
  return [median.toFixed(digits), `${p5.toFixed(digits)}–${p95.toFixed(digits)}`];
}
