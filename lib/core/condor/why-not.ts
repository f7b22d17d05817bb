import { fail, ok, type Result } from '../result';
import { arenaOf } from './arena';
import type { Board, Legs } from './board';
import { type Candidate, candidateOf } from './candidate';
import { frontierPairs } from './frontier';
import { edges, type Limits, type LimitsRefusal, refuseLimits } from './limits';
import type { Objective } from './objectives';
import { type Pair, scoreOf } from './pair';
import { MILLIONTHS, toMillionths, toPoints, toQuanta } from './quanta';
import { deviationsOf } from './spreads';

export type Strikes = readonly [number, number, number, number];

/** One limit that a condor breaks, with its own value and what was allowed. */
export type Breach = {
  readonly limit: keyof Limits | 'positiveCredit' | 'somethingToLose';
  /** The strike whose leg breaks it; absent where the whole condor does. */
  readonly strike?: number;
  readonly value: number;
  /** `null` where that end is open. */
  readonly low: number | null;
  readonly high: number | null;
};

export type WhyNot =
  /** Strikes that the chain does not have, or has without a usable quote. */
  | { readonly kind: 'unlisted' | 'unquoted'; readonly strikes: readonly number[] }
  | { readonly kind: 'breaks'; readonly breaches: readonly Breach[] }
  /** Another is at least as good in every objective and better in one. */
  | { readonly kind: 'beaten'; readonly by: Candidate }
  /** Another is exactly as good in every objective and comes first by the tie rule. */
  | { readonly kind: 'tied'; readonly with: Candidate }
  | { readonly kind: 'on-frontier' }
  /** Within the limits, but they admit a frontier too wide to find or to hold. */
  | { readonly kind: 'undecided' };

export type WhyNotRefusal =
  | LimitsRefusal
  | { readonly code: 'bad-strikes' | 'too-many-spreads'; readonly where: string };

/** Why a condor is not on the frontier of these objectives: the limits it breaks, or what beats it. */
export function whyNot(
  board: Board,
  limits: Limits,
  objectives: readonly Objective[],
  strikes: Strikes,
): Result<WhyNot, WhyNotRefusal> {
  const refusal = refuseLimits(limits);
  if (refusal !== null) return fail(refusal);
  const [k1, k2, k3, k4] = strikes;
  if (!(k1 < k2 && k2 <= k3 && k3 < k4)) return fail({ code: 'bad-strikes', where: 'strikes' });
  const rows = strikes.map((strike) => board.strikes.indexOf(toQuanta(strike)));
  const unlisted = strikes.filter((_, leg) => rows[leg] === -1);
  if (unlisted.length > 0) return ok({ kind: 'unlisted', strikes: unlisted });
  const legs = legsOf(board, rows);
  const unquoted = strikes.filter((_, leg) => legs[leg]?.usable !== 1);
  if (unquoted.length > 0) return ok({ kind: 'unquoted', strikes: unquoted });
  const breaches = breachesOf(board, limits, legs);
  if (breaches.length > 0) return ok({ kind: 'breaks', breaches });

  const arena = arenaOf(board, limits);
  if (arena === null) return fail({ code: 'too-many-spreads', where: 'widths' });
  const columns = arena.widths.length;
  const pair: Pair = {
    put:
      arena.puts.strikes.indexOf(toQuanta(k2)) * columns + arena.widths.indexOf(toQuanta(k2) - toQuanta(k1)),
    call:
      arena.calls.strikes.indexOf(toQuanta(k3)) * columns + arena.widths.indexOf(toQuanta(k4) - toQuanta(k3)),
  };
  const own = objectives.map((objective) => scoreOf(arena, objective, pair.put, pair.call));
  const frontier = frontierPairs(arena, objectives, [pair]);
  if (!frontier.ok) return ok({ kind: 'undecided' });
  for (const other of frontier.value) {
    const scores = objectives.map((objective) => scoreOf(arena, objective, other.put, other.call));
    if (!scores.every((score, i) => score >= (own[i] as number))) continue;
    if (other.put === pair.put && other.call === pair.call) return ok({ kind: 'on-frontier' });
    const found = candidateOf(arena, other);
    const equal = scores.every((score, i) => score === own[i]);
    return ok(equal ? { kind: 'tied', with: found } : { kind: 'beaten', by: found });
  }
  return ok({ kind: 'on-frontier' });
}

type Leg = {
  readonly strike: number;
  readonly short: boolean;
  readonly usable: number;
  readonly price: number;
  readonly gap: number;
  readonly delta: number;
  readonly openInterest: number;
};

