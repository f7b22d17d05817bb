import { DEFAULT_JOINT, type JointModel } from '@/lib/core/hedge/coefficients';
import type { HeldLeg } from '@/lib/core/hedge/leg';
import type { Ahead, Position } from '@/lib/core/hedge/position';
import { blackPrice } from '@/lib/core/pricing/black';
import { flatSmile } from '@/lib/core/pricing/smile';

/** The joint vector of DOMAIN section 13: scale 1, and the exponent 0.75 for every layer. */
export const vectorModel: JointModel = {
  ...DEFAULT_JOINT,
  tenor: { ...DEFAULT_JOINT.tenor, scale: 1 },
  volOfVol: { exponent: 0.75, fadePerDay: 0 },
};

export const oneDay: Ahead = { elapsed: 1 / 365, tradingDays: 1 };

const RATE = 0.04;

/** Calls struck at their forwards, bought at what they are worth. */
export const vectorLegs: readonly HeldLeg[] = (
  [
    [4, 30, 18.2, 0.95],
    [4, 110, 20, 0.7],
    [2, 220, 21, 0.56],
  ] as const
).map(([contracts, days, forward, volatility]) => {
  const years = days / 365;
  const discount = Math.exp(-RATE * years);
  const price = discount * blackPrice({ right: 'call', forward, strike: forward, years, volatility });
  return { leg: { strike: forward, forward, volatility, years, discount }, contracts, price };
});

/** One set per so many condors. */
export function vectorPosition(condors: number): Position {
  return {
    condor: {
      strikes: [7325, 7350, 7630, 7655],
      credit: 1.15,
      multiplier: 100,
      count: condors,
      fee: 0,
      sides: 1,
    },
    market: { level: 7500, forward: 7500, years: 1 / 365, smile: flatSmile(7500, 1 / 365, 0.1), vix: 17 },
    legs: vectorLegs,
    model: vectorModel,
    hedgeFee: 0,
  };
}
