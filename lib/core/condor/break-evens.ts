import { type ValueAt, type ValueLegs, valueAt } from './value';

/** Where V is tried for a change of sign between one strike and the next, as shares of the way. */
const BETWEEN: readonly (readonly number[])[] = [
  [0, 0.5],
  [0, 0.25, 0.5, 0.75],
  [0, 0.5],
];
/** And beyond the outer strikes, in deviations. */
const BEYOND = [1, 2.5, 6] as const;

const at: ValueAt = { value: 0, delta: 0 };

/**
 * Every level where buying back costs exactly `net`, rising: a list of zero to four. A condor's cost falls to the
 * middle and rises again, so two is usual; a smile can bend the wings and add two, a wing that `net` pays for takes
 * one away.
 */
export function breakEvens(legs: ValueLegs, net: number): number[] {
  const roots: number[] = [];
  let before = outer(legs, 0, -BEYOND[2]);
  let gap = gapAt(legs, before, net);
  let slope = at.delta;
  const visit = (level: number) => {
    if (!(level > before)) return;
    const here = gapAt(legs, level, net);
    const end = at.delta;
    if (gap === 0) roots.push(before);
    else if (here !== 0 && gap > 0 !== here > 0) roots.push(rootBetween(legs, net, before, level, gap > 0));
    else if (here !== 0 && gap > 0 !== slope > 0 && gap > 0 === end > 0) {
      // The slope turns on the way: V may have crossed and come back.
      const turn = turnBetween(legs, net, before, level, gap > 0);
      if (turn !== null) {
        roots.push(
          rootBetween(legs, net, before, turn, gap > 0),
          rootBetween(legs, net, turn, level, gap < 0),
        );
      }
    }
    before = level;
    gap = here;
    slope = end;
  };
  visit(outer(legs, 0, -BEYOND[1]));
  visit(outer(legs, 0, -BEYOND[0]));
  for (let leg = 0; leg < 3; leg++) {
    const from = legs.strikes[leg] as number;
    const to = legs.strikes[leg + 1] as number;
    for (const share of BETWEEN[leg] as readonly number[]) visit(from + share * (to - from));
  }
  visit(legs.strikes[3]);
  for (const deviations of BEYOND) visit(outer(legs, 3, deviations));
  if (gap === 0) roots.push(before);
  return roots;
}

function outer(legs: ValueLegs, leg: 0 | 3, deviations: number): number {
  return legs.strikes[leg] * Math.exp(deviations * Math.max(...legs.deviations));
}

function gapAt(legs: ValueLegs, level: number, net: number): number {
  valueAt(legs, level, at);
  return at.value - net;
}

/** Points; far below a tick, far above what the table can blur. */
const CLOSE = 1e-8;

/** A level between two of the same side where V is on the other, or null where its extreme does not get there. */
function turnBetween(legs: ValueLegs, net: number, low: number, high: number, above: boolean): number | null {
  let a = low;
  let b = high;
  while (b - a > CLOSE * b) {
    const x = 0.5 * (a + b);
    if (gapAt(legs, x, net) < 0 === above) return x;
    if (at.delta < 0 === above) a = x;
    else b = x;
  }
  return null;
}

/** Newton inside a bracket that halves where Newton leaves it. */
function rootBetween(legs: ValueLegs, net: number, low: number, high: number, falling: boolean): number {
  let a = low;
  let b = high;
  let x = 0.5 * (a + b);
  for (let step = 0; step < 60; step++) {
    const gap = gapAt(legs, x, net);
    if (gap === 0) return x;
    if (gap > 0 === falling) a = x;
    else b = x;
    let next = x - gap / at.delta;
    // Also where the slope is zero and the quotient is no number.
    if (!(next > a && next < b)) next = 0.5 * (a + b);
    if (Math.abs(next - x) <= CLOSE) return next;
    x = next;
  }
  return x;
}