function legsOf(board: Board, rows: readonly number[]): Leg[] {
  return rows.map((row, leg) => {
    const side: Legs = leg < 2 ? board.puts : board.calls;
    const short = leg === 1 || leg === 2;
    return {
      strike: board.strikes[row] as number,
      short,
      usable: side.usable[row] as number,
      price: short ? (side.sell[row] as number) : -(side.buy[row] as number),
      gap: side.gap[row] as number,
      delta: (side.delta[row] as number) * (short ? -1 : 1),
      openInterest: side.openInterest[row] as number,
    };
  });
}

/** Every limit that these four legs break, legs from the lowest strike up, then the condor as a whole. */
function breachesOf(board: Board, limits: Limits, legs: readonly Leg[]): Breach[] {
  const breaches: (Breach & { readonly low: number; readonly high: number })[] = [];
  const within = (limit: Breach['limit'], value: number, low: number, high: number, strike?: number) => {
    if (value >= low && value <= high) return;
    breaches.push({ limit, value, low, high, ...(strike === undefined ? {} : { strike: toPoints(strike) }) });
  };
  const forward = toQuanta(board.forward);
  legs.forEach((leg, place) => {
    const { strike } = leg;
    const interest = limits.openInterest;
    if (interest !== undefined && leg.openInterest < interest)
      within('openInterest', leg.openInterest, interest, Number.POSITIVE_INFINITY, strike);
    if (!leg.short) return;
    const delta = edges(limits.shortDelta);
    if (!(Math.abs(leg.delta) >= toMillionths(delta.low) && Math.abs(leg.delta) <= toMillionths(delta.high)))
      breaches.push({
        limit: 'shortDelta',
        strike: toPoints(strike),
        value: Math.abs(leg.delta) / MILLIONTHS,
        ...delta,
      });
    const deviations = edges(limits.deviations);
    within('deviations', deviationsOf(board, strike), deviations.low, deviations.high, strike);
    if (limits.outOfTheMoney === true && (place === 1 ? strike > forward : strike < forward))
      breaches.push({
        limit: 'outOfTheMoney',
        strike: toPoints(strike),
        value: toPoints(strike),
        low: place === 1 ? Number.NEGATIVE_INFINITY : board.forward,
        high: place === 1 ? board.forward : Number.POSITIVE_INFINITY,
      });
  });

  const [k1, k2, k3, k4] = legs.map((leg) => leg.strike) as [number, number, number, number];
  const wings = [k2 - k1, k4 - k3] as const;
  const allowed = limits.widths.map(toQuanta);
  for (const wing of new Set(wings)) {
    if (!allowed.includes(wing))
      breaches.push({
        limit: 'widths',
        value: toPoints(wing),
        low: Math.min(...limits.widths),
        high: Math.max(...limits.widths),
      });
  }
  if (!limits.unequalWings) {
    const put = toPoints(wings[0]);
    within('unequalWings', toPoints(wings[1]), put, put);
  }
  const credit = sum(legs, 'price');
  within('positiveCredit', toPoints(credit), toPoints(1), Number.POSITIVE_INFINITY);
  const most = Math.max(...wings) + board.fees - 1;
  within('somethingToLose', toPoints(credit), Number.NEGATIVE_INFINITY, toPoints(most));
  const band = edges(limits.credit);
  within('credit', credit, toQuanta(band.low), toQuanta(band.high));
  const delta = edges(limits.netDelta);
  within('netDelta', sum(legs, 'delta'), toMillionths(delta.low), toMillionths(delta.high));
  if (limits.liquidity !== undefined && credit > 0)
    within('liquidity', sum(legs, 'gap') / (2 * credit), Number.NEGATIVE_INFINITY, limits.liquidity);
  return breaches.map(inPoints);
}

/** Credit and delta are compared as whole numbers and shown as people write them. */
function inPoints(breach: Breach & { readonly low: number; readonly high: number }): Breach {
  const scale = breach.limit === 'credit' ? toQuanta(1) : breach.limit === 'netDelta' ? MILLIONTHS : 1;
  const end = (edge: number) => (Number.isFinite(edge) ? edge / scale : null);
  return { ...breach, value: breach.value / scale, low: end(breach.low), high: end(breach.high) };
}

function sum(legs: readonly Leg[], of: 'price' | 'gap' | 'delta'): number {
  return legs.reduce((total, leg) => total + leg[of], 0);
}
