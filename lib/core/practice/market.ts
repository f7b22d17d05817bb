import type { Chain, ChainRow } from '../market/chain';
import { daysBetween, newYorkTime } from '../market/clock';
import { settlementInstant } from '../market/contract';
import { isTradingDay, tradingDayBefore } from '../market/holidays';
import type { CalendarDate, Instant } from '../unit';
import { type FairMarket, fairMarket, type Moment } from './fair';
import { anchorOf, levelAt } from './level';
import { type Listing, listingsAt, type Underlying } from './listing';
import { type Episode, type Mode, NO_STRAIN, strainAt } from './mode';
import { createQuoter } from './quoter';
import { spxStrikes, vixStrikes } from './strikes';

/**
 * The practice market: both chains of one seed, open round the clock. Its quotes are a function of the seed,
 * the second and the changes of mode, so that two tabs opened at different times agree, and a test can
 * ask for any second again.
 */
export type Market = {
  /** The instant that its prices are for. */
  readonly now: Instant;
  readonly mode: Mode;
  /** One second's move, or several at once, priced at this instant. */
  tick(now: Instant, seconds?: number): void;
  /** As many moves as seconds have passed. */
  advance(to: Instant): void;
  setMode(mode: Mode): void;
  /** All changes of mode so far: with the seed, everything that another tab needs to show the same market. */
  readonly episodes: readonly Episode[];
  adopt(episodes: readonly Episode[]): void;
  levelOf(underlying: Underlying): { readonly level: number; readonly previousClose: number };
  listings(underlying: Underlying): readonly Listing[];
  strikes(listing: Listing): readonly number[];
  /** The fair market behind the quotes, for tests and for drawing; a real page shows no such thing. */
  fair(listing: Listing): FairMarket;
  /** Quotes of these strikes, or of all. */
  rows(listing: Listing, strikes?: readonly number[]): readonly ChainRow[];
  /** One expiry as a reader would hand it over. */
  chain(listing: Listing): Chain;
};

export function createMarket({ seed, now: start }: { seed: number; now: Instant }): Market {
  const anchor = anchorOf(seed);
  let episodes: readonly Episode[] = [];
  const listed = new Map<
    Underlying,
    { readonly today: CalendarDate; readonly listings: readonly Listing[] }
  >();
  const ladders = new Map<string, readonly number[]>();
  const today = newYorkTime(start).date;
  // Whole days, so that tabs opened on one day list the same strikes.
  const daysTo = ({ expiry }: Listing) => daysBetween(today, expiry);
  const momentAt = (second: number, at: Instant): Moment => ({
    second,
    at,
    level: levelAt(seed, second, strainAt(episodes, second)),
  });
  const quotes = createQuoter({ seed, anchor, momentAt, daysTo });
  let moment = momentAt(Math.floor(start / 1000), start);

  /** What is listed changes at a settlement and at midnight only; the calendar is not asked every second. */
  function listingsOf(underlying: Underlying): readonly Listing[] {
    const date = newYorkTime(moment.at).date;
    const known = listed.get(underlying);
    const [nearest] = known?.listings ?? [];
    if (known?.today === date && nearest !== undefined && nearest.settlesAt > moment.at)
      return known.listings;
    const listings = listingsAt(underlying, moment.at);
    listed.set(underlying, { today: date, listings });
    return listings;
  }

  function strikesOf(listing: Listing): readonly number[] {
    const key = `${listing.root} ${listing.expiry}`;
    const known = ladders.get(key);
    if (known !== undefined) return known;
    const onVix = listing.underlying === 'VIX';
    const strikes = onVix ? vixStrikes(listing.root) : spxStrikes(anchor.spx, daysTo(listing));
    ladders.set(key, strikes);
    return strikes;
  }

  function levelOf(underlying: Underlying) {
    const side = underlying === 'SPX' ? 'spx' : 'vix';
    const closed = Math.floor(closeBefore(moment.at) / 1000);
    return { level: moment.level[side], previousClose: levelAt(seed, closed, NO_STRAIN)[side] };
  }

  function rowsOf(listing: Listing, strikes = strikesOf(listing)): readonly ChainRow[] {
    return quotes(listing, moment, strikes);
  }

  function tick(now: Instant, seconds = 1): void {
    moment = momentAt(moment.second + seconds, now);
  }

  return {
    get now() {
      return moment.at;
    },
    get mode() {
      return episodes.at(-1)?.mode ?? 'calm';
    },
    tick,
    advance: (to) => tick(to, Math.max(0, Math.floor(to / 1000) - Math.floor(moment.at / 1000))),
    get episodes() {
      return episodes;
    },
    adopt(others) {
      episodes = others;
      moment = momentAt(moment.second, moment.at);
    },
    setMode(mode) {
      const { second } = moment;
      episodes = [...episodes, { mode, from: second, strain: strainAt(episodes, second) }];
    },
    levelOf,
    listings: listingsOf,
    strikes: strikesOf,
    fair: (listing) => fairMarket(listing, moment, anchor),
    rows: rowsOf,
    chain({ underlying, root, expiry, settlement, settlesAt }) {
      const now = moment.at;
      return {
        underlying,
        root,
        expiry,
        settlement,
        spot: levelOf(underlying).level,
        rows: rowsOf({ underlying, root, expiry, settlement, settlesAt }),
        complete: true,
        source: { reader: 'practice', place: 'practice market', readAt: now, quotedAt: now, delayed: false },
      };
    },
  };
}

/** The close that the change of a level is counted from. */
function closeBefore(now: Instant): Instant {
  const { date } = newYorkTime(now);
  const today = isTradingDay(date) ? settlementInstant('pm', date) : null;
  return today !== null && today <= now ? today : settlementInstant('pm', tradingDayBefore(date));
}
