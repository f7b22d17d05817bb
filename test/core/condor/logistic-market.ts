import type { BoardInput, BoardSide } from '@/lib/core/condor/board';

/** A made-up chain whose every number has a closed form: settlement is logistic around the forward. */
export type LogisticMarket = {
  readonly forward: number;
  readonly scale: number;
  readonly from: number;
  readonly step: number;
  readonly count: number;
  /** The ranking density's scale ÷ the market's. */
  readonly forecast: number;
  readonly stressMove: number;
  readonly share: number;
  readonly fees: number;
  /** Seed for the width of the quotes. */
  readonly seed: number;
};

export const QUIET_DAY: LogisticMarket = {
  forward: 7502.35,
  scale: 35,
  from: 7000,
  step: 5,
  count: 201,
  forecast: 0.9,
  stressMove: -0.025,
  share: 0,
  fees: 0.052,
  seed: 1,
};

/** Numbers in [0, 1) that a seed repeats (a 32-bit linear congruence, top bits). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function boardInput(market: LogisticMarket): BoardInput {
  const { forward, scale, from, step, count } = market;
  const random = seeded(market.seed);
  const strikes = Array.from({ length: count }, (_, i) => from + i * step);
  const call = (spot: number, width: number, strike: number) => width * softplus((spot - strike) / width);
  const side = (right: 'put' | 'call'): BoardSide => {
    const value = (spot: number, width: number, strike: number) =>
      call(spot, width, strike) - (right === 'put' ? spot - strike : 0);
    const bid: number[] = [];
    const ask: number[] = [];
    for (const strike of strikes) {
      const mid = value(forward, scale, strike);
      const half = 0.025 + 0.01 * mid * random();
      bid.push(Math.max(0, Math.floor((mid - half) * 20) / 20));
      ask.push(Math.ceil((mid + half) * 20) / 20);
    }
    const stressed = forward * (1 + market.stressMove);
    return {
      bid,
      ask,
      delta: strikes.map((strike) => above(market, strike) - (right === 'put' ? 1 : 0)),
      fair: strikes.map((strike) => value(forward, scale * market.forecast, strike)),
      stress: strikes.map((strike) => value(stressed, scale * 1.3, strike)),
      openInterest: strikes.map(() => Math.floor(random() * 5000)),
    };
  };
  return {
    strikes,
    puts: side('put'),
    calls: side('call'),
    forward,
    expectedMove: (scale * Math.PI) / Math.sqrt(3),
    below: (level) => below(market, level),
    above: (level) => above(market, level),
    share: market.share,
    fees: market.fees,
  };
}

function below({ forward, scale }: LogisticMarket, level: number): number {
  return 1 / (1 + Math.exp((forward - level) / scale));
}

function above({ forward, scale }: LogisticMarket, level: number): number {
  return 1 / (1 + Math.exp((level - forward) / scale));
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
