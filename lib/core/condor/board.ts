import { fail, ok, type Result } from '../result';
import { HIGHEST_STRIKE, toMillionths, toQuanta } from './quanta';
import { concessionOf } from './quotes';
import { type Tail, tailsOf } from './tails';

/** One side of a chain, one entry per strike. `null` or NaN: not there. */
export type BoardSide = {
  readonly bid: ArrayLike<number | null>;
  readonly ask: ArrayLike<number | null>;
  /** Signed, as a fraction: puts −1…0, calls 0…1. */
  readonly delta: ArrayLike<number>;
  /** Expected payoff in points under the density that ranks by expectation. */
  readonly fair: ArrayLike<number>;
  /** Value in points in the stress. */
  readonly stress: ArrayLike<number>;
  /** Absent where the page has no such column. */
  readonly openInterest?: ArrayLike<number | null>;
};

export type BoardInput = {
  /** Strictly rising, in points. */
  readonly strikes: ArrayLike<number>;
  readonly puts: BoardSide;
  readonly calls: BoardSide;
  /** Rows that failed integrity and may not be used. */
  readonly barred?: ArrayLike<boolean>;
  readonly forward: number;
  /** One standard deviation of the settlement, σ√T·F, in points. */
  readonly expectedMove: number;
  /** P(S_T < level). Must not fall with the level. */
  readonly below: (level: number) => number;
  /** P(S_T > level), on its own so that a far tail keeps its digits. Must not rise with the level. */
  readonly above: (level: number) => number;
  /** The price of a leg, as a share of the way from natural (0) to mid (1); between the two in whole cents. */
  readonly share: number;
  /** Fees of one condor ÷ multiplier, in points. */
  readonly fees: number;
};

/** Legs of one right in whole numbers; `usable` is 1 where every one of them is known. */
export type Legs = {
  readonly usable: Uint8Array;
  readonly sell: Float64Array;
  readonly buy: Float64Array;
  /** ask − bid: twice the half-spread, so that it stays whole. */
  readonly gap: Float64Array;
  readonly delta: Float64Array;
  readonly fair: Float64Array;
  readonly stress: Float64Array;
  /** NaN where the page has no number. */
  readonly openInterest: Float64Array;
};

/** A chain as the search reads it. */
export type Board = {
  /** In quanta, strictly rising. */
  readonly strikes: Float64Array;
  readonly puts: Legs;
  readonly calls: Legs;
  readonly forward: number;
  readonly expectedMove: number;
  /** In quanta. */
  readonly fees: number;
  /** P(S_T < level) and P(S_T > level) with what searches have asked so far. */
  readonly below: Tail;
  readonly above: Tail;
};

export type BoardRefusal = {
  readonly code: 'no-strikes' | 'unordered-strikes' | 'bad-strike' | 'ragged' | 'bad-number';
  readonly where: string;
};

/**
 * Whole-number arrays for the search, or a refusal. A leg counts only with a two-sided, uncrossed quote
 * and finite model numbers; a bid of 0 is a real bid. Missing legs shrink the search, they do not refuse it.
 */
export function boardOf(input: BoardInput): Result<Board, BoardRefusal> {
  const count = input.strikes.length;
  if (count === 0) return fail({ code: 'no-strikes', where: 'strikes' });
  for (const name of ['forward', 'expectedMove', 'share', 'fees'] as const) {
    if (!Number.isFinite(input[name])) return fail({ code: 'bad-number', where: name });
  }
  if (input.forward <= 0) return fail({ code: 'bad-number', where: 'forward' });
  if (input.expectedMove < 0) return fail({ code: 'bad-number', where: 'expectedMove' });
  if (input.share < 0 || input.share > 1) return fail({ code: 'bad-number', where: 'share' });
  if (input.fees < 0) return fail({ code: 'bad-number', where: 'fees' });

  const strikes = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const strike = input.strikes[i] ?? Number.NaN;
    if (!(strike > 0 && strike <= HIGHEST_STRIKE))
      return fail({ code: 'bad-strike', where: `strikes[${i}]` });
    strikes[i] = toQuanta(strike);
    if (i > 0 && !((strikes[i] as number) > (strikes[i - 1] as number)))
      return fail({ code: 'unordered-strikes', where: `strikes[${i}]` });
  }
  const ragged = raggedField(input, count);
  if (ragged !== null) return fail({ code: 'ragged', where: ragged });

  const puts = legsOf(input.puts, input, count);
  const calls = legsOf(input.calls, input, count);
  const fees = toQuanta(input.fees);
  const { forward, expectedMove } = input;
  const prices = [puts.sell, puts.buy, calls.sell, calls.buy];
  const tails = tailsOf(strikes, prices, fees, input.below, input.above);
  return ok({ strikes, puts, calls, forward, expectedMove, fees, ...tails });
}

function raggedField(input: BoardInput, count: number): string | null {
  if (input.barred !== undefined && input.barred.length !== count) return 'barred';
  for (const side of ['puts', 'calls'] as const) {
    const { bid, ask, delta, fair, stress, openInterest } = input[side];
    const lengths = { bid, ask, delta, fair, stress, openInterest: openInterest ?? bid };
    for (const [name, array] of Object.entries(lengths)) {
      if (array.length !== count) return `${side}.${name}`;
    }
  }
  return null;
}

function legsOf(side: BoardSide, input: BoardInput, count: number): Legs {
  const legs: Legs = {
    usable: new Uint8Array(count),
    sell: new Float64Array(count),
    buy: new Float64Array(count),
    gap: new Float64Array(count),
    delta: new Float64Array(count),
    fair: new Float64Array(count),
    stress: new Float64Array(count),
    openInterest: new Float64Array(count).fill(Number.NaN),
  };
  for (let i = 0; i < count; i++) {
    const bid = toQuanta(side.bid[i] ?? Number.NaN);
    const ask = toQuanta(side.ask[i] ?? Number.NaN);
    const delta = toMillionths(side.delta[i] ?? Number.NaN);
    const fair = toMillionths(side.fair[i] ?? Number.NaN);
    const stress = toMillionths(side.stress[i] ?? Number.NaN);
    legs.openInterest[i] = side.openInterest?.[i] ?? Number.NaN;
    if (input.barred?.[i] === true || !(bid >= 0 && ask >= bid)) continue;
    if (!Number.isFinite(ask + delta + fair + stress)) continue;
    const concession = concessionOf(ask - bid, input.share);
    legs.usable[i] = 1;
    legs.sell[i] = bid + concession;
    legs.buy[i] = ask - concession;
    legs.gap[i] = ask - bid;
    legs.delta[i] = delta;
    legs.fair[i] = fair;
    legs.stress[i] = stress;
  }
  return legs;
}
