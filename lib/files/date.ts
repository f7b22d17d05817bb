import { dateOf, weekdayOf } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import type { DateOrder } from './answers';
import { monthOf, weekdayNamed } from './month';

/** A date as a cell writes it: certain, or two numbers of which either may be the day. */
export type WrittenDate =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'slashed'; readonly first: number; readonly second: number; readonly year: number };

const longest = 40;
/** Words that stand beside an expiry and say nothing of its day. */
const idle: ReadonlySet<string> = new Set([
  'w',
  'm',
  'q',
  'weekly',
  'weeklys',
  'monthly',
  'th',
  'st',
  'nd',
  'rd',
]);

/**
 * A date without a time: `2026-07-22`, `20260722`, `2025/02/14`, `07/22/2026`, `22.07.2026`, `Fri Dec 17 2027`,
 * `Dec 08, 2017`, `JAN 31 '25`, `29-Sep-2022`, `27 JUL 26`, `Mar 20, 2026 (M)`. `null` for anything else, for a
 * day that no calendar has and for a weekday that is not that day's.
 */
export function readDate(text: string): WrittenDate | null {
  const iso = isoDate(text);
  if (iso !== undefined) return certain(iso);
  const trimmed = text.trim();
  if (trimmed.length > longest) return null;
  const parts = partsIn(trimmed);
  if (parts === null) return null;
  const { words, numbers, marks } = parts;
  const months = words.map(monthOf).filter((month) => month !== null);
  const meant = words.filter((word) => monthOf(word) === null && !idle.has(word.toLowerCase()));
  const weekday = meant.length === 1 ? weekdayNamed(meant[0] ?? '') : null;
  if (meant.length > (weekday === null ? 0 : 1) || months.length > 1) return null;
  const [month] = months;
  const written = month === undefined ? numeric(numbers, marks) : named(month, numbers, marks);
  if (written?.kind === 'date' && weekday !== null && weekdayOf(written.date) !== weekday) return null;
  return written;
}

/** The date once it is known which number is the day. */
export function dateBy(order: DateOrder, written: WrittenDate): CalendarDate | null {
  if (written.kind === 'date') return written.date;
  const { first, second, year } = written;
  const date = order === 'dayFirst' ? dateOf(year, second, first) : dateOf(year, first, second);
  return date.ok ? date.value : null;
}

/** The way most files write it, without any searching; `undefined` for another form. */
function isoDate(text: string): CalendarDate | null | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const parts = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(wholeNumber);
  const [year, month, day] = parts;
  if (year == null || month == null || day == null) return undefined;
  const date = dateOf(year, month, day);
  return date.ok && isOurs(year) ? date.value : null;
}

function named(month: number, numbers: readonly string[], marks: string): WrittenDate | null {
  const [first = '', second = ''] = numbers;
  // `Jan 29-30` is two days and not a year.
  const dashes = marks.replaceAll('.', '').length;
  if (numbers.length !== 2 || (dashes !== 0 && dashes !== 2)) return null;
  const [dayText, yearText] = first.length === 4 ? [second, first] : [first, second];
  const year = yearOf(yearText);
  const day = dayText.length <= 2 ? wholeNumber(dayText) : null;
  return year === null || day === null ? null : certain(valid(year, month, day));
}

function numeric(numbers: readonly string[], marks: string): WrittenDate | null {
  const [a = '', b = '', c = ''] = numbers;
  if (numbers.length === 1 && a.length === 8 && marks === '')
    return certain(ymd(a.slice(0, 4), a.slice(4, 6), a.slice(6)));
  if (numbers.length !== 3 || marks.length !== 2 || marks[0] !== marks[1]) return null;
  if (a.length === 4 && b.length <= 2 && c.length <= 2) return certain(ymd(a, b, c));
  if (a.length > 2 || b.length > 2) return null;
  const [first, second, year] = [wholeNumber(a), wholeNumber(b), yearOf(c)];
  if (first === null || second === null || year === null) return null;
  // Where dots are written between the numbers, the day comes first.
  if (marks === '..') return certain(valid(year, second, first));
  const [asDay, asMonth] = [valid(year, second, first), valid(year, first, second)];
  if (asDay === null && asMonth === null) return null;
  return { kind: 'slashed', first, second, year };
}

type Parts = {
  readonly words: readonly string[];
  readonly numbers: readonly string[];
  readonly marks: string;
};

/** Runs of letters, runs of digits and the signs of `/-.`; `null` where another sign makes it no date. */
function partsIn(text: string): Parts | null {
  const [words, numbers]: [string[], string[]] = [[], []];
  let marks = '';
  let kind = '';
  for (const sign of text) {
    const isDigit = sign >= '0' && sign <= '9';
    const isLetter = !isDigit && sign.toLowerCase() !== sign.toUpperCase();
    const list = isDigit ? numbers : isLetter ? words : null;
    if (list !== null) {
      const next = isDigit ? 'digit' : 'letter';
      if (kind === next) list[list.length - 1] += sign;
      else list.push(sign);
      kind = next;
      continue;
    }
    kind = '';
    if (sign === '/' || sign === '-' || sign === '.') marks += sign;
    else if (!" ,'’()".includes(sign)) return null;
  }
  return { words, numbers, marks };
}

function ymd(year: string, month: string, day: string): CalendarDate | null {
  const parts = [year, month, day].map(wholeNumber);
  const [y, m, d] = parts;
  return y == null || m == null || d == null ? null : valid(y, m, d);
}

function valid(year: number, month: number, day: number): CalendarDate | null {
  const date = dateOf(year, month, day);
  return date.ok && isOurs(year) ? date.value : null;
}

/** Four digits, or two: no listed option and no index of ours is older than 1950. */
function yearOf(text: string): number | null {
  const year = wholeNumber(text);
  if (year === null || (text.length !== 4 && text.length !== 2)) return null;
  return text.length === 4 ? year : year < 50 ? 2000 + year : 1900 + year;
}

function isOurs(year: number): boolean {
  return year >= 1900 && year <= 2100;
}

function wholeNumber(text: string): number | null {
  if (text === '' || text.length > 8) return null;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    value = 10 * value + digit;
  }
  return value;
}

function certain(date: CalendarDate | null): WrittenDate | null {
  return date === null ? null : { kind: 'date', date };
}
