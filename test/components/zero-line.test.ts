import { expect, it } from 'vitest';
import { zeroLine } from '@/components/plots/zero-line';

const size = 41;
const grid = (value: (x: number, y: number) => number) =>
  Array.from({ length: size }, (_, y) => Float64Array.from({ length: size }, (_, x) => value(x, y)));
const place = (x: number, y: number) => [x, y] as const;

it('lies on a circle all around it, and nowhere else', () => {
  const drawn = zeroLine(
    grid((x, y) => 12 - Math.hypot(x - 20, y - 20)),
    place,
  );
  const points = [...drawn.matchAll(/[ML](\S+) ([\d.]+)/g)].map(
    ([, x, y]) => [Number(x) - 20, Number(y) - 20] as const,
  );
  for (const [x, y] of points) expect(Math.abs(Math.hypot(x, y) - 12)).toBeLessThan(0.08);
  const seen = new Set(points.map(([x, y]) => Math.round((18 * Math.atan2(y, x)) / Math.PI)));
  expect(seen.size).toBeGreaterThanOrEqual(36);
});

it('parts the corners of a saddle by the sign in its middle, and draws nothing over a plain of zeros', () => {
  const saddle = [Float64Array.of(3, -1), Float64Array.of(-1, 3)];
  expect(zeroLine(saddle, place)).toBe('M0.8 0.0L1.0 0.3M0.3 1.0L0.0 0.8');
  expect(zeroLine([Float64Array.of(1, -3), Float64Array.of(-3, 1)], place)).toBe(
    'M0.3 0.0L0.0 0.3M1.0 0.8L0.8 1.0',
  );
  expect(
    zeroLine(
      grid(() => 0),
      place,
    ),
  ).toBe('');
});
