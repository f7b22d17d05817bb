import { parseDate } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';

/** A date that a test is sure of. */
export function date(text: string): CalendarDate {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(`${text} is not a date`);
  return parsed.value;
}
