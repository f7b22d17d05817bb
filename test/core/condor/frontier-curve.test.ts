import { describe, expect, it } from 'vitest';
import { boardOf } from '@/lib/core/condor/board';
import type { Candidate } from '@/lib/core/condor/candidate';
import { frontierCurve, MOST_POINTS } from '@/lib/core/condor/frontier-curve';
import { search } from '@/lib/core/condor/search';
import { boardInput, QUIET_DAY } from './logistic-market';

function wholeFrontier(share: number): readonly Candidate[] {
  const board = boardOf(boardInput({ ...QUIET_DAY, count: 401, from: 6500, share }));
  if (!board.ok) throw new Error(board.error.code);
  const limits = { widths: Array.from({ length: 33 }, (_, i) => 5 * (i + 1)), unequalWings: true };
  const found = search(board.value, { limits, best: [], count: 0, frontier: ['returnOnRisk', 'pop'] });
  if (!found.ok || !found.value.frontier.ok) throw new Error('no frontier');
  return found.value.frontier.value;
}

describe('a frontier as it is drawn', () => {
  const frontier = wholeFrontier(1);
  const curve = frontierCurve(frontier);

  it('is condors of it, both ends among them, and says how many there are', () => {
    expect(frontier.length).toBeGreaterThan(MOST_POINTS);
    expect(curve.count).toBe(frontier.length);
    expect(curve.points.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(curve.points.length).toBeGreaterThan(MOST_POINTS / 2);
    expect(curve.points[0]).toMatchObject({ strikes: frontier[0]?.strikes, pop: frontier[0]?.pop });
    expect(curve.points.at(-1)?.strikes).toEqual(frontier.at(-1)?.strikes);
    const places = curve.points.map(({ strikes }) =>
      frontier.findIndex((one) => one.strikes.join() === strikes.join()),
    );
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(places[0]).toBe(0);
  });

  it('leaves out only what lies close to a point that stays', () => {
    const [first, last] = [frontier[0] as Candidate, frontier.at(-1) as Candidate];
    const far = (a: Pick<Candidate, 'returnOnRisk' | 'pop'>, b: Pick<Candidate, 'returnOnRisk' | 'pop'>) =>
      Math.hypot(
        (a.returnOnRisk - b.returnOnRisk) / (first.returnOnRisk - last.returnOnRisk),
        (a.pop - b.pop) / (first.pop - last.pop),
      );
    // The curve is at most two of its own spans long.
    for (const one of frontier)
      expect(Math.min(...curve.points.map((point) => far(point, one)))).toBeLessThanOrEqual(
        2 / (MOST_POINTS - 1) + 1e-12,
      );
  });

  it('is all of a short one, and none of none', () => {
    const short = frontier.slice(0, MOST_POINTS);
    expect(frontierCurve(short).points.map((point) => point.strikes)).toEqual(
      short.map((one) => one.strikes),
    );
    expect(frontierCurve([])).toEqual({ count: 0, points: [] });
  });
});
