import { addDays, dateOf, daysBetween, partsOf, type Weekday, weekdayOf } from '@/lib/core/market/clock';
import { isMonthlyExpiry, isTradingDay } from '@/lib/core/market/holidays';
import type { CalendarDate } from '@/lib/core/unit';
import { english, monthOf, weekdayWords } from './date-words';

/** A day as a page writes it, in any of its forms; a year, a weekday and the days to it only where they are told. */
export type Mention = {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  /** Day and month may be meant the other way round: `3/5/2027`. */
  readonly either: boolean;
  readonly weekday: Weekday | null;
  readonly days: number | null;
  readonly series: 'weekly' | 'monthly' | null;
};

export type DatesIn = {
  readonly mentions: readonly Mention[];
  /** Days from today: `Expiring today`. */
  readonly ahead: number | null;
  /** A time of day stands beside: the moment of a quote rather than an expiry. */
  readonly timed: boolean;
};

type Token = { readonly kind: 'word' | 'number' | 'sign'; readonly text: string };

const longest = 200;

/** Every day that a text mentions. Linear in the text's length; a long text is an article and mentions none. */
export function datesIn(text: string): DatesIn {
  if (text.length > longest) return { mentions: [], ahead: null, timed: false };
  const tokens = tokensOf(text);
  const mentions: Mention[] = [];
  const shared = {
    weekday: weekdayIn(tokens),
    days: daysIn(tokens),
    series: seriesIn(tokens) ?? settledIn(text),
  };
  for (let at = 0; at < tokens.length; ) {
    const found = numeric(tokens, at) ?? named(tokens, at);
    if (found) mentions.push({ ...found.day, ...shared });
    at += found ? found.length : 1;
  }
  const words = tokens.filter(({ kind }) => kind === 'word').map((token) => token.text);
  const ahead = words.includes('today') ? 0 : words.includes('tomorrow') ? 1 : null;
  return { mentions, ahead, timed: /\d:\d\d/.test(text) };
}

/** The days that a mention can mean: one where year, weekday or days to it leave no doubt, else several or none. */
export function meant(mention: Mention, today: CalendarDate): CalendarDate[] {
  const { year, month, day, either, weekday, days } = mention;
  const now = partsOf(today).year;
  const years = year !== null ? [year] : [now - 1, now, now + 1, now + 2, now + 3];
  const all = years.flatMap((each) => {
    const dates = [dateOf(each, month, day), ...(either ? [dateOf(each, day, month)] : [])];
    return dates.flatMap((date) => (date.ok ? [date.value] : []));
  });
  const fitting = all.filter(
    (date) =>
      (weekday === null || weekdayOf(date) === weekday) &&
      // Brokers differ by a day in whether today counts.
      (days === null || Math.abs(daysBetween(today, date) - days) <= 1),
  );
  if (year !== null) {
    const traded = either ? fitting.filter(isTradingDay) : [];
    return traded.length > 0 ? traded.sort() : fitting;
  }
  const ahead = fitting.filter((date) => date >= today);
  const open = ahead.filter(isTradingDay);
  const listed = open.filter((date) => daysBetween(today, date) <= nearDays || isListedFar(date));
  const [near] = listed;
  // `Jan 27` may be all of January 2027.
  const whole = weekday === null && days === null && near && partsOf(near).year % 100 === day;
  if (near && !whole && listed.length === 1 && daysBetween(today, near) <= nearDays) return listed;
  return open.length > 0 ? open : ahead;
}

/** Within so many days any trading day may be an expiry, and the same day last year is long forgotten. */
const nearDays = 240;

/** Further out only third Fridays and the ends of quarters are listed, anywhere. */
function isListedFar(date: CalendarDate): boolean {
  const { month, day } = partsOf(date);
  return isMonthlyExpiry(date) || (month % 3 === 0 && day >= 25);
}

/** The day so many days after today. */
export function dayAhead(today: CalendarDate, days: number): CalendarDate {
  return addDays(today, days);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let word = '';
  let kind: Token['kind'] = 'sign';
  const close = () => {
    // The letters of Korean syllables were parted like accents.
    if (word !== '') tokens.push({ kind, text: word.normalize('NFC') });
    word = '';
  };
  for (const sign of text.normalize('NFD').toLowerCase()) {
    if (sign >= '\u0300' && sign <= '\u036f') continue;
    const now = sign >= '0' && sign <= '9' ? 'number' : /\p{L}/u.test(sign) ? 'word' : 'sign';
    if (now === 'sign') {
      close();
      if (sign.trim() !== '' && sign !== '\u00a0') tokens.push({ kind: 'sign', text: sign });
      kind = 'sign';
    } else {
      if (now !== kind) close();
      kind = now;
      word += sign;
    }
  }
  close();
  return tokens;
}

type Found = {
  readonly day: { year: number | null; month: number; day: number; either: boolean };
  readonly length: number;
};

