import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  median,
  type Points,
  robustDeviation,
  robustLine,
  weightedMedian,
  weightOf,
} from '@/lib/core/market/robust-line';

const columns = (points: readonly (readonly [x: number, y: number, error: number])[]): Points => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
  error: Float64Array.from(points, ([, , error]) => error),
});

/** The definitions, by sorting. */
const sortedMedian = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? Number.NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
};
const sortedWeightedMedian = (pairs: readonly (readonly [value: number, weight: number])[]) => {
  const sorted = pairs.toSorted(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, weight]) => sum + weight, 0);
  let below = 0;
  for (const [place, [value, weight]] of sorted.entries()) {
    below += weight;
    if (2 * below > total) return value;
    if (2 * below === total) return (value + (sorted[place + 1]?.[0] ?? value)) / 2;
  }
  return Number.NaN;
};

describe('medians', () => {
  // Without −0, which stands where it likes among zeros.
  const value = fc
    .oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 }))
    .map((each) => each + 0);

  it('are the middle of the sorted values', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
        expect(median(values)).toBe(sortedMedian(values));
      }),
      { numRuns: 500 },
    );
  });

  it('leave what they were given as it was', () => {
    const values = Float64Array.of(3, 1, 2);
    median(values);
    expect([...values]).toEqual([3, 1, 2]);
  });

  it('of the sizes of normal distances are their deviation', () => {
    // Quartiles of the normal law lie 0.67449 deviations out.
    expect(robustDeviation(Float64Array.of(-2, 0.67449, -0.1))).toBeCloseTo(1, 4);
    expect(robustDeviation(Float64Array.of(-1.34898, 1.34898))).toBeCloseTo(2, 4);
  });

  it('with weights divide the weight and not the number', () => {
    const of = (...pairs: [number, number][]) =>
      weightedMedian(
        Float64Array.from(pairs, ([each]) => each),
        Float64Array.from(pairs, ([, weight]) => weight),
      );
    expect(of([1, 1], [2, 1], [10, 5])).toBe(10);
    expect(of([10, 1], [1, 1], [2, 3])).toBe(2);
    expect(of([4, 1], [1, 1], [3, 1], [2, 1])).toBe(2.5);
    expect(of([7, 2])).toBe(7);
    expect(of()).toBeNaN();
    // Whole weights, so that halves are exact and ties are really met.
    const pair = fc.tuple(value, fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
        expect(of(...pairs)).toBe(sortedWeightedMedian(pairs));
      }),
      { numRuns: 500 },
    );
  });

  it('come to an end with values that are no numbers', () => {
    const strange = fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(strange, strange), { maxLength: 12 }), (pairs) => {
        median(pairs.map(([each]) => each));
        weightedMedian(
          Float64Array.from(pairs, ([each]) => each),
          Float64Array.from(pairs, ([, weight]) => weight),
        );
      }),
    );
  });
});

describe('a robust line', () => {
  const points = Array.from({ length: 21 }, (_, i) => [100 + 5 * i, 7 - 0.5 * (100 + 5 * i), 0.1] as const);

  it('is the line that the points are on', () => {
    const line = robustLine(columns(points));
    expect(line?.slope).toBeCloseTo(-0.5, 12);
    expect(line && line.y - line.slope * line.x).toBeCloseTo(7, 9);
    expect(line?.x).toBeCloseTo(150, 9);
    expect(line?.scale).toBeCloseTo(0, 9);
    expect(line?.used).toBe(21);
  });

  it('does not depend on the order of the points', () => {
    const noisy = points.map(([x, y, error], i) => [x, y + 0.1 * Math.sin(9 * i), error] as const);
    const line = robustLine(columns(noisy));
    const mixed = robustLine(columns(noisy.toSorted(([a], [b]) => Math.sin(a) - Math.sin(b))));
    expect(mixed?.slope).toBeCloseTo(line?.slope ?? Number.NaN, 12);
    expect(mixed?.used).toBe(line?.used);
  });

  it('solves the equations of the biweight: weights (1 − r²)² of distances in 4.685 deviations', () => {
    const noisy = points.map(([x, y], i) => [x, y + 0.2 * Math.sin(7 * i), 0.05 + 0.01 * (i % 4)] as const);
    const line = robustLine(columns(noisy));
    if (line === null) throw new Error('no line');
    let level = 0;
    let slope = 0;
    let size = 0;
    for (const [x, y, error] of noisy) {
      const off = y - line.y - line.slope * (x - line.x);
      const r = off / error / (4.685 * line.scale);
      const weight = Math.abs(r) < 1 ? (1 - r * r) ** 2 / error ** 2 : 0;
      level += weight * off;
      slope += weight * off * (x - line.x);
      size += weight * Math.abs(off);
    }
    expect(Math.abs(level) / size).toBeLessThan(1e-9);
    expect(Math.abs(slope) / size / 50).toBeLessThan(1e-9);
  });

  it('leaves a quarter of wrong points alone, and says how many it used', () => {
    const wrong = points.map(([x, y, error], i) => [x, i % 5 === 1 ? y + 40 : y, error] as const);
    const line = robustLine(columns(wrong));
    expect(line?.slope).toBeCloseTo(-0.5, 9);
    expect(line?.used).toBe(17);
  });

  it('knows how well it knows: errors of least squares, by the scatter, by a quarter of the stated at least', () => {
    // Σ (x − x̄)² of 21 points 5 apart is 19 250; stated errors of 0.1 that the points do not show count a quarter.
    const line = robustLine(columns(points));
    expect(line?.slopeError).toBeCloseTo((0.25 * 0.1) / Math.sqrt(19_250), 9);
    expect(line?.levelError).toBeCloseTo((0.25 * 0.1) / Math.sqrt(21), 9);
    const wide = points.map(([x, y, error], i) => [x, y + (i % 2 === 0 ? 0.3 : -0.3), error] as const);
    const scattered = robustLine(columns(wide));
    // Every point is about three stated errors off, which 1.4826 makes a deviation.
    expect(Math.abs((scattered?.scale ?? 0) / (3 * 1.4826) - 1)).toBeLessThan(0.1);
    expect(scattered?.slopeError).toBeGreaterThan(4 * 4 * (line?.slopeError ?? Infinity));
  });

  it('believes a point by the inverse square of its error', () => {
    expect(weightOf(0.5)).toBe(4);
    const two = [...points, [150, 7 - 75 + 0.02, 0.001] as const];
    const line = robustLine(columns(two));
    // One point a hundred times as sharp outweighs the 21 others together.
    expect(line && line.y + line.slope * (150 - line.x)).toBeGreaterThan(7 - 75 + 0.019);
  });

  it('is none through two points, or through points above each other', () => {
    expect(robustLine(columns(points.slice(0, 2)))).toBeNull();
    expect(robustLine(columns([1, 2, 3, 4].map((y) => [100, y, 0.1] as const)))).toBeNull();
    expect(robustLine(columns(points.slice(0, 3)))?.slope).toBeCloseTo(-0.5, 12);
  });
});
