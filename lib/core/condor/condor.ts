import { fail, ok, type Result } from '../result';

/** An iron condor as it is or would be held; equal short strikes make an iron butterfly. */
export type Condor = {
  /** K1 long put, K2 short put, K3 short call, K4 long call, in points. */
  readonly strikes: readonly [number, number, number, number];
  /** Received for one condor, in points, before fees. */
  readonly credit: number;
  /** Money per point. */
  readonly multiplier: number;
  readonly count: number;
  /** Money per contract and side. */
  readonly fee: number;
  /** 1: held to settlement, which costs nothing; 2: bought back. */
  readonly sides: 1 | 2;
};

export type CondorRefusal =
  | 'not-a-number'
  | 'out-of-range'
  | 'strikes-not-positive'
  | 'strikes-out-of-order'
  | 'credit-not-positive'
  /** The credit covers the wider wing and the fees: nothing to lose, so a price is wrong. */
  | 'nothing-to-lose'
  | 'multiplier-not-positive'
  | 'count-not-whole'
  | 'fee-negative';

export const LEGS = 4;

/** No market deals in more of anything, and products of three stay finite. */
const MOST = 1e9;

/** A condor that every number can be worked out for, or the first thing that is wrong with it. */
export function condorOf(input: Condor): Result<Condor, CondorRefusal> {
  const { strikes, credit, multiplier, count, fee, sides } = input;
  const [k1, k2, k3, k4] = strikes;
  const size = largest(k1, k2, k3, k4) + largest(credit, multiplier, count, fee);
  if (strikes.length !== LEGS || !(size < Number.POSITIVE_INFINITY)) return fail('not-a-number');
  if (sides !== 1 && sides !== 2) return fail('not-a-number');
  if (size > MOST) return fail('out-of-range');
  if (!(k1 > 0)) return fail('strikes-not-positive');
  if (k1 < 1 / MOST) return fail('out-of-range');
  if (!(k1 < k2 && k2 <= k3 && k3 < k4)) return fail('strikes-out-of-order');
  if (!(credit > 0)) return fail('credit-not-positive');
  if (!(multiplier > 0)) return fail('multiplier-not-positive');
  if (Math.min(credit, multiplier) < 1 / MOST) return fail('out-of-range');
  if (!(Number.isInteger(count) && count > 0)) return fail('count-not-whole');
  if (fee < 0) return fail('fee-negative');
  if (netCredit(input) >= Math.max(k2 - k1, k4 - k3)) return fail('nothing-to-lose');
  return ok(input);
}

/** NaN where one of them is. */
function largest(a: number, b: number, c: number, d: number): number {
  return Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
}

/** All fees of the position, in money. */
export function feesOf({ count, fee, sides }: Condor): number {
  return LEGS * count * fee * sides;
}

/** `c′`: credit after fees, in points. */
export function netCredit(condor: Condor): number {
  return condor.credit - (LEGS * condor.fee * condor.sides) / condor.multiplier;
}
