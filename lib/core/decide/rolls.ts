import type { Chain, Right } from '../market/chain';
import { blackGreeks } from '../pricing/black';
import { smileVolatility } from '../pricing/smile';
import { ok, type Result } from '../result';
import { type DecideExpiry, type DecideInput, type DecideRefusal, refuse } from './decision';
import { type Trade, tradeOf } from './trades';

/** The tested spread bought back and another one sold. */
export type Roll = {
  readonly into: DecideExpiry;
  readonly trades: readonly Trade[];
  readonly short: number;
  readonly long: number;
};

/** The short strike that a roll aims for, as a delta of the same expiry. */
export const ROLL_DELTA = 0.16;
/** A wing may differ from the old one by this share of its width where the strike is not listed. */
const WIDTH_SLACK = 0.25;

/** Puts down or calls up, same expiry and width: to the quoted strike nearest the delta aimed for. */
export function rollAway(input: DecideInput, side: Right): Result<Roll, DecideRefusal> {
  const { own } = input;
  const back = buyBack(input, side);
  if (!back.ok) return back;
  const { short, long } = spreadOf(input, side);
  const outward = side === 'put' ? -1 : 1;
  const { forward } = own.market.parity;
  const { years, suspects } = own.market;
  const taken = new Set([short, long]);
  let best: Roll | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { strike } of own.chain.rows) {
    if (!(outward * (strike - short) > 0) || taken.has(strike) || suspects.has(strike)) continue;
    const volatility = smileVolatility(own.surface.smile, strike);
    const delta = Math.abs(blackGreeks({ right: side, forward, strike, years, volatility }).delta);
    if (!(Math.abs(delta - ROLL_DELTA) < least)) continue;
    const wing = wingOf(own, strike, outward * Math.abs(long - short), taken);
    const opened = wing === null ? null : openedSpread(own.chain, side, strike, wing);
    if (wing === null || opened === null) continue;
    least = Math.abs(delta - ROLL_DELTA);
    best = { into: own, trades: [...back.value, ...opened], short: strike, long: wing };
  }
  return best === null ? refuse('noStrikeFurther', short, side) : ok(best);
}

/** The same strikes in the next expiry of the same root that was captured. */
export function rollOut(input: DecideInput, side: Right): Result<Roll, DecideRefusal> {
  const { own, further, expiryOf } = input;
  const back = buyBack(input, side);
  if (!back.ok) return back;
  const { short, long } = spreadOf(input, side);
  const later = further
    .filter(({ root, expiry }) => root === own.chain.root && expiry > own.chain.expiry)
    .sort((a, b) => (a.expiry < b.expiry ? -1 : 1));
  const [first] = later;
  if (first === undefined) return refuse('noFurtherExpiry', own.chain.expiry, own.chain.root);
  for (const chain of later) {
    const opened = openedSpread(chain, side, short, long);
    const into = opened === null ? null : expiryOf(chain);
    if (opened !== null && into !== null)
      return ok({ into, trades: [...back.value, ...opened], short, long });
  }
  return refuse('legUnquoted', short, side, first.expiry);
}

function spreadOf({ condor }: DecideInput, side: Right): { readonly short: number; readonly long: number } {
  const [k1, k2, k3, k4] = condor.strikes;
  return side === 'put' ? { short: k2, long: k1 } : { short: k3, long: k4 };
}

function buyBack(input: DecideInput, side: Right): Result<readonly Trade[], DecideRefusal> {
  const { chain } = input.own;
  const { short, long } = spreadOf(input, side);
  const bought = tradeOf(chain, side, short, 1, 'close');
  const sold = tradeOf(chain, side, long, -1, 'close');
  if (bought === null) return refuse('legUnquoted', short, side);
  return sold === null ? refuse('legUnquoted', long, side) : ok([bought, sold]);
}

function openedSpread(chain: Chain, side: Right, short: number, long: number): readonly Trade[] | null {
  const sold = tradeOf(chain, side, short, -1, 'open');
  const bought = tradeOf(chain, side, long, 1, 'open');
  return sold === null || bought === null ? null : [sold, bought];
}

/** The listed strike nearest to so far from the short one. */
function wingOf(
  { chain, market }: DecideExpiry,
  short: number,
  away: number,
  taken: ReadonlySet<number>,
): number | null {
  let best: number | null = null;
  for (const { strike } of chain.rows) {
    if (taken.has(strike) || market.suspects.has(strike) || !((strike - short) * away > 0)) continue;
    const off = Math.abs(strike - short - away);
    if (off <= WIDTH_SLACK * Math.abs(away) && (best === null || off < Math.abs(best - short - away)))
      best = strike;
  }
  return best;
}
