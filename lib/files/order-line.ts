import type { Right } from '@/lib/core/market/chain';
import { weekdayOf } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import type { Answers } from './answers';
import { readDate } from './date';
import { refuse } from './failure';
import { readPrice } from './number';
import { orderRoot } from './order-root';
import type { PositionLeg, PositionOrder } from './position';

const signs: ReadonlyMap<string, 1 | -1> = new Map([
  ['BUY', 1],
  ['BOT', 1],
  ['SELL', -1],
  ['SOLD', -1],
]);
const kinds: ReadonlyMap<string, readonly Right[]> = new Map([
  ['CALL', ['call']],
  ['PUT', ['put']],
  ['CALL/PUT', ['call', 'put']],
]);

/** True of a line with a thinkorswim order in it: a verb, a signed number, and later a price or a kind of option. */
export function isOrderLine(text: string): boolean {
  const words = wordsOf(text);
  const at = verbAt(words);
  return at >= 0 && words.slice(at + 2).some((word) => kinds.has(word) || word.startsWith('@'));
}

/**
 * One thinkorswim line: `SOLD -1 IRON CONDOR SPX 100 (Weeklys) 3 FEB 17 2320/2330/2150/2140 CALL/PUT @1.20`.
 * Strikes of a condor run call, call, put, put and the first of each pair has the order's sign; in any other
 * order the line is refused, because one reading of it would reverse the position.
 */
export function readOrderLine(text: string, line: number, answers: Answers): PositionOrder {
  const words = wordsOf(text);
  const at = verbAt(words);
  const broken = () => refuse('orderUnreadable', { line, text });
  if (at < 0 || verbAt(words.slice(at + 1)) >= 0) return broken();
  const sign = signs.get(words[at] ?? '') ?? broken();
  const count = readPrice(words[at + 1] ?? '');
  if (typeof count !== 'number' || !Number.isInteger(count) || count === 0 || Math.abs(count) > 1e6)
    return broken();
  if (Math.sign(count) !== sign) return refuse('orderSignUnclear', { line, text });
  const kindAt = words.findIndex((word, place) => place > at && kinds.has(word));
  const rights = kinds.get(words[kindAt] ?? '') ?? broken();
  const strikes = strikesIn(words[kindAt - 1] ?? '') ?? broken();
  const head = words.slice(at + 2, kindAt - 1);
  const { symbol, strategy, weekly, expiry } = contractIn(head) ?? broken();
  if (weekdayOf(expiry) % 6 === 0) return refuse('dateUnreadable', { line, text: expiry });
  const root = orderRoot({ symbol, weekly, expiry, line }, answers);
  const price = priceIn(words.slice(kindAt + 1));
  if (price === 'unreadable') return broken();
  const legs = legsOf({ strategy, strikes, rights, line, text }).map(
    ({ strike, right, ratio }): PositionLeg => ({
      root,
      expiry,
      right,
      strike,
      quantity: ratio * count,
      price: null,
    }),
  );
  const [only] = legs;
  const credit = price === null ? null : -sign * price;
  return {
    legs: legs.length === 1 && only ? [{ ...only, price }] : legs,
    credit: credit === 0 ? 0 : credit,
    line,
  };
}

type Shape = {
  strategy: string;
  strikes: readonly number[];
  rights: readonly Right[];
  line: number;
  text: string;
};
type Leg = { readonly strike: number; readonly right: Right; readonly ratio: 1 | -1 };

function legsOf({ strategy, strikes, rights, line, text }: Shape): readonly Leg[] {
  const [a = 0, b = 0, c = 0, d = 0] = strikes;
  const [first = 'call', second] = rights;
  const fits = (name: string, count: number, kinds: number) =>
    strategy === name && strikes.length === count && rights.length === kinds;
  if (fits('IRON CONDOR', 4, 2) && second === 'put') {
    if (!(a < b && c > d && c <= a)) return refuse('strikesUnordered', { line, text });
    return [leg(a, 'call', 1), leg(b, 'call', -1), leg(c, 'put', 1), leg(d, 'put', -1)];
  }
  if (fits('VERTICAL', 2, 1) && a !== b) return [leg(a, first, 1), leg(b, first, -1)];
  if (fits('', 1, 1)) return [leg(a, first, 1)];
  return refuse('strategyUnknown', { line, text: strategy === '' ? text : strategy });
}

function leg(strike: number, right: Right, ratio: 1 | -1): Leg {
  return { strike, right, ratio };
}

type Contract = { symbol: string; strategy: string; weekly: boolean; expiry: CalendarDate };

/** `IRON CONDOR SPX 100 (Weeklys) 3 FEB 17`: the multiplier stands between the symbol and the rest. */
function contractIn(words: readonly string[]): Contract | null {
  const hundred = words.indexOf('100');
  const symbol = words[hundred - 1] ?? '';
  if (hundred < 1 || !/^[A-Z][A-Z0-9]{0,5}$/.test(symbol)) return null;
  const strategy = words.slice(0, hundred - 1).join(' ');
  const rest = words.slice(hundred + 1);
  const weekly = rest[0] === '(WEEKLYS)';
  // Any other mark, (Quarterlys) or [AM], may mean another root.
  const day = rest.slice(weekly ? 1 : 0);
  const written =
    day.length === 3 && day.every((word) => !word.includes('(')) ? readDate(day.join(' ')) : null;
  return written?.kind === 'date' ? { symbol, strategy, weekly, expiry: written.date } : null;
}

function strikesIn(word: string): readonly number[] | null {
  const strikes = word.split('/', 9).map((text) => readPrice(text));
  const isStrike = (value: (typeof strikes)[number]): value is number =>
    typeof value === 'number' && value > 0;
  return strikes.every(isStrike) && strikes.length <= 8 ? strikes : null;
}

/** `@1.20`, `@.80`, and `@1.85LAST=…` of an alert, whose price ends where the letters begin. */
function priceIn(words: readonly string[]): number | null | 'unreadable' {
  const word = words.find((each) => each.startsWith('@'));
  if (word === undefined) return null;
  const glued = word.indexOf('LAST=');
  const value = readPrice(word.slice(1, glued < 0 ? undefined : glued));
  return value === null || (typeof value === 'number' && value < 0) ? 'unreadable' : value;
}

function verbAt(words: readonly string[]): number {
  return words.findIndex((word, at) => signs.has(word) && /^[+-]?\d{1,7}$/.test(words[at + 1] ?? ''));
}

function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, 1_000)
    .trim()
    .toUpperCase()
    .split(/\s/)
    .filter((word) => word !== '')
    .slice(0, 100);
}
