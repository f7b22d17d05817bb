import { dateOf, newYorkTime } from '@/lib/core/market/clock';
import { isTradingDay } from '@/lib/core/market/holidays';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import type { Answers } from './answers';
import { refuse } from './failure';
import { nameGroups } from './group-facts';
import { monthOf } from './month';
import { readNumber } from './number';
import type { PositionLeg, PositionOrder } from './position';

type Written = {
  readonly count: number;
  readonly month: number;
  readonly day: number;
  readonly strike: number;
  readonly right: 'call' | 'put';
  readonly sign: 1 | -1;
  readonly price: number | null;
};

const ways: ReadonlyMap<string, 1 | -1> = new Map([
  ['STO', -1],
  ['STC', -1],
  ['BTO', 1],
  ['BTC', 1],
]);

/** True of Option Omega's legs: `2 Feb 1 5000 P STO 1.25 | 2 Feb 1 4990 P BTO 0.50`. */
export function isOmegaLine(text: string): boolean {
  return text.length <= 1_000 && legIn(text.split('|', 1)[0] ?? '') !== null;
}

/** One line of legs. It says neither the year nor the underlying, so both are asked for. */
export function readOmegaLine(
  text: string,
  line: number,
  context: { answers: Answers; now: Instant },
): PositionOrder {
  const written = text
    .slice(0, 1_000)
    .split('|')
    .map((part) => legIn(part) ?? refuse('legUnreadable', { line, text: part }));
  const [first] = written;
  if (first === undefined) return refuse('legUnreadable', { line, text });
  const year = context.answers.year ?? askYear(first, context.now, line);
  const legs = written.map(({ month, day, right, strike, sign, count, price }): PositionLeg => {
    const expiry = dateOf(year, month, day);
    if (!expiry.ok || !isTradingDay(expiry.value))
      return refuse('dateUnreadable', { line, text: `${year}-${month}-${day}` });
    const root = rootFor({ strike, right, expiry: expiry.value, line }, context.answers);
    return { root, expiry: expiry.value, right, strike, quantity: sign * count, price };
  });
  return { legs, credit: creditOf(legs), line };
}

/** Received for all legs of one unit, where every leg has a price and all have the same count. */
function creditOf(legs: readonly PositionLeg[]): number | null {
  const counts = new Set(legs.map(({ quantity }) => Math.abs(quantity)));
  if (counts.size !== 1) return null;
  let credit = 0;
  for (const { quantity, price } of legs) {
    if (price === null) return null;
    credit -= Math.sign(quantity) * price;
  }
  return Math.round(credit * 1e6) / 1e6;
}

function rootFor(
  option: { strike: number; right: 'call' | 'put'; expiry: CalendarDate; line: number },
  answers: Answers,
): string {
  const cell = { ...option, root: null, underlying: null, expiryText: '' };
  const [name] = nameGroups([{ option: cell, line: option.line }], answers, {
    underlying: 'SPX',
    expiry: null,
  });
  return name?.root ?? refuse('underlyingUnknown', { line: option.line });
}

/** The years around now in which that day is a trading day. */
function askYear({ month, day }: Written, now: Instant, line: number): never {
  const thisYear = Number(newYorkTime(now).date.slice(0, 4));
  const options = [1, 0, -1, -2, -3, -4, -5, -6].filter((back) => {
    const date = dateOf(thisYear + back, month, day);
    return date.ok && isTradingDay(date.value);
  });
  const years = options.map((back) => String(thisYear + back));
  return refuse('yearUnknown', { line }, [{ about: 'year', options: years }]);
}

function legIn(text: string): Written | null {
  const words = text
    .slice(0, 200)
    .trim()
    .split(/\s/)
    .filter((word) => word !== '');
  const [count, month, day, strike, right, way, price, ...rest] = words;
  const numbers = [count, day, strike].map((word) => readNumber(word ?? ''));
  const [howMany, dayOfMonth, points] = numbers;
  const sign = ways.get((way ?? '').toUpperCase());
  const named = monthOf(month ?? '');
  const paid = price === undefined ? null : readNumber(price);
  if (rest.length > 0 || named === null || sign === undefined || paid === 'unreadable') return null;
  if (typeof howMany !== 'number' || typeof dayOfMonth !== 'number' || typeof points !== 'number')
    return null;
  if (!Number.isInteger(howMany) || howMany < 1 || howMany > 1e6 || points <= 0 || (paid ?? 0) < 0)
    return null;
  if (right !== 'P' && right !== 'C') return null;
  return {
    count: howMany,
    month: named,
    day: dayOfMonth,
    strike: points,
    right: right === 'C' ? 'call' : 'put',
    sign,
    price: paid,
  };
}
