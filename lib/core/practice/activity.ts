import type { Right } from '../market/chain';
import { daysBetween } from '../market/clock';
import type { CalendarDate } from '../unit';
import type { Level } from './level';
import type { Listing } from './listing';
import { hash, uniform } from './noise';

/** How often one option trades and how much of it is about: popular strikes often, forgotten ones never. */
export type Activity = {
  /** A number of its own for every option of every seed. */
  readonly id: number;
  /** Seconds between two trades. */
  readonly everySeconds: number;
  readonly openInterest: number;
  /** Contracts before the trades of today are counted. */
  readonly baseVolume: number;
  /** Where between two quotes the price tips, in [−0.5, 0.5). */
  readonly phase: number;
  /** Nobody makes a market in it. */
  readonly forgotten: boolean;
};

// From here on an option counts as never traded.
const NEVER = 7200;

const EPOCH = '1970-01-01' as CalendarDate;

/** Measured from the anchor, not from the level of the moment: what is popular stays so for the session. */
export function activityOf(
  seed: number,
  listing: Listing,
  strike: number,
  right: Right,
  anchor: Level,
  days: number,
): Activity {
  const { root, expiry, underlying } = listing;
  const id = hash(
    seed,
    root.length,
    underlying === 'SPX' ? 1 : 2,
    daysBetween(EPOCH, expiry),
    10 * strike,
    right === 'call' ? 1 : 2,
  );
  const index = underlying === 'SPX';
  const centre = index ? anchor.spx : anchor.vix + 1;
  const spread = (index ? 0.12 : 0.7) * Math.sqrt(Math.max(days, 1) / 365);
  const above = Math.log(strike / centre) / spread;
  const depth = right === 'call' ? -above : above;
  // Deep options gather dust; the round ones among the rest gather orders.
  const lonely = depth > 0 ? 1.9 * depth : -0.55 * depth;
  const round = strike % (index ? 50 : 5) === 0 ? 3 : strike % (index ? 25 : 1) === 0 ? 1.6 : 1;
  const everySeconds = Math.min(Math.ceil((7 * Math.exp(lonely) * Math.max(days, 1) ** 0.3) / round), NEVER);
  const luck = uniform(id, 1);
  const exotic = depth > (days < 3 ? 1.5 : 0.8) && round === 1;
  return {
    id,
    everySeconds,
    openInterest: Math.floor((luck * (index ? 6000 : 90_000) * round) / (1 + everySeconds / 60)),
    baseVolume: everySeconds === NEVER ? 0 : Math.floor((uniform(id, 2) * 9000 * round) / everySeconds),
    // Cheap options would show it: a call above a dearer neighbour. Only the index has dear ones.
    phase: index ? uniform(id, 3) - 0.5 : 0,
    forgotten: exotic && uniform(id, 4) < 0.05,
  };
}

/** The last trade at or before a second, or `null` where there never was one. */
export function lastTrade(activity: Activity, second: number): { second: number; volume: number } | null {
  const { id, everySeconds } = activity;
  if (everySeconds >= NEVER) return null;
  const shift = hash(id, 5) % everySeconds;
  const count = Math.floor((second + shift) / everySeconds);
  const midnight = Math.floor((Math.floor(second / 86_400) * 86_400 + shift) / everySeconds);
  const lot = 1 + (hash(id, 6) % 3);
  // Between two trades the sum grows by at least one: the lot is larger than what the odd part can take back.
  const today = (count - midnight) * lot + (hash(id, count) % lot);
  return { second: count * everySeconds - shift, volume: activity.baseVolume + today };
}
