import { instantOf, parseDate } from '@/lib/core/market/clock';
import type { Instant } from '@/lib/core/unit';
import { inParts } from '../walk/in-parts';
import type { Steps } from '../walk/steps';
import type { ShortText } from '../walk/texts';

/** What stands around a chain: its headings and the time the page prints. */

/** What a page itself calls its headings, the highest first; `rows` is what the rows of its chain stand in. */
export function* headingsIn(document: Document, rows: Element): Steps<readonly Element[]> {
  const headings: Element[] = [];
  for (const name of ['h1', 'h2', 'h3']) {
    headings.push(...document.getElementsByTagName(name));
    yield;
  }
  headings.push(...(yield* inParts(document, rows, '[role="heading"]')));
  return headings;
}

export type Stamp = { readonly quotedAt: Instant | null; readonly delayed: boolean | null };

/** The time and the delay that the page states for its quotes, such as `As of Nov 20, 2026 2:31:05 PM ET`. */
export function printedStamp(texts: readonly ShortText[]): Stamp {
  let quotedAt: Instant | null = null;
  let delayed: boolean | null = null;
  for (const { text } of texts) {
    if (!stamped.test(text)) continue;
    quotedAt ??= stampIn(text);
    if (late.test(text)) delayed = true;
    // `Real-time data from 9 a month` is an advertisement.
    else if (live.test(text) && (/\d:\d\d/.test(text) || text.trim().length < 24)) delayed ??= false;
  }
  return { quotedAt, delayed };
}

const late = /\bdelayed\b|verz[oö]gert|diff[eé]r[eé]s?\b|retrasad|ritardat|atrasad|遅延/i;
const live = /\breal.?time\b|echtzeit|temps r[eé]el|tiempo real|tempo re?ale?/i;
const stamped = /\d:\d\d|delay|verz|diff|retras|ritard|atras|遅延|real|echtzeit|r[eé]el/i;

const stampShape =
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (\d{1,2}),? (\d{4}),? (?:at )?(\d{1,2}):(\d{2})(?::(\d{2}))? ?([AaPp])\.?[Mm]\.? (?:ET|EST|EDT)\b/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Only a time that says it is New York's is believed. */
function stampIn(text: string): Instant | null {
  const match = stampShape.exec(text);
  if (!match) return null;
  const [, month = '', day = '', year = '', hour = '', minute = '', second = '0', half = ''] = match;
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  const date = parseDate(`${year}-${number}-${day.padStart(2, '0')}`);
  if (!date.ok || Number(hour) > 12 || Number(minute) > 59 || Number(second) > 59) return null;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return instantOf(date.value, hours, Number(minute), Number(second));
}
