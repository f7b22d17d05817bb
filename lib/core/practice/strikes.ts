import type { Listing } from './listing';

/** The strikes of an expiry: close together near the money, wider further out. */

/** A stretch of strikes up to `to`, `step` apart. */
type Stretch = { readonly to: number; readonly step: number };

/**
 * SPX strikes around the anchor, so that a tick never lists a new one: fives near the money, then tens,
 * twenty-fives and hundreds. Far expiries reach further and have their fives in a narrower band.
 */
export function spxStrikes(anchor: number, days: number): number[] {
  const near = days <= 12;
  const to = (part: number) => Math.round((anchor * (1 + part)) / 100) * 100;
  return ladder(to(near ? -0.3 : -0.45), [
    { to: to(near ? -0.14 : -0.22), step: 100 },
    { to: to(near ? -0.07 : -0.12), step: 25 },
    { to: to(near ? -0.055 : -0.06), step: 10 },
    { to: to(near ? 0.035 : 0.04), step: 5 },
    { to: to(near ? 0.045 : 0.07), step: 10 },
    { to: to(near ? 0.09 : 0.14), step: 25 },
    { to: to(near ? 0.2 : 0.3), step: 100 },
  ]);
}

/** VIX strikes: halves at the bottom, ones, then two and a half and fives; monthlies have more of each. */
export function vixStrikes(root: Listing['root']): number[] {
  return ladder(10, [
    { to: root === 'VIX' ? 25 : 20, step: 0.5 },
    { to: 40, step: 1 },
    { to: 50, step: 2.5 },
    { to: root === 'VIX' ? 100 : 70, step: 5 },
  ]);
}

function ladder(from: number, stretches: readonly Stretch[]): number[] {
  const strikes = [from];
  let strike = from;
  for (const { to, step } of stretches) {
    while (strike + step <= to) {
      strike += step;
      strikes.push(strike);
    }
  }
  return strikes;
}
