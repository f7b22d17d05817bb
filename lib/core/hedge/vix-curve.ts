import type { JointModel } from './coefficients';
import { type AgedLeg, agedValue } from './leg';
import { movedForward } from './tenor';

/**
 * Money that all VIX legs are worth at one time, as one cubic in pieces over the VIX move: however many legs, a node of
 * a grid costs one polynomial. Legs too near their settlement for a cubic to follow are valued as they are.
 */
export type VixCurve = {
  readonly model: JointModel;
  readonly start: number;
  readonly step: number;
  /** Four powers of the place within each piece. */
  readonly pieces: Float64Array;
  readonly smooth: readonly AgedLeg[];
  readonly sharp: readonly AgedLeg[];
};

const PIECES = 128;
/** A leg whose price bends within fewer pieces than this is sharp. */
const PIECES_PER_BEND = 7;

/** The curve between two VIX moves, in points. */
export function vixCurve(
  model: JointModel,
  legs: readonly AgedLeg[],
  { from, to }: { readonly from: number; readonly to: number },
): VixCurve {
  // Below, the floor of a forward breaks its slope: there the legs are valued one by one.
  const start = legs.reduce(
    (highest, { forward, beta }) =>
      beta > 0 ? Math.max(highest, (Math.min(model.lowestForward, forward) - forward) / beta) : highest,
    from,
  );
  const step = Math.max(to - start, 0) / PIECES;
  const sharp: AgedLeg[] = [];
  const smooth: AgedLeg[] = [];
  for (const leg of legs) (isSharp(model, leg, start, step) ? sharp : smooth).push(leg);
  const pieces = new Float64Array(4 * PIECES);
  if (step > 0 && smooth.length > 0) fill(pieces, (i) => agedValue(model, smooth, start + i * step));
  return { model, start, step, pieces, smooth, sharp };
}

/** Money at a VIX move. */
export function vixCurveAt(curve: VixCurve, vixMove: number): number {
  const { model, start, step, pieces, smooth, sharp } = curve;
  let value = 0;
  if (smooth.length > 0) {
    const place = (vixMove - start) / step;
    if (place >= 0 && place <= PIECES) {
      const j = Math.min(place | 0, PIECES - 1);
      const t = place - j;
      const a = 4 * j;
      value =
        (pieces[a] as number) +
        t * ((pieces[a + 1] as number) + t * ((pieces[a + 2] as number) + t * (pieces[a + 3] as number)));
    } else value = agedValue(model, smooth, vixMove);
  }
  return sharp.length > 0 ? value + agedValue(model, sharp, vixMove) : value;
}

/** Deviation of the forward where it is lowest, in points of VIX, against the width of a piece. */
function isSharp(model: JointModel, leg: AgedLeg, start: number, step: number): boolean {
  const { forward, volatility, left, beta, exponent, strike } = leg;
  const lowest = movedForward(model, forward, beta, start);
  // The price bends at its strike.
  const where = Math.max(lowest, Math.min(strike, forward));
  const bend = (where * volatility * (where / forward) ** exponent * Math.sqrt(left)) / Math.max(beta, 1e-9);
  return !(bend > PIECES_PER_BEND * step);
}

/** Cubics through every value, their slopes from the six values around: fifth-order, so the cubic is the limit. */
function fill(pieces: Float64Array, at: (i: number) => number): void {
  const values = new Float64Array(PIECES + 7);
  for (let i = 0; i < values.length; i++) values[i] = at(i - 3);
  const value = (i: number) => values[i + 3] as number;
  const slope = (i: number) =>
    (45 * (value(i + 1) - value(i - 1)) - 9 * (value(i + 2) - value(i - 2)) + value(i + 3) - value(i - 3)) /
    60;
  for (let j = 0; j < PIECES; j++) {
    const [v0, v1] = [value(j), value(j + 1)];
    const [d0, d1] = [slope(j), slope(j + 1)];
    pieces[4 * j] = v0;
    pieces[4 * j + 1] = d0;
    pieces[4 * j + 2] = 3 * (v1 - v0) - 2 * d0 - d1;
    pieces[4 * j + 3] = 2 * (v0 - v1) + d0 + d1;
  }
}
