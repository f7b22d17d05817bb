import type { ChainRow, Quote, Right } from '../market/chain';
import { contractOf } from '../market/contract';
import type { Instant } from '../unit';
import { type Activity, activityOf, lastTrade } from './activity';
import { type FairMarket, fairMarket, type Moment } from './fair';
import type { Level } from './level';
import type { Listing } from './listing';
import { type BidAsk, quoteAround } from './quote';
import { widthOf } from './width';

/** Writes the quotes of a moment. It remembers what it has worked out, and nothing that would change an answer. */
export type Quoter = (listing: Listing, moment: Moment, strikes: readonly number[]) => readonly ChainRow[];

export type QuoterOptions = {
  readonly seed: number;
  readonly anchor: Level;
  /** The same moment again, whenever it is asked for. */
  readonly momentAt: (second: number, at: Instant) => Moment;
  /** Whole days to an expiry from the day the market was opened. */
  readonly daysTo: (listing: Listing) => number;
};

export function createQuoter({ seed, anchor, momentAt, daysTo }: QuoterOptions): Quoter {
  const activities = new Map<string, Activity>();
  const lasts = new Map<number, { readonly second: number; readonly price: number }>();

  function activity(listing: Listing, strike: number, right: Right): Activity {
    const key = `${listing.root} ${listing.expiry} ${right} ${strike}`;
    const known = activities.get(key);
    if (known !== undefined) return known;
    const made = activityOf(seed, listing, strike, right, anchor, daysTo(listing));
    activities.set(key, made);
    return made;
  }

  /** Buyers lift the ask, sellers hit the bid, of the second in which they traded. */
  function lastPrice(
    listing: Listing,
    strike: number,
    right: Right,
    { id, phase }: Activity,
    second: number,
  ) {
    const known = lasts.get(id);
    if (known?.second === second) return known.price;
    const then = momentAt(second, (1000 * second) as Instant);
    const fair = fairMarket(listing, then, anchor);
    const { bid, ask } = bidAsk(listing, fair, then.level.vix, strike, right, phase);
    const price = bid > 0 && (id + second) % 2 === 0 ? bid : ask;
    lasts.set(id, { second, price });
    return price;
  }

  return (listing, moment, strikes) => {
    const fair = fairMarket(listing, moment, anchor);
    const quoteOf = (strike: number, right: Right): Quote => {
      const about = activity(listing, strike, right);
      const trade = lastTrade(about, moment.second);
      const { bid, ask } = about.forgotten
        ? { bid: null, ask: null }
        : bidAsk(listing, fair, moment.level.vix, strike, right, about.phase);
      return {
        bid,
        ask,
        last: trade === null ? null : lastPrice(listing, strike, right, about, trade.second),
        volume: trade?.volume ?? 0,
        openInterest: about.openInterest,
      };
    };
    return strikes.map((strike) => ({ strike, call: quoteOf(strike, 'call'), put: quoteOf(strike, 'put') }));
  };
}

// Below this the steps of a quote are as small as the price's own; a phase would only put neighbours out of order.
const CHEAP = 10;

function bidAsk(
  { underlying, root }: Listing,
  fair: FairMarket,
  vix: number,
  strike: number,
  right: Right,
  phase: number,
): BidAsk {
  const { call, put, deviations } = fair.priceOf(strike);
  const price = right === 'call' ? call : put;
  const width = widthOf(underlying, {
    outside: Math.min(call, put),
    depth: right === 'call' ? -deviations : deviations,
    part: Math.abs(Math.log(strike / fair.forward)),
    days: 365 * fair.years,
    vix,
  });
  return quoteAround(price, width, contractOf(root).tick, price > CHEAP ? phase : 0);
}
