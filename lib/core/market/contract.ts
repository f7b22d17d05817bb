import { fail, ok, type Result } from '../result';
import type { CalendarDate, Instant } from '../unit';
import type { Settlement } from './chain';
import { instantOf } from './clock';
import { isMonthlyExpiry, marketDay, tradingDayBefore, tradingDayOnOrBefore } from './holidays';
import { isVixMonthly } from './vix-settlement';

/** What the option behind a root is: never printed on a page, always needed. */
export type Contract = {
  readonly root: string;
  readonly underlying: string;
  readonly settlement: Settlement;
  readonly exercise: 'european' | 'american';
  readonly delivery: 'cash' | 'shares';
  /** Money per point. */
  readonly multiplier: number;
  readonly tick: Tick;
  /** Settled by a special opening quotation of VIX, not by the opening prints of an index. */
  readonly volatilityIndex: boolean;
};

/** Smallest steps of a price, in points: of one option under and from 3 points, and of a whole combination. */
export type Tick = { readonly under3: number; readonly from3: number; readonly combination: number };

const NICKEL: Tick = { under3: 0.05, from3: 0.1, combination: 0.05 };
const PENNY: Tick = { under3: 0.01, from3: 0.01, combination: 0.01 };
// Cboe, 2022-11-29: VIX in pennies under 3 and nickels above; VIXW in pennies throughout.
const PENNY_NICKEL: Tick = { under3: 0.01, from3: 0.05, combination: 0.01 };
// Not every stock is in the penny programme; a nickel is accepted in all of them.
const STOCK: Tick = { under3: 0.05, from3: 0.1, combination: 0.01 };

const INDEX_ROOTS: ReadonlyMap<string, Contract> = new Map(
  [
    index('SPX', 'SPX', 'am', NICKEL),
    index('SPXW', 'SPX', 'pm', NICKEL),
    index('XSP', 'XSP', 'pm', PENNY),
    { ...index('VIX', 'VIX', 'am', PENNY_NICKEL), volatilityIndex: true },
    { ...index('VIXW', 'VIX', 'am', PENNY), volatilityIndex: true },
    index('NDX', 'NDX', 'am', NICKEL),
    index('NDXP', 'NDX', 'pm', NICKEL),
    index('RUT', 'RUT', 'am', NICKEL),
    index('RUTW', 'RUT', 'pm', NICKEL),
    index('DJX', 'DJX', 'am', NICKEL),
    index('XEO', 'OEX', 'pm', NICKEL),
    { ...index('OEX', 'OEX', 'pm', NICKEL), exercise: 'american' as const },
  ].map((contract) => [contract.root, contract]),
);

const PENNY_FUNDS: ReadonlySet<string> = new Set(['SPY', 'QQQ', 'IWM']);

/** The contract behind a root. A root that is in no list is taken for a stock: physical, American, at the close. */
export function contractOf(root: string): Contract {
  return (
    INDEX_ROOTS.get(root) ?? {
      root,
      underlying: root,
      settlement: 'pm',
      exercise: 'american',
      delivery: 'shares',
      multiplier: 100,
      tick: PENNY_FUNDS.has(root) ? PENNY : STOCK,
      volatilityIndex: false,
    }
  );
}

/** The roots that an underlying's options are listed under, the monthly one first. */
export function rootsOf(underlying: string): readonly string[] {
  const roots = [...INDEX_ROOTS.values()].filter((contract) => contract.underlying === underlying);
  return roots.length === 0 ? [underlying] : roots.map((contract) => contract.root);
}

/** The smallest step at this price: of one option, or of a combination. Points. */
export function tickAt(contract: Contract, price: number, whole: 'option' | 'combination'): number {
  if (whole === 'combination') return contract.tick.combination;
  return Math.abs(price) < 3 ? contract.tick.under3 : contract.tick.from3;
}

/** The day of the settling print: the expiry, or the trading day before where the market is closed on it. */
export function settlementDay(expiry: CalendarDate): CalendarDate {
  return tradingDayOnOrBefore(expiry);
}

/** The settling print: 09:30 New York for `am`; the close, 16:00 or 13:00 on a half day, for `pm`. */
export function settlementInstant(settlement: Settlement, expiry: CalendarDate): Instant {
  const day = settlementDay(expiry);
  if (settlement === 'am') return instantOf(day, 9, 30);
  return instantOf(day, marketDay(day) === 'half' ? 13 : 16, 0);
}

/** The last day on which the option itself can be traded: for `am` the trading day before the print. */
export function lastTradingDay(settlement: Settlement, expiry: CalendarDate): CalendarDate {
  const day = settlementDay(expiry);
  return settlement === 'am' ? tradingDayBefore(day) : day;
}

/**
 * The root of an index option where a page names only the underlying and the expiry. Refuses on the day of
 * a monthly expiry on which a weekly of another settlement is listed too: only the user can tell.
 */
export function rootOn(underlying: string, expiry: CalendarDate): Result<string, 'two-roots'> {
  const [monthly = underlying, weekly = monthly] = rootsOf(underlying);
  if (underlying === 'OEX' || weekly === monthly) return ok(monthly);
  if (underlying === 'VIX') return ok(isVixMonthly(expiry) ? monthly : weekly);
  return isMonthlyExpiry(expiry) ? fail('two-roots') : ok(weekly);
}

function index(root: string, underlying: string, settlement: Settlement, tick: Tick): Contract {
  return {
    root,
    underlying,
    settlement,
    exercise: 'european',
    delivery: 'cash',
    multiplier: 100,
    tick,
    volatilityIndex: false,
  };
}
