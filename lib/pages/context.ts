import type { ChainRow } from '@/lib/core/market/chain';
import { instantOf, parseDate } from '@/lib/core/market/clock';
import type { Instant } from '@/lib/core/unit';
import { readCell } from './cells';
import { type Found, found } from './origin';
import type { Site } from './sites/site';
import type { Steps } from './steps';
import type { ShortText } from './texts';

/** What stands around a chain: the level of the underlying and the time the page prints. */

/** What a page itself calls its headings, the highest first. */
export function* headingsIn(document: Document): Steps<readonly Element[]> {
  const headings: Element[] = [];
  for (const name of ['h1', 'h2', 'h3']) headings.push(...document.getElementsByTagName(name));
  yield;
  headings.push(...document.querySelectorAll('[role="heading"]'));
  return headings;
}

/** A heading longer than this is an article, not a quote. */
const longest = 200;

/**
 * The level printed beside the underlying's name, such as `SPX 6,012.37`, or where the site is known to print it.
 * A number that the quotes themselves rule out is somebody else's.
 */
export function printedSpot(input: {
  readonly document: Document;
  readonly headings: readonly Element[];
  readonly texts: readonly ShortText[];
  readonly site: Site | null;
  readonly names: readonly string[];
  readonly rows: readonly ChainRow[];
}): Found<number> | null {
  const { document, texts, site, names, rows } = input;
  const money = moneyOf(rows);
  const fits = (level: number) => level > 0 && (money === null || Math.abs(level - money) <= money / 4);
  for (const selector of site?.spot ?? []) {
    const text = (document.querySelector(selector)?.textContent ?? '').slice(0, longest);
    const level = readCell(text);
    if (level.kind === 'number' && fits(level.value)) return found(level.value, 'hint', text);
  }
  for (const heading of input.headings) {
    const text = (heading.textContent ?? '').slice(0, longest);
    const level = beside(text, names);
    if (level !== null && fits(level)) return found(level, 'heading', text);
  }
  for (const { text } of texts) {
    if (text.length > 120 || !names.some((name) => text.includes(name))) continue;
    const level = beside(text, names);
    if (level !== null && fits(level)) return found(level, 'heading', text);
  }
  return null;
}

/** The first number behind one of the names. */
function beside(text: string, names: readonly string[]): number | null {
  const words = text.split(/[\s|()·:]+/);
  const at = words.findIndex((word) => names.includes(word.replace(/^[$^.]/, '')));
  if (at < 0) return null;
  for (const word of words.slice(at + 1)) {
    const cell = readCell(word);
    if (cell.kind === 'number' && cell.value > 0 && !cell.percent && !cell.rounded) return cell.value;
  }
  return null;
}

/** The strike at which call and put cost most nearly the same. */
function moneyOf(rows: readonly ChainRow[]): number | null {
  let nearest: { strike: number; gap: number } | null = null;
  for (const { strike, call, put } of rows) {
    if (!call.ask || !put.ask) continue;
    const gap = Math.abs((call.bid ?? 0) + call.ask - (put.bid ?? 0) - put.ask);
    if (nearest === null || gap < nearest.gap) nearest = { strike, gap };
  }
  return nearest?.strike ?? null;
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
