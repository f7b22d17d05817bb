import type { Figure } from '../figure';
import { fail, ok, type Result } from '../result';
import type { ChainRow } from './chain';
import type { Parity } from './parity';

/** A call and a put of one strike together, in points. */
export type StraddleQuote = {
  readonly strike: number;
  readonly bid: number;
  readonly mid: number;
  readonly ask: number;
};

export type Straddle = {
  /** At the listed strike nearest the forward whose four quotes are there. */
  readonly listed: StraddleQuote;
  /**
   * What the mid would be at the forward itself. Each of the nearest strikes on either side is brought there by
   * the curvature that a normal distribution gives its straddle; between the two, the nearer counts for more.
   */
  readonly atForward: number;
  /** The one or two strikes behind `atForward`. */
  readonly strikes: readonly number[];
};

/** `money-not-covered`: no straddle is quoted near enough to the forward to tell the one there. */
export type StraddleFailure = 'no-straddle' | 'money-not-covered';

/** `null` where one of the four prices is missing or its market is crossed. */
export function straddleQuote({ strike, call, put }: ChainRow): StraddleQuote | null {
  if (call.bid === null || call.ask === null || put.bid === null || put.ask === null) return null;
  const bid = call.bid + put.bid;
  const ask = call.ask + put.ask;
  if (!(call.bid >= 0 && put.bid >= 0 && call.ask >= call.bid && put.ask >= put.bid)) return null;
  return Number.isFinite(strike + ask) && ask > 0 ? { strike, bid, mid: (bid + ask) / 2, ask } : null;
}

/** The straddle at the money; refuses where the quoted strikes do not reach it. */
export function atTheMoneyStraddle(
  rows: readonly ChainRow[],
  parity: Pick<Parity, 'forward' | 'discount'>,
): Result<Straddle, StraddleFailure> {
  const { forward } = parity;
  let below: StraddleQuote | null = null;
  let above: StraddleQuote | null = null;
  for (const row of rows) {
    const quote = straddleQuote(row);
    if (quote === null) continue;
    if (row.strike <= forward && (below === null || row.strike > below.strike)) below = quote;
    if (row.strike > forward && (above === null || row.strike < above.strike)) above = quote;
  }
  const sides = [below, above].filter((quote) => quote !== null);
  const near = sides.sort((a, b) => Math.abs(a.strike - forward) - Math.abs(b.strike - forward));
  const [listed, other] = near;
  if (listed === undefined) return fail('no-straddle');
  const here = broughtToForward(listed, parity);
  if (here === null) return fail('money-not-covered');
  const there = other === undefined ? null : broughtToForward(other, parity);
  if (other === undefined || there === null) {
    return ok({ listed, atForward: here, strikes: [listed.strike] });
  }
  const share = Math.abs(forward - listed.strike) / Math.abs(other.strike - listed.strike);
  return ok({ listed, atForward: here + share * (there - here), strikes: [listed.strike, other.strike] });
}

/** The mid of the listed straddle, with its strike and its market. */
export function straddleFigure({ listed }: Straddle): Figure {
  return {
    id: 'straddle',
    value: listed.mid,
    unit: 'points',
    formula: 'S = ½ (C_bid + C_ask + P_bid + P_ask) at K',
    inputs: [
      { symbol: 'K', value: listed.strike, unit: 'points' },
      { symbol: 'C_bid + P_bid', value: listed.bid, unit: 'points' },
      { symbol: 'C_ask + P_ask', value: listed.ask, unit: 'points' },
    ],
  };
}

/** The straddle at the forward itself. */
export function straddleAtForwardFigure(
  straddle: Straddle,
  parity: Pick<Parity, 'forward' | 'discount'>,
): Figure {
  return {
    id: 'straddleAtForward',
    value: straddle.atForward,
    unit: 'points',
    formula: 'S_F = ½ (S + √(S² − 4 D² (K − F)² ÷ π))',
    inputs: [
      { symbol: 'F', value: parity.forward, unit: 'points' },
      { symbol: 'D', value: parity.discount, unit: 'fraction' },
      { symbol: 'S', value: straddle.listed.mid, unit: 'points' },
      { symbol: 'K', value: straddle.strikes.join(', '), unit: 'text' },
    ],
  };
}

/**
 * Under a normal distribution `S(K) ≈ S_F + D² (K − F)² ÷ (π S_F)`; solved for `S_F`. `null` where the strike
 * is so far that half of the straddle or more is intrinsic value.
 */
function broughtToForward(
  { strike, mid }: StraddleQuote,
  { forward, discount }: Pick<Parity, 'forward' | 'discount'>,
): number | null {
  const intrinsic = discount * Math.abs(strike - forward);
  if (!(intrinsic >= 0 && intrinsic <= mid / 2)) return null;
  return (mid / 2) * (1 + Math.sqrt(1 - (4 / Math.PI) * (intrinsic / mid) ** 2));
}
