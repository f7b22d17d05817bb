import { partsOf } from '../market/clock';
import { contractOf, rootsOf } from '../market/contract';
import { isMonthlyExpiry, isTradingDay, tradingDayAfter } from '../market/holidays';
import { isVixMonthly } from '../market/vix-settlement';
import { ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import { monthWord } from './month';
import { refuse, type TicketFailure } from './ticket-failure';

/**
 * How thinkorswim names the options of one root on one day. Statement lines of 2020–26 show: the PM contract has
 * `(Weeklys)`, or `(Quarterlys)` on the last day of a quarter, on third Fridays too; the AM contract of a third
 * Friday has no such word and `[AM]` after the date. A third Friday with neither does not say which it is.
 */
export type Series = { readonly tag: string; readonly mark: string };

/** The words around one expiry of this root; refuses a day on which the root has no options of its own. */
export function seriesOf(root: string, expiry: CalendarDate): Result<Series, TicketFailure> {
  const { underlying, settlement, volatilityIndex } = contractOf(root);
  const weekly = { tag: '(Weeklys) ', mark: '' };
  const plain = { tag: '', mark: '' };
  // OEX and XEO differ by exercise, and no line of either has been seen.
  if (underlying === 'OEX') return refuse('formatRoot', root);
  if (volatilityIndex) {
    if (isVixMonthly(expiry) !== (root === underlying)) return refuse('formatRoot', root, expiry);
    return ok(root === underlying ? plain : weekly);
  }
  if (rootsOf(underlying).length === 1) return ok(isMonthlyExpiry(expiry) ? plain : weekly);
  if (settlement === 'am')
    return isMonthlyExpiry(expiry) ? ok({ tag: '', mark: ' [AM]' }) : refuse('formatRoot', root, expiry);
  return ok(root === 'SPXW' && isQuarterEnd(expiry) ? { tag: '(Quarterlys) ', mark: '' } : weekly);
}

/** The root that a line means; asks where it does not say, and where its words contradict the calendar. */
export function rootOfSeries(
  underlying: string,
  expiry: CalendarDate,
  words: { readonly tag: boolean; readonly mark: boolean },
  meant: string | null,
): Result<string, TicketFailure> {
  const roots = rootsOf(underlying);
  const [monthly = underlying, weekly] = roots;
  const contract = contractOf(monthly);
  // A line names the underlying; a weekly root in its place is no line of theirs.
  if (contractOf(underlying).underlying !== underlying || underlying === 'OEX')
    return refuse('rootUnknown', underlying);
  if (contract.volatilityIndex) {
    const isMonthly = isVixMonthly(expiry);
    if (isMonthly && words.tag) return refuse('seriesContradicts', expiry);
    return ok(isMonthly ? monthly : (weekly ?? monthly));
  }
  if (weekly === undefined)
    return words.mark && contract.settlement === 'pm' ? refuse('seriesContradicts', expiry) : ok(monthly);
  const isMonthly = isMonthlyExpiry(expiry);
  if (words.mark) return isMonthly && !words.tag ? ok(monthly) : refuse('seriesContradicts', expiry);
  if (!isMonthly || words.tag) return ok(weekly);
  return meant !== null && roots.includes(meant)
    ? ok(meant)
    : refuse('settlementUnknown', expiry, monthly, weekly);
}

/** `28 JUL 23`. */
export function seriesDate(expiry: CalendarDate): string {
  const { year, month, day } = partsOf(expiry);
  return `${day} ${monthWord(month).toUpperCase()} ${String(year - 2000).padStart(2, '0')}`;
}

function isQuarterEnd(expiry: CalendarDate): boolean {
  const { month } = partsOf(expiry);
  return month % 3 === 0 && isTradingDay(expiry) && partsOf(tradingDayAfter(expiry)).month !== month;
}
