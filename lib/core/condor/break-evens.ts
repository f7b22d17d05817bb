import { DEVIATION, PLACES, STRIKE, type ValueAt, type ValueLegs, valueAt } from './value';

/** Beyond the outer strikes V is tried this many deviations out; at the far end it is its wing. */
const NEAR = 1.5;
const FAR = 9;
/** In logarithms: where a century of the wildest volatility ends and numbers are still numbers. */
const MOST_NEAR = 30;
const MOST_FAR = 60;
/** The slope at the far ends: none, but towards the middle. */
const FLAT = 1e-300;

const at: ValueAt = { value: 0, delta: 0 };

/** The stretch since the level tried last. */
type Walk = {
  readonly legs: ValueLegs;
  readonly net: number;
  readonly roots: number[];
  level: number;
  gap: number;
  slope: number;
};

/**
 * Every level where buying back costs exactly `net`, rising: a list of zero to four. A condor's cost falls to the
 * middle and rises again, so two is usual; a smile can bend the wings and add two, a wing that `net` pays for takes
 * one away. V is tried at the strikes, in the middle and outside them, and wherever its slope shows that it turned.
 */
export function breakEvens(legs: ValueLegs, net: number): number[] {
  const k1 = placeOf(legs, 0, STRIKE);
  const k2 = placeOf(legs, 1, STRIKE);
  const k3 = placeOf(legs, 2, STRIKE);
  const k4 = placeOf(legs, 3, STRIKE);
  let s = 0;
  for (let leg = 0; leg < 4; leg++) s = Math.max(s, placeOf(legs, leg, DEVIATION));
  const near = Math.exp(Math.min(NEAR * s, MOST_NEAR));
  const far = Math.exp(Math.min(FAR * s, MOST_FAR));
  const left = k2 - k1 - net;
  const right = k4 - k3 - net;
  const walk: Walk = { legs, net, roots: [], level: k1 / far, gap: left, slope: left > 0 ? -FLAT : FLAT };
  visit(walk, k1 / near);
  visit(walk, k1);
  visit(walk, k2);
  visit(walk, 0.5 * (k2 + k3));
  visit(walk, k3);
  visit(walk, k4);
  visit(walk, k4 * near);
  step(walk, k4 * far, right, right > 0 ? FLAT : -FLAT);
  return walk.roots;
}

function placeOf(legs: ValueLegs, leg: number, place: number): number {
  return legs[PLACES * leg + place] as number;
}

function visit(walk: Walk, level: number): void {
  if (!(level > walk.level)) return;
  const gap = gapAt(walk.legs, level, walk.net);
  step(walk, level, gap, at.delta);
}

function step(walk: Walk, level: number, gap: number, slope: number): void {
  const { legs, net, roots } = walk;
  const above = walk.gap > 0;
  if (!(level > walk.level)) return;
  if (walk.gap === 0) {
    // The far end only approaches its wing.
    if (Math.abs(walk.slope) !== FLAT) roots.push(walk.level);
  } else if (gap !== 0 && above !== gap > 0) {
    roots.push(rootBetween(walk, level, gap, slope));
  } else if (gap !== 0 && above !== walk.slope > 0 && above === slope > 0) {
    const turn = turnBetween(legs, net, walk.level, level, above);
    if (turn !== null) {
      const back = { ...walk, level: turn, gap: -walk.gap, slope: 0 };
      roots.push(rootBetween(walk, turn, -walk.gap, 0), rootBetween(back, level, gap, slope));
    }
  }
  walk.level = level;
  walk.gap = gap;
  walk.slope = slope;
}

function gapAt(legs: ValueLegs, level: number, net: number): number {
  valueAt(legs, level, at);
  return at.value - net;
}

/** Points; far below a tick, far above what the table can blur. */
const CLOSE = 1e-8;
/** Newton squares its error: a step this small leaves the next one below `CLOSE`. */
const LAST = 1e-3;

/** A level between two of the same side where V is on the other, or null where its extreme does not get there. */
function turnBetween(legs: ValueLegs, net: number, low: number, high: number, above: boolean): number | null {
  let a = low;
  let b = high;
  for (let tries = 0; tries < 80 && b - a > CLOSE * b; tries++) {
    const x = 0.5 * (a + b);
    if (gapAt(legs, x, net) < 0 === above) return x;
    if (at.delta < 0 === above) a = x;
    else b = x;
  }
  return null;
}

/** From the last level to this one: Newton from a good guess, halving where it leaves the bracket. */
function rootBetween(
  { legs, net, level, gap, slope }: Walk,
  end: number,
  endGap: number,
  endSlope: number,
): number {
  const above = gap > 0;
  let a = level;
  let b = end;
  let x = guess(a, b, gap, endGap, slope, endSlope);
  for (let tries = 0; tries < 80; tries++) {
    const here = gapAt(legs, x, net);
    if (here === 0) return x;
    if (here > 0 === above) a = x;
    else b = x;
    const next = x - here / at.delta;
    // Also where the slope is zero and the quotient is no number.
    if (!(next > a && next < b)) {
      x = 0.5 * (a + b);
      if (b - a <= CLOSE) return x;
      continue;
    }
    if (Math.abs(next - x) <= LAST) return next;
    x = next;
  }
  return x;
}

/**
 * Where the cubic through both ends and slopes, level as a function of the gap, crosses zero; a slope that is flat or
 * points the wrong way counts as the straight line's.
 */
function guess(a: number, b: number, gapA: number, gapB: number, slopeA: number, slopeB: number): number {
  const rise = gapB - gapA;
  const u = -gapA / rise;
  const run = b - a;
  const tangentA = Math.min(STEEPEST * run, rise / slopeA);
  const tangentB = Math.min(STEEPEST * run, rise / slopeB);
  const v = 1 - u;
  return (
    a +
    run * u * u * (3 - 2 * u) +
    u * v * (v * (tangentA > 0 ? tangentA : run) - u * (tangentB > 0 ? tangentB : run))
  );
}

/** Three keeps such a cubic rising from end to end. */
const STEEPEST = 3;
