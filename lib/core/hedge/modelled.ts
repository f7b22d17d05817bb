import type { Chain, ChainRow } from '../market/chain';
import { daysBetween, newYorkTime, yearsUntil } from '../market/clock';
import { settlementInstant } from '../market/contract';
import { vixMonthliesAfter } from '../market/vix-settlement';
import { blackPrice } from '../pricing/black';
import type { Instant } from '../unit';

/** What a user types where no VIX chain was captured. */
export type TypedCurve = {
  /** The level of VIX, in points. */
  readonly level: number;
  /** Forwards by calendar days to expiry, rising days; between them straight, beyond them as the last. */
  readonly forwards: readonly { readonly days: number; readonly forward: number }[];
};

/** Marks chains that nobody quotes: their bid is their ask, and neither may be copied. */
export const MODELLED_READER = 'modelled';

const MONTHS = 9;
/** Volatility at the money by days to expiry: the three tenors of the section-13 vector; assumed elsewhere. */
const AT_THE_MONEY = [
  { days: 30, volatility: 0.95 },
  { days: 110, volatility: 0.7 },
  { days: 220, volatility: 0.56 },
] as const;
/** Vol points of 1.00 per unit of ln(K⁄F) at 30 days, falling with the root of time: as in August 2026. */
const SKEW = 1;
const LEAST_VOLATILITY = 0.3;

/**
 * VIX chains of the next monthly expiries from a typed curve: model prices, marked as such by their reader. Empty where
 * the curve means nothing.
 */
export function modelledChains(curve: TypedCurve, now: Instant, rate: number): readonly Chain[] {
  const { level, forwards } = curve;
  const sound =
    level >= 1 &&
    level <= 1000 &&
    Math.abs(rate) <= 1 &&
    Math.abs(now) < 8e15 &&
    forwards.every(({ days, forward }) => days > 0 && days <= 4000 && forward >= 1 && forward <= 1000);
  if (!sound) return [];
  const today = newYorkTime(now).date;
  return vixMonthliesAfter(today, MONTHS).map((expiry): Chain => {
    const days = daysBetween(today, expiry);
    const years = yearsUntil(settlementInstant('am', expiry), now);
    const forward = forwardAt(curve, days);
    const discount = Math.exp(-rate * years);
    const rows = strikes().map((strike): ChainRow => {
      const volatility = volatilityAt(days, Math.log(strike / forward));
      const quote = (right: 'call' | 'put') => {
        const price = discount * blackPrice({ right, forward, strike, years, volatility });
        return { bid: price, ask: price };
      };
      return { strike, call: quote('call'), put: quote('put') };
    });
    return {
      underlying: 'VIX',
      root: 'VIX',
      expiry,
      settlement: 'am',
      spot: level,
      rows,
      complete: true,
      source: { reader: MODELLED_READER, place: 'typed', readAt: now, quotedAt: now, delayed: null },
    };
  });
}

function forwardAt({ level, forwards }: TypedCurve, days: number): number {
  return straight(
    [{ at: 0, value: level }, ...forwards.map((each) => ({ at: each.days, value: each.forward }))],
    days,
  );
}

function volatilityAt(days: number, k: number): number {
  const atm = straight(
    AT_THE_MONEY.map((each) => ({ at: each.days, value: each.volatility })),
    days,
  );
  return Math.max(atm + SKEW * Math.sqrt(30 / Math.max(days, 5)) * k, LEAST_VOLATILITY);
}

function straight(knots: readonly { readonly at: number; readonly value: number }[], at: number): number {
  const sorted = [...knots].sort((a, b) => a.at - b.at);
  const after = sorted.findIndex((knot) => knot.at >= at);
  const upper = sorted[after < 0 ? sorted.length - 1 : after];
  const lower = after > 0 ? sorted[after - 1] : upper;
  if (upper === undefined || lower === undefined) return 0;
  if (upper.at === lower.at || after < 0) return upper.value;
  return lower.value + ((at - lower.at) / (upper.at - lower.at)) * (upper.value - lower.value);
}

/** As Cboe lists them near the money: halves to 20, ones to 40, fives to 80. */
function strikes(): readonly number[] {
  const found: number[] = [];
  for (let strike = 10; strike < 20; strike += 0.5) found.push(strike);
  for (let strike = 20; strike < 40; strike += 1) found.push(strike);
  for (let strike = 40; strike <= 80; strike += 5) found.push(strike);
  return found;
}
