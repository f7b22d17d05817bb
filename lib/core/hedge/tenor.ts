import type { JointModel } from './coefficients';

/** β(d): points that the forward of an expiry `days` away moves per point of VIX. */
export function tenorBeta(model: JointModel, days: number): number {
  if (model.shift === 'parallel') return 1;
  const { scale, fastShare, fastRate, slowRate } = model.tenor;
  const t = Math.max(days, 0) / 365;
  return scale * (fastShare * Math.exp(-fastRate * t) + (1 - fastShare) * Math.exp(-slowRate * t));
}

/** The forward of an expiry after VIX has moved; never below the model's floor, unless it already was. */
export function movedForward(model: JointModel, forward: number, beta: number, vixMove: number): number {
  return Math.max(forward + beta * vixMove, Math.min(forward, model.lowestForward));
}

/** γ(d): how strongly the volatility of a VIX option follows its forward. */
export function volExponent(model: JointModel, days: number): number {
  const { exponent, fadePerDay } = model.volOfVol;
  return exponent * Math.exp(-fadePerDay * Math.max(days - 30, 0));
}

/**
 * Vol points that an SPX expiry `days` away moves per point of VIX: VIX is the volatility of 30 days, so the mean of
 * the tenor response up to that expiry against its mean up to 30 days. 1.6 at one day, 1 at 30, 0.7 at 93; regressions
 * of VIX9D, VIX3M and VIX6M on VIX say 1.52, 0.64 and 0.46 where this says 1.35, 0.69 and 0.54.
 */
export function spxVolBeta(model: JointModel, days: number): number {
  if (model.shift === 'parallel') return 1;
  return meanResponse(model, days) / meanResponse(model, 30);
}

function meanResponse(model: JointModel, days: number): number {
  const { fastShare, fastRate, slowRate } = model.tenor;
  const t = Math.max(days, 0) / 365;
  return fastShare * meanDecay(fastRate * t) + (1 - fastShare) * meanDecay(slowRate * t);
}

/** Mean of `e^(−u)` from 0 to x. */
function meanDecay(x: number): number {
  return x > 1e-8 ? -Math.expm1(-x) / x : 1;
}
