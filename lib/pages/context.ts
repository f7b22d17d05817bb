import { instantOf, parseDate } from '@/lib/core/market/clock';
import type { Instant } from '@/lib/core/unit';
import { readCell } from './cells';

/** What stands around a chain: the level of the underlying and the time the page prints. */

const headings = 'h1, h2, h3, [role="heading"]';
const stamps = 'time, [class*="as-of" i], [class*="asof" i], [class*="timestamp" i], [class*="delay" i]';
/** A heading longer than this is an article, not a quote. */
const longest = 200;

/** The level printed beside the underlying's name in a heading, such as `SPX 6,012.37`; else `null`. */
export function printedSpot(document: Document, underlying: string): number | null {
  for (const heading of document.querySelectorAll(headings)) {
    const text = (heading.textContent ?? '').slice(0, longest);
    const words = text.split(/[\s|()·:]+/);
    const at = words.findIndex((word) => word.replace(/^[$^.]/, '') === underlying);
    if (at < 0) continue;
    for (const word of words.slice(at + 1)) {
      const cell = readCell(word);
      if (cell.kind === 'number' && cell.value > 0) return cell.value;
    }
  }
  return null;
}

export type Stamp = { readonly quotedAt: Instant | null; readonly delayed: boolean | null };

/** The time and the delay that the page states for its quotes, such as `As of Nov 20, 2026 2:31:05 PM ET`. */
export function printedStamp(document: Document): Stamp {
  let quotedAt: Instant | null = null;
  let delayed: boolean | null = null;
  for (const element of document.querySelectorAll(stamps)) {
    const text = (element.textContent ?? '').slice(0, longest);
    quotedAt ??= stampIn(text);
    if (/\bdelayed\b/i.test(text)) delayed = true;
    else if (/\breal.?time\b/i.test(text)) delayed ??= false;
  }
  return { quotedAt, delayed };
}

const stampShape =
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (\d{1,2}),? (\d{4}),? (?:at )?(\d{1,2}):(\d{2})(?::(\d{2}))? ?([AaPp])\.?[Mm]\.? (?:ET|EST|EDT)\b/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Only a time that says it is New York's is believed. */
function stampIn(text: string): Instant | null {
  const found = stampShape.exec(text);
  if (!found) return null;
  const [, month = '', day = '', year = '', hour = '', minute = '', second = '0', half = ''] = found;
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  const date = parseDate(`${year}-${number}-${day.padStart(2, '0')}`);
  if (!date.ok || Number(hour) > 12 || Number(minute) > 59 || Number(second) > 59) return null;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return instantOf(date.value, hours, Number(minute), Number(second));
}
