import type { Right } from '../market/chain';
import { fail, ok, type Result } from '../result';
import type { Unit } from '../unit';
import { type ImpliedColumns, impliedAt, type QuoteBatch } from './implied-deviation';

/** Annualised, as a fraction: 0.2 is 20 %. */
export type Volatility = Unit<'volatility'>;

/**
 * Why a price has no volatility. `at-intrinsic`: nothing is left for time, a zero bid among them; `invalid-contract`:
 * a forward or a strike that is not positive and finite.
 */
export type ImpliedFailure =
  | 'not-a-number'
  | 'invalid-contract'
  | 'expired'
  | 'below-intrinsic'
  | 'at-intrinsic'
  | 'above-maximum';

/** The failure of a code that a batch wrote; `null` for 0, which is success. */
export function impliedFailure(code: number): ImpliedFailure | null {
  return FAILURES[code] ?? null;
}

const FAILURES: readonly (ImpliedFailure | null)[] = [
  null,
  'not-a-number',
  'invalid-contract',
  'expired',
  'below-intrinsic',
  'at-intrinsic',
  'above-maximum',
];

export type ImpliedInput = {
  readonly right: Right;
  /** In points; positive. */
  readonly forward: number;
  readonly strike: number;
  /** To settlement, in years of 525 600 minutes; positive. */
  readonly years: number;
  /** Undiscounted, in points: a quote divided by the discount factor. */
  readonly price: number;
};

const one = {
  forward: 0,
  years: 0,
  strikes: new Float64Array(1),
  puts: new Uint8Array(1),
  prices: new Float64Array(1),
};
const answer = impliedColumns(1);

/** The volatility at which Black's (1976) undiscounted price is `price`, to what the price allows. */
export function impliedVolatility(input: ImpliedInput): Result<Volatility, ImpliedFailure> {
  one.forward = input.forward;
  one.years = input.years;
  one.strikes[0] = input.strike;
  one.puts[0] = input.right === 'put' ? 1 : 0;
  one.prices[0] = input.price;
  impliedAt(one, 0, Math.sqrt(input.years), answer);
  const failure = impliedFailure(answer.failures[0] as number);
  return failure === null ? ok(answer.volatilities[0] as number as Volatility) : fail(failure);
}

export function impliedColumns(length: number): ImpliedColumns {
  return { volatilities: new Float64Array(length), failures: new Uint8Array(length) };
}

/** `impliedVolatility` of a whole expiry, written into `out`: no object per quote. */
export function impliedVolatilities(
  { forward, years, strikes, puts, prices }: QuoteBatch,
  out: ImpliedColumns,
): void {
  const root = Math.sqrt(years);
  // Laid out as the one of `impliedVolatility`: the compiler then reads both in one way.
  const quotes = { forward, years, strikes, puts, prices };
  for (let i = 0; i < strikes.length; i++) impliedAt(quotes, i, root, out);
}
