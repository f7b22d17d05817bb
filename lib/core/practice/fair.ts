import { yearsUntil } from '../market/clock';
import { blackPrice } from '../pricing/black';
import type { Instant } from '../unit';
import { discountOver, quietForward, spxForward, vixForward } from './curve';
import type { Level } from './level';
import type { Listing } from './listing';
import { spxAtTheMoney, spxShape, VIX_SHAPE, vixAtTheMoney, volatilityAt } from './smile';

/** One second of the market. */
export type Moment = { readonly second: number; readonly at: Instant; readonly level: Level };

/** The fair market of one expiry at one moment. */
export type FairMarket = {
  readonly years: number;
  readonly forward: number;
  readonly discount: number;
  /** One standard deviation of the logarithm, at the money. */
  readonly deviation: number;
  /** Discounted, in points. */
  priceOf(strike: number): FairPrice;
};

export type FairPrice = {
  readonly call: number;
  readonly put: number;
  /** Deviations of the strike above the forward. */
  readonly deviations: number;
};

/** Black (1976) under the practice smile; both sides of a strike from one price, so that parity is exact. */
export function fairMarket(listing: Listing, moment: Moment, anchor: Level): FairMarket {
  const years = yearsUntil(listing.settlesAt, moment.at);
  const discount = discountOver(years);
  const onVix = listing.underlying === 'VIX';
  const forward = onVix ? vixForward(moment.level, anchor, years) : spxForward(moment.level, years);
  const quiet = quietForward(anchor.vix, years);
  const atTheMoney = onVix ? vixAtTheMoney(forward, quiet, years) : spxAtTheMoney(moment.level, years);
  const shape = onVix ? VIX_SHAPE : spxShape(years);
  const deviation = atTheMoney * Math.sqrt(years);

  const priceOf = (strike: number): FairPrice => {
    // After settlement there is no deviation left to measure in; the price is intrinsic all the same.
    const deviations = deviation > 0 ? Math.log(strike / forward) / deviation : 0;
    const volatility = volatilityAt(atTheMoney, shape, deviations);
    const right = strike < forward ? 'put' : 'call';
    const outside = discount * blackPrice({ right, forward, strike, years, volatility });
    const inside = outside + discount * Math.abs(forward - strike);
    return right === 'put'
      ? { call: inside, put: outside, deviations }
      : { call: outside, put: inside, deviations };
  };
  return { years, forward, discount, deviation, priceOf };
}
