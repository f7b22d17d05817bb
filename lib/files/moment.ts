import { instantOf, partsOf } from '@/lib/core/market/clock';
import type { CalendarDate, Instant } from '@/lib/core/unit';

/** A time of day as written, with its zone where one is written. */
export type WrittenTime = {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes east of Greenwich, `newYork` for ET, EST and EDT, `null` where nothing is said. */
  readonly zone: number | 'newYork' | null;
};

export type Moment = { readonly day: string; readonly time: WrittenTime | null };

/** Splits `2026-07-22T09:30:00-04:00`, `July 12, 2022, 11:55 AM EDT`, `Mar 22 2020 @ 18:24 ET` into day and time. */
export function splitMoment(text: string): Moment | null {
  const trimmed = text.trim();
  if (trimmed.length > 60) return null;
  const colon = trimmed.indexOf(':');
  if (colon < 0) return { day: trimmed, time: null };
  let from = colon;
  while (from > 0 && colon - from < 2 && isDigit(trimmed[from - 1])) from -= 1;
  const time = readTime(trimmed.slice(from));
  if (time === null) return null;
  let day = trimmed.slice(0, from).trimEnd();
  for (const joint of ['T', '@', ' at', ','])
    if (day.endsWith(joint)) day = day.slice(0, -joint.length).trimEnd();
  return { day, time };
}

/** `09:30`, `16:00:00.000Z`, `5:34 PM EST`, `09:30:00-04:00`. */
export function readTime(text: string): WrittenTime | null {
  const found =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?([AP]M)? ?(Z|UTC|GMT|ET|EST|EDT|[+-]\d{2}:?\d{2})?$/i.exec(
      text.trim(),
    );
  if (found === null) return null;
  const half = found[4]?.toUpperCase();
  const written = Number(found[1]);
  if (half !== undefined && (written < 1 || written > 12)) return null;
  const hour = half === undefined ? written : (written % 12) + (half === 'PM' ? 12 : 0);
  const [minute, second] = [Number(found[2]), Number(found[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { hour, minute, second, zone: zoneOf(found[5]?.toUpperCase()) };
}

/** When it was; a time without a zone is taken for New York's. */
export function instantAt(date: CalendarDate, time: WrittenTime): Instant {
  const { hour, minute, second, zone } = time;
  if (zone === null || zone === 'newYork') return instantOf(date, hour, minute, second);
  const { year, month, day } = partsOf(date);
  return (Date.UTC(year, month - 1, day, hour, minute, second) - zone * 60_000) as Instant;
}

function zoneOf(text: string | undefined): WrittenTime['zone'] {
  if (text === undefined) return null;
  if (text === 'Z' || text === 'UTC' || text === 'GMT') return 0;
  if (text.startsWith('E')) return 'newYork';
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= '0' && sign <= '9';
}
