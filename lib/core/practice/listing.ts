import type { Settlement } from '../market/chain';
import { addDays, newYorkTime, partsOf, weekdayOf } from '../market/clock';
import { contractOf, settlementInstant } from '../market/contract';
import { isTradingDay, monthlyExpiry, tradingDayAfter, tradingDayOnOrBefore } from '../market/holidays';
import { vixMonthliesAfter, vixSettlementOfWeek } from '../market/vix-settlement';
import type { CalendarDate, Instant } from '../unit';

/** What can be traded: the expiries of both underlyings, from the calendar alone. */

export type Underlying = 'SPX' | 'VIX';

/** One expiry of one root. */
export type Listing = {
  readonly underlying: Underlying;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly settlement: Settlement;
  readonly settlesAt: Instant;
};

const HORIZON_DAYS = 60;
const DAILY_EXPIRIES = 6;
const VIX_WEEKS = 6;
const VIX_MONTHS = 8;

/** Everything that has not settled at this instant, nearest first; AM before PM on a shared day. */
export function listingsAt(underlying: Underlying, now: Instant): readonly Listing[] {
  const today = newYorkTime(now).date;
  const all = underlying === 'SPX' ? spxListings(today, now) : vixListings(today);
  return all.filter(({ settlesAt }) => settlesAt > now).sort((a, b) => a.settlesAt - b.settlesAt);
}

/** Each of the next trading days, then each Friday; and the third Fridays of the morning contract. */
function spxListings(today: CalendarDate, now: Instant): Listing[] {
  const evenings = new Set<CalendarDate>();
  let day = isTradingDay(today) ? today : tradingDayAfter(today);
  if (settlementInstant('pm', day) <= now) day = tradingDayAfter(day);
  for (let count = 0; count < DAILY_EXPIRIES; count++, day = tradingDayAfter(day)) evenings.add(day);

  const friday = addDays(today, (5 - weekdayOf(today) + 7) % 7);
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 7) {
    const expiry = tradingDayOnOrBefore(addDays(friday, ahead));
    if (expiry >= today) evenings.add(expiry);
  }

  const horizon = addDays(today, HORIZON_DAYS);
  const { year, month } = partsOf(today);
  const mornings = [0, 1, 2].map((ahead) => monthlyExpiry(year, month + ahead));
  return [
    ...mornings.map((expiry) => listing('SPX', 'SPX', expiry)),
    ...[...evenings].map((expiry) => listing('SPX', 'SPXW', expiry)),
  ].filter(({ expiry }) => expiry <= horizon);
}

/** The next Wednesdays and months; a Wednesday that ends a month trades under the monthly root only. */
function vixListings(today: CalendarDate): Listing[] {
  const yesterday = addDays(today, -1);
  const months = vixMonthliesAfter(yesterday, VIX_MONTHS);
  const weeks = Array.from({ length: VIX_WEEKS }, (_, ahead) =>
    vixSettlementOfWeek(addDays(today, 7 * ahead)),
  );
  return [
    ...months.map((expiry) => listing('VIX', 'VIX', expiry)),
    ...weeks.filter((expiry) => !months.includes(expiry)).map((expiry) => listing('VIX', 'VIXW', expiry)),
  ];
}

function listing(underlying: Underlying, root: string, expiry: CalendarDate): Listing {
  const { settlement } = contractOf(root);
  return { underlying, root, expiry, settlement, settlesAt: settlementInstant(settlement, expiry) };
}