/** `2021-12-01`, `2025/02/14`, `24.10.2014`, `12/18/2026`, `2026年11月20日`; `3/5/2027` could be two days. */
function numeric(tokens: readonly Token[], at: number): Found | null {
  const [a, s, b, t, c] = tokens.slice(at, at + 5);
  if (a?.kind !== 'number' || b?.kind !== 'number' || !s || !t) return null;
  if ((s.text === '年' || s.text === '년') && (t.text === '月' || t.text === '월'))
    return found(Number(a.text), Number(b.text), Number(tokens[at + 4]?.text), 6);
  if (c?.kind !== 'number' || s.text !== t.text || !'-/.'.includes(s.text)) return null;
  const [x, y, z] = [a.text, b.text, c.text];
  if (x.length === 4) return found(Number(x), Number(y), Number(z), 5);
  if (z.length !== 4 && z.length !== 2) return null;
  if (x.length > 2 || y.length > 2) return null;
  const year = z.length === 2 ? 2000 + Number(z) : Number(z);
  if (s.text === '.') return found(year, Number(y), Number(x), 5);
  if (Number(x) > 12) return found(year, Number(y), Number(x), 5);
  return found(year, Number(x), Number(y), 5, Number(y) <= 12 && Number(x) !== Number(y));
}

function found(
  year: number | null,
  month: number,
  day: number,
  length: number,
  either = false,
): Found | null {
  const plain =
    Number.isInteger(month) && Number.isInteger(day) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!plain || (year !== null && (year < 1990 || year > 2099))) return null;
  return { day: { year, month, day, either }, length };
}

/** `Dec 08, 2017`, `JAN 31 '25`, `20 JUL 26`, `29-Sep-2022`, `21. November 2026`, `December 18`. */
function named(tokens: readonly Token[], at: number): Found | null {
  const first = tokens[at];
  if (!first) return null;
  if (first.kind === 'word') {
    // Words of other languages that are English too mean a month only behind its day.
    const month = english.has(first.text) ? null : monthOf(first.text);
    if (month === null) return null;
    let next = skip(tokens, at + 1, '.-');
    const day = tokens[next];
    if (day?.kind !== 'number' || day.text.length > 2) return null;
    next = skip(tokens, next + 1, ',stndrh');
    const apostrophe = ["'", '’', '‘'].includes(tokens[next]?.text ?? '');
    if (apostrophe) next += 1;
    const year = yearOf(tokens, next, apostrophe);
    return found(year, month, Number(day.text), next + (year === null ? 0 : 1) - at);
  }
  if (first.kind !== 'number' || first.text.length > 2) return null;
  // `Week 1 Dec` is no first of December.
  if (['week', 'wk', 'w', 'woche', 'kw'].includes(tokens[at - 1]?.text ?? '')) return null;
  let next = skip(tokens, at + 1, '.-stndrh');
  if (['de', 'of'].includes(tokens[next]?.text ?? '')) next += 1;
  const month = tokens[next]?.kind === 'word' ? monthOf(tokens[next]?.text ?? '') : null;
  if (month === null) return null;
  next = skip(tokens, next + 1, ".,-'’");
  if (tokens[next]?.text === 'de') next += 1;
  const year = yearOf(tokens, next, true);
  return found(year, month, Number(first.text), next + (year === null ? 0 : 1) - at);
}

function skip(tokens: readonly Token[], from: number, signs: string): number {
  const token = tokens[from];
  if (!token) return from;
  const passes =
    token.kind === 'sign' ? signs.includes(token.text) : ['st', 'nd', 'rd', 'th'].includes(token.text);
  return passes ? from + 1 : from;
}

/** Four digits; two only behind an apostrophe or a day and month, and never the hour of a time. */
function yearOf(tokens: readonly Token[], at: number, two: boolean): number | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || tokens[at + 1]?.text === ':') return null;
  if (token.text.length === 4) return Number(token.text);
  return two && token.text.length === 2 ? 2000 + Number(token.text) : null;
}

function weekdayIn(tokens: readonly Token[]): Weekday | null {
  for (const { text } of tokens) {
    const at = weekdayWords.findIndex((words) => words.has(text));
    if (at >= 0) return at as Weekday;
  }
  return null;
}

const dayWords = new Set('d day days dte tage tagen tag jours jour dias dia giorni giorno'.split(' '));

/** `(104d)`, `in 49 days`, `1 Day to expiration`. */
function daysIn(tokens: readonly Token[]): number | null {
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (token.kind === 'number' && token.text.length <= 4 && next && dayWords.has(next.text))
      return Number(token.text);
  }
  return null;
}

/** Roots that name their weeklies, in small letters. */
const weeklyRoots = new Set(['spxw', 'ndxp', 'rutw']);

/** `Dec 18 2026 AM`, `(PM)`, `AM-settled`: behind the day, in capitals, and no hour. `Am 18. Dezember` is none. */
function settledIn(text: string): 'weekly' | 'monthly' | null {
  const print =
    /\b([AP])M[- ]settle/i.exec(text) ?? /(?:\d\d|[)\]'’]|\b[A-Z]{2,5}) ?[(·|,-]? ?([AP])M\b/.exec(text);
  if (!print || /\d:\d\d|\b1?\d ?[AP]M\b/.test(text)) return null;
  return print[1]?.toUpperCase() === 'A' ? 'monthly' : 'weekly';
}

/** `(w)`, `-w`, `25w`, `(Weeklys)`; `(M)`, `-m`, `(Monthly)`. */
function seriesIn(tokens: readonly Token[]): 'weekly' | 'monthly' | null {
  for (const { kind, text } of tokens) {
    if (kind !== 'word') continue;
    if (text === 'w' || text.startsWith('weekl') || weeklyRoots.has(text)) return 'weekly';
    if (text === 'm' || text === 'monthly' || text === 'monthlies' || text === 'standard') return 'monthly';
  }
  return null;
}
