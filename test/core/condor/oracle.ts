import type { BoardInput, BoardSide } from '@/lib/core/condor/board';
import type { Limits } from '@/lib/core/condor/limits';
import type { Objective } from '@/lib/core/condor/objectives';

/** A condor judged on its own, from the input and the definitions, sharing nothing with the search. */
export type Judged = {
  readonly strikes: readonly [number, number, number, number];
  readonly width: number;
  readonly credit: number;
  readonly scores: Record<Objective, number>;
};

const q = (points: number) => Math.round(points * 1e4);
const m = (value: number) => Math.round(value * 1e6);
/** Loss probabilities count in units of 2⁻⁴⁰. */
const p = (chance: number) => Math.round(chance * 2 ** 40) / 2 ** 40;

type Leg = {
  price: number;
  gap: number;
  delta: number;
  fair: number;
  stress: number;
  interest: number;
} | null;

function leg(input: BoardInput, side: BoardSide, i: number, short: boolean): Leg {
  const bid = side.bid[i] ?? null;
  const ask = side.ask[i] ?? null;
  const model = [side.delta[i], side.fair[i], side.stress[i]];
  if (bid === null || ask === null || Number.isNaN(bid) || Number.isNaN(ask) || bid < 0 || ask < bid)
    return null;
  if (model.some((value) => value === undefined || !Number.isFinite(value))) return null;
  if (input.barred?.[i] === true) return null;
  const half = (q(ask) - q(bid)) / 2;
  const step = input.share === 1 ? 1 : 100;
  const gives = Math.floor((half * input.share) / step) * step;
  return {
    price: short ? q(bid) + gives : q(ask) - gives,
    gap: q(ask) - q(bid),
    delta: m(side.delta[i] as number),
    fair: m(side.fair[i] as number),
    stress: m(side.stress[i] as number),
    interest: side.openInterest?.[i] ?? Number.NaN,
  };
}

/** Every condor within the limits, one by one: four nested loops. */
export function judgeAll(input: BoardInput, limits: Limits): Judged[] {
  const strikes = Array.from(input.strikes);
  const legs = (side: BoardSide, short: boolean) => strikes.map((_, i) => leg(input, side, i, short));
  const longPuts = legs(input.puts, false);
  const shortPuts = legs(input.puts, true);
  const shortCalls = legs(input.calls, true);
  const longCalls = legs(input.calls, false);
  const found: Judged[] = [];
  const inside = (
    value: number,
    band: { low?: number; high?: number } | undefined,
    scale = (x: number) => x,
  ) => value >= scale(band?.low ?? -Infinity) && value <= scale(band?.high ?? Infinity);
  const widths = limits.widths.map(q);
  const fees = q(input.fees);
  const forward = q(input.forward);
  const shortOk = (strike: number, delta: number) => {
    const distance = Math.abs(q(strike) / 1e4 - input.forward);
    const deviations = distance === 0 ? 0 : distance / input.expectedMove;
    return inside(Math.abs(delta), limits.shortDelta, m) && inside(deviations, limits.deviations);
  };
  const interestOk = (interest: number) =>
    limits.openInterest === undefined || !(interest < limits.openInterest);
  for (const [i2, k2] of strikes.entries()) {
    const short2 = shortPuts[i2] ?? null;
    if (short2 === null || !shortOk(k2, short2.delta) || !interestOk(short2.interest)) continue;
    if (limits.outOfTheMoney && q(k2) > forward) continue;
    for (const [i1, k1] of strikes.entries()) {
      const putWidth = q(k2) - q(k1);
      if (!widths.includes(putWidth)) continue;
      const long1 = longPuts[i1] ?? null;
      if (long1 === null || !interestOk(long1.interest)) continue;
      for (const [i3, k3] of strikes.entries()) {
        if (k3 < k2) continue;
        const short3 = shortCalls[i3] ?? null;
        if (short3 === null || !shortOk(k3, short3.delta) || !interestOk(short3.interest)) continue;
        if (limits.outOfTheMoney && q(k3) < forward) continue;
        for (const [i4, k4] of strikes.entries()) {
          const callWidth = q(k4) - q(k3);
          if (!widths.includes(callWidth)) continue;
          const long4 = longCalls[i4] ?? null;
          if (long4 === null || !interestOk(long4.interest)) continue;
          if (!limits.unequalWings && putWidth !== callWidth) continue;
          const credit = short2.price - long1.price + short3.price - long4.price;
          const width = Math.max(putWidth, callWidth);
          if (credit <= 0 || credit >= width + fees || !inside(credit, limits.credit, q)) continue;
          const delta = long1.delta - short2.delta - short3.delta + long4.delta;
          if (!inside(delta, limits.netDelta, m)) continue;
          const cost = (long1.gap + short2.gap + short3.gap + long4.gap) / (2 * credit);
          if (limits.liquidity !== undefined && cost > limits.liquidity) continue;
          const net = credit - fees;
          let loss = 1;
          if (net > 0) {
            loss = putWidth > net ? p(input.below((q(k2) - net) / 1e4)) : 0;
            loss += callWidth > net ? p(input.above((q(k3) + net) / 1e4)) : 0;
          }
          const value = (of: 'fair' | 'stress') => short2[of] - long1[of] + short3[of] - long4[of];
          found.push({
            strikes: [k1, k2, k3, k4],
            width,
            credit,
            scores: {
              returnOnRisk: credit / (width + fees - credit),
              pop: -loss,
              expectation: credit * 100 - value('fair'),
              stress: credit * 100 - value('stress'),
              liquidity: -cost,
              credit,
            },
          });
        }
      }
    }
  }
  return found;
}

/** The stated tie rule. */
export function byTies(a: Judged, b: Judged): number {
  return (
    b.credit - a.credit ||
    a.width - b.width ||
    a.strikes[0] - b.strikes[0] ||
    a.strikes[1] - b.strikes[1] ||
    a.strikes[2] - b.strikes[2] ||
    a.strikes[3] - b.strikes[3]
  );
}

export function bestOf(all: readonly Judged[], objective: Objective, count: number): Judged[] {
  const ordered = [...all].sort((a, b) => b.scores[objective] - a.scores[objective] || byTies(a, b));
  return ordered.slice(0, count);
}

/** Nothing beats it; of condors equal in everything, the first by the tie rule. */
export function frontierOf(all: readonly Judged[], objectives: readonly Objective[]): Judged[] {
  const order = (a: Judged, b: Judged) => {
    for (const objective of objectives) {
      const difference = b.scores[objective] - a.scores[objective];
      if (difference !== 0) return difference;
    }
    return byTies(a, b);
  };
  const kept: Judged[] = [];
  // In this order only an earlier one can beat or equal a later one.
  for (const one of [...all].sort(order))
    if (!kept.some((other) => objectives.every((o) => other.scores[o] >= one.scores[o]))) kept.push(one);
  return kept;
}
