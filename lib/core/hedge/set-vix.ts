import { AS_IT_IS } from '../condor/scenario';
import type { BreakEvensView } from './analysis';
import type { CombinedCurves, Moment } from './curves';
import type { PairOutlook } from './pair';

/** The share of the time to settlement that each moment of a plot lies ahead. */
export type MomentsAhead = Readonly<Record<Moment, number>>;

/** The same curves where VIX was set by hand, one level wherever the index ends: nothing deviates, so there is no fan. */
export function curvesAtVix(
  pair: PairOutlook,
  { levels, curves }: CombinedCurves,
  ahead: MomentsAhead,
  vix: number,
): CombinedCurves | null {
  const at = Float64Array.from(levels);
  const by = Math.max(vix, pair.lowest) - pair.vix;
  const drawn: CombinedCurves['curves'][number][] = [];
  for (const curve of curves) {
    const row = pair.row(at, { ...AS_IT_IS, elapsed: ahead[curve.moment], vix });
    if (!row.ok) return null;
    const combined = Array.from(row.value.both);
    drawn.push({
      ...curve,
      alone: Array.from(row.value.condor),
      combined,
      low: combined,
      high: combined,
      vixMoves: levels.map(() => by),
      vixDeviations: levels.map(() => 0),
    });
  }
  return { levels, curves: drawn };
}

/** The same break-evens there. */
export function evensAtVix(
  pair: PairOutlook,
  breakEvens: readonly BreakEvensView[],
  ahead: MomentsAhead,
  vix: number,
): readonly BreakEvensView[] {
  return breakEvens.map(({ moment, ratio }) => ({
    moment,
    ratio,
    ...pair.evens({ elapsed: ahead[moment], ratio, vix }),
  }));
}
