import { logMoneyness } from '../pricing/moneyness';
import { tableCdf } from './normal-table';

/** What a lognormal settlement makes of one condor; per unit of the multiplier. */
export type Settlement = {
  pop: number;
  /** Ending below the lower, above the upper break-even; 0 where that wing cannot lose. */
  lossBelow: number;
  lossAbove: number;
  inside: number;
  /** Ending beyond the long strikes. */
  farBelow: number;
  farAbove: number;
  expectation: number;
  /** The parts of the expectation that come from profits and from losses, both positive. */
  gain: number;
  loss: number;
};

/** P(S_T < K) and the undiscounted put at K. */
type Below = { chance: number; put: number };

const low: Below = { chance: 0, put: 0 };

/** Absolute error about 1e-15 in probabilities and 1e-15 of the forward in points. */
function belowAt(forward: number, strike: number, s: number, into: Below): void {
  if (s === 0) {
    into.chance = forward < strike ? 1 : 0;
    into.put = forward < strike ? strike - forward : 0;
    return;
  }
  const z = logMoneyness(forward, strike) / s;
  into.chance = tableCdf(0.5 * s - z);
  into.put = strike * into.chance - forward * tableCdf(-0.5 * s - z);
}

/**
 * `net` is the credit after fees. The probability of profit is that of ending strictly between the break-evens;
 * a wing not wider than `net` has none and cannot lose, and without a net credit nothing can win.
 */
export function settle(
  strikes: readonly [number, number, number, number],
  net: number,
  forward: number,
  s: number,
  into: Settlement,
): void {
  const [k1, k2, k3, k4] = strikes;
  belowAt(forward, k1, s, low);
  const { chance: below1, put: put1 } = low;
  belowAt(forward, k2, s, low);
  const { chance: below2, put: put2 } = low;
  belowAt(forward, k3, s, low);
  const { chance: below3, put: put3 } = low;
  belowAt(forward, k4, s, low);
  const { chance: below4, put: put4 } = low;
  // Calls by parity: C3 − C4 = P3 − P4 + K4 − K3.
  const fair = put2 - put1 + (put3 - put4 + (k4 - k3));
  into.inside = below3 - below2;
  into.farBelow = below1;
  into.farAbove = 1 - below4;
  into.expectation = net - fair;
  into.lossBelow = 0;
  into.lossAbove = 0;
  into.loss = 0;
  if (net <= 0) {
    into.lossBelow = below2;
    into.lossAbove = 1 - below2;
    into.pop = 0;
    into.loss = -into.expectation;
    into.gain = 0;
    return;
  }
  if (net < k2 - k1) {
    belowAt(forward, k2 - net, s, low);
    into.lossBelow = low.chance;
    into.loss += low.put - put1;
  }
  if (net < k4 - k3) {
    const upper = k3 + net;
    belowAt(forward, upper, s, low);
    into.lossAbove = 1 - low.chance;
    into.loss += low.put - put4 + (k4 - upper);
  }
  into.pop = 1 - into.lossBelow - into.lossAbove;
  into.gain = into.expectation + into.loss;
}
