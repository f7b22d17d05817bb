import { dateOf } from '../market/clock';
import type { CalendarDate } from '../unit';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Feb` for 2; empty for what is no month. */
export function monthWord(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** 2 for `Feb` or `FEB`, `null` for any other word. */
export function parseMonth(word: string): number | null {
  const place = MONTHS.findIndex((month) => month.toUpperCase() === word.toUpperCase());
  return place < 0 ? null : place + 1;
}

/** The date of a year, a month's word and a day, `null` where no calendar has it. */
export function dateInWords(year: number, month: string, day: string): CalendarDate | null {
  const date = dateOf(year, parseMonth(month) ?? 0, Number(day));
  return date.ok ? date.value : null;
}
