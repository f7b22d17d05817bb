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
    about: Activity,
    second: number,
  ): number {
    const known = lasts.get(about.id);
    if (known?.second === second) return known.price;
    const then = momentAt(second, (1000 * second) as Instant);
    const { bid, ask } = standing(strike, right, about, (ago) => marketAgo(listing, then, ago));
    const price = bid > 0 && (about.id + second) % 2 === 0 ? bid : ask;
    lasts.set(about.id, { second, price });
    return price;
  }

  function marketAgo(listing: Listing, { second, at }: Moment, ago: number): MakersView {
    const moment = momentAt(second - ago, (at - 1000 * ago) as Instant);
    return { listing, second, vix: moment.level.vix, fair: fairMarket(listing, moment, anchor) };
  }

  return (listing, moment, strikes) => {
    const views = Array.from({ length: PATIENCE }, (_, ago) => marketAgo(listing, moment, ago));
    const viewAgo = (ago: number) => views[ago] ?? marketAgo(listing, moment, ago);
    const quoteOf = (strike: number, right: Right): Quote => {
      const about = activity(listing, strike, right);
      const trade = lastTrade(about, moment.second);
      const quote = about.forgotten ? { bid: null, ask: null } : standing(strike, right, about, viewAgo);
      return {
        ...quote,
        last: trade === null ? null : lastPrice(listing, strike, right, about, trade.second),
        volume: trade?.volume ?? 0,
        openInterest: about.openInterest,
      };
    };
    return strikes.map((strike) => ({ strike, call: quoteOf(strike, 'call'), put: quoteOf(strike, 'put') }));
  };
}

/** What a maker knows of an expiry at one second. */
type MakersView = {
  readonly listing: Listing;
  /** The second of the question, not the one of this view. */
  readonly second: number;
  readonly vix: number;
  readonly fair: FairMarket;
};

/** A maker looks at an option once in so many seconds, unless its price has left the quote; sooner when afraid. */
const PATIENCE = 5;
const FRIGHTENED_PATIENCE = 2;
const FRIGHT = 22;

/** The quote that stands: the one of the maker's last look, or a new one where that would give money away. */
function standing(
  strike: number,
  right: Right,
  { id, phase }: Activity,
  viewAgo: (ago: number) => MakersView,
): BidAsk {
  const now = viewAgo(0);
  const patience = now.vix < FRIGHT ? PATIENCE : FRIGHTENED_PATIENCE;
  const old = bidAsk(viewAgo((now.second + id) % patience), strike, right, phase);
  const price = now.fair.priceOf(strike)[right];
  return old.bid <= price && price <= old.ask ? old : bidAsk(now, strike, right, phase);
}

function bidAsk({ listing, fair, vix }: MakersView, strike: number, right: Right, phase: number): BidAsk {
  const { call, put, deviations } = fair.priceOf(strike);
  const width = widthOf(listing.underlying, {
    outside: Math.min(call, put),
    depth: right === 'call' ? -deviations : deviations,
    part: Math.abs(Math.log(strike / fair.forward)),
    days: 365 * fair.years,
    vix,
  });
  return quoteAround(right === 'call' ? call : put, width, contractOf(listing.root).tick, phase);
}
