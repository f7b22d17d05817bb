import type { FailureCode } from '@/lib/core/failure';
import type { ChainRow } from '@/lib/core/market/chain';
import { instantOf, partsOf } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import type { CalendarDate, Instant } from '@/lib/core/unit';

/** A page of a broker re-created in its own structure, and what a reader must make of it. */
export type SitePage = {
  readonly id: string;
  readonly url: string;
  readonly now: Instant;
  readonly html: string;
  /** The chains in the order of the page, or the reason why there is none. */
  readonly expected: readonly ExpectedChain[] | FailureCode;
};

export type ExpectedChain = {
  readonly underlying: string;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly spot: number | null;
  readonly rows: readonly Quoted[];
};

/** Strike, call bid, call ask, put bid, put ask. */
export type Quoted = readonly [number, number | null, number | null, number | null, number | null];

/** A Friday afternoon; the practice market quotes every page of the playground at this second. */
export const now = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);
const market = createMarket({ seed: 7, now });
export const level = market.levelOf('SPX').level;

export const date = (text: string) => text as CalendarDate;

/** So many strikes around the money of the `at`th SPX expiry: 1 is SPXW of Monday 2026-11-23. */
export function spx(
  count: number,
  at = 1,
): { root: string; expiry: CalendarDate; rows: readonly ChainRow[] } {
  const listing = market.listings('SPX')[at];
  if (listing === undefined) throw new Error(`no expiry ${at}`);
  const strikes = market.strikes(listing);
  const money = strikes.findIndex((strike) => strike > level);
  const rows = market.rows(listing, strikes.slice(money - (count >> 1), money - (count >> 1) + count));
  return { root: listing.root, expiry: listing.expiry, rows };
}

export function quotedOf(rows: readonly ChainRow[]): Quoted[] {
  return rows.map(({ strike, call, put }) => [strike, call.bid, call.ask, put.bid, put.ask]);
}

/** `6,012.50`, and the page's own mark where there is no quote. */
export function en(value: number | null | undefined, missing = '—', digits = 2): string {
  return value === null || value === undefined
    ? missing
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: 2 });
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const longMonths =
  'January February March April May June July August September October November December'.split(' ');

/** The parts that pages write their dates from. */
export function day(expiry: CalendarDate) {
  const { year, month, day: number } = partsOf(expiry);
  return {
    year,
    yy: String(year).slice(2),
    mon: months[month - 1] ?? '',
    month: longMonths[month - 1] ?? '',
    d: number,
    dd: String(number).padStart(2, '0'),
    mm: String(month).padStart(2, '0'),
    iso: expiry,
    epoch: Date.UTC(year, month - 1, number) / 1000,
  };
}

export function occ(root: string, expiry: CalendarDate, side: 'C' | 'P', strike: number): string {
  const { yy, mm, dd } = day(expiry);
  return `${root}${yy}${mm}${dd}${side}${String(Math.round(strike * 1000)).padStart(8, '0')}`;
}

export function page(title: string, body: string, lang = 'en'): string {
  return `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body>${body}</body></html>`;
}

/**
 * The page as a browser has it. What carries `data-open-shadow` keeps its children in an open shadow root, and
 * what carries `data-frame` in a frame: markup has no other way to say so here.
 */
export function openShadows(document: Document): Document {
  for (const host of document.querySelectorAll('[data-open-shadow]')) {
    host.removeAttribute('data-open-shadow');
    host.attachShadow({ mode: 'open' }).append(...host.childNodes);
  }
  return document;
}
