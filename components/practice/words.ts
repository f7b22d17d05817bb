import { partsOf } from '@/lib/core/market/clock';
import type { Listing, Underlying } from '@/lib/core/practice/listing';
import type { CalendarDate, Instant } from '@/lib/core/unit';

/** Numbers and dates as the practice broker prints them. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const AS_OF = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});

export const NAMES: Record<Underlying, string> = { SPX: 'S&P 500 Index', VIX: 'Cboe Volatility Index' };

/** `1,234.50`; a missing quote is a dash, a zero bid is `0.00`. */
export function priceText(price: number | null | undefined): string {
  return price === null || price === undefined ? '—' : grouped(price.toFixed(2));
}

export function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? '—' : grouped(String(count));
}

/** `6,010` on the SPX, `17.50` on VIX. */
export function strikeText(underlying: Underlying, strike: number): string {
  return grouped(underlying === 'SPX' ? String(strike) : strike.toFixed(2));
}

/** `Nov 23 '26`. */
export function expiryText(expiry: CalendarDate): string {
  const { year, month, day } = partsOf(expiry);
  return `${MONTHS[month - 1]} ${day} '${String(year).slice(2)}`;
}

/** As real pages do: never AM or PM, only whether it is one of the weeklies. */
export function seriesText({ root }: Listing): string {
  return root.endsWith('W') ? '(Weeklys)' : '(Monthly)';
}

/** `+12.31 (+0.21%)`. */
export function changeText(level: number, previousClose: number): string {
  const change = level - previousClose;
  const sign = change < 0 ? '−' : '+';
  const percent = Math.abs((100 * change) / previousClose).toFixed(2);
  return `${sign}${grouped(Math.abs(change).toFixed(2))} (${sign}${percent}%)`;
}

/** `Nov 20, 2026 2:31:05 PM ET`. */
export function asOfText(now: Instant): string {
  const parts = Object.fromEntries(AS_OF.formatToParts(now).map(({ type, value }) => [type, value]));
  const { month, day, year, hour, minute, second, dayPeriod } = parts;
  return `${month} ${day}, ${year} ${hour}:${minute}:${second} ${dayPeriod} ET`;
}

// Intl.NumberFormat took most of a tick of 190 rows.
function grouped(digits: string): string {
  const [whole = '', rest] = digits.split('.');
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? commas : `${commas}.${rest}`;
}
