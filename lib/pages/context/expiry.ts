import { dateOf } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import { mentionIn } from '../columns/group-rows';
import type { Site } from '../sites/site';
import { inParts } from '../walk/in-parts';
import { textIn } from '../walk/pieces';
import { byName, type Root } from '../walk/roots';
import { isDrawn } from '../walk/shown';
import type { Steps } from '../walk/steps';
import { headingsBefore } from '../walk/surroundings';
import type { ShortText } from '../walk/texts';
import { datesIn, dayAhead, type Mention, meant } from './dates';
import { speaksOfSeries } from './expiry-words';
import { type Found, found, type Origin } from './origin';

/** A longer text is no day, and no name of one. */
const longest = 200;

/** Which expiry a page shows, where the rows of its chain do not say it. */

export type ExpiryTold = Found<readonly CalendarDate[]> & { readonly series: Mention['series'] };

const parameters = 'date expiry expiration expirationdate expdate expiration_date exp'.split(' ');
const selected = [
  '[aria-selected="true"]',
  '[aria-pressed="true"]',
  '[aria-current]:not([aria-current="false"])',
  '[aria-checked="true"]',
  '[aria-expanded="true"]',
  '[aria-haspopup="listbox"]',
  '[role="combobox"]',
];
export const expiryAttributes = [
  'data-expiry',
  'data-expiration',
  'data-expiration-date',
  'data-expiry-date',
  'data-exp',
];
const spoken =
  /expir|verfall|f[aä]llig|ablauf|laufzeit|[eé]ch[eé]ance|vencim|scaden|vervaldatum|slutdag|forfall|udl[øo]b|utl[øo]p|wyga[sś]|満期|限月|到期|만기/i;

/** Every place that tells the expiry, with the days it can mean; attributes of the grid's own surroundings first. */
export function* expiriesTold(input: {
  readonly document: Document;
  readonly roots: readonly Root[];
  readonly url: URL;
  readonly site: Site | null;
  readonly near: Element;
  /** What the rows of the grid stand in. */
  readonly rows: Element;
  readonly today: CalendarDate;
  readonly texts: readonly ShortText[];
}): Steps<ExpiryTold[]> {
  const { document, roots, url, site, near, rows, today, texts } = input;
  const told: ExpiryTold[] = [];
  const add = (text: string, from: Origin['from']) => {
    const { mentions, ahead, timed } = datesIn(text);
    const [only] = mentions;
    if (timed || mentions.length > 1) return;
    if (only) told.push({ ...found(meant(only, today), from, text), series: only.series });
    else if (ahead !== null && spoken.test(text))
      told.push({ ...found([dayAhead(today, ahead)], from, text), series: null });
  };
  for (let around: Element | null = near; around; around = around.parentElement)
    for (const name of expiryAttributes)
      if (around.hasAttribute(name)) add(around.getAttribute(name) ?? '', 'attribute');
  for (const selector of site?.expiry ?? []) add(textIn(document.querySelector(selector), longest), 'hint');
  for (const root of roots) {
    yield;
    for (const select of byName(root, 'select'))
      for (const option of select.selectedOptions) add(textIn(option, longest), 'selected');
    for (const summary of byName(root, 'summary')) {
      const text = textIn(summary, longest);
      if (summary.closest('[open]') && speaksOfSeries(text, 0)) add(text, 'selected');
    }
    for (const field of byName(root, 'input')) {
      const label = textIn(field.labels?.[0], longest) || (field.getAttribute('aria-label') ?? '');
      if (field.type === 'radio') {
        if (field.checked) add(label, 'selected');
      } else if (spoken.test(label) && speaksOfSeries(label, 0) && isDrawn(field)) add(field.value, 'field');
    }
    const chosen = (yield* inParts(root, rows, selected.join())).filter((each) => !near.contains(each));
    for (const selector of selected)
      for (const element of chosen)
        if (element.matches(selector)) add(textIn(element, longest) || typedIn(element), 'selected');
  }
  yield;
  for (const text of sentences(texts, near)) add(text, 'heading');
  yield;
  told.push(...headingDays(near, today));
  for (const name of [...parameters, ...(site?.expiryParameters ?? [])]) {
    const value = url.searchParams.get(name);
    if (value !== null) addAddress(value, told, add);
  }
  // Any other day is the page's own.
  for (const part of url.pathname.split('/'))
    if (/^20\d\d-\d\d-\d\d$/.test(part) && part > today) add(part, 'address');
  const { title } = document;
  if (spoken.test(title) && speaksOfSeries(title, 3)) add(title, 'title');
  return told;
}

/** The day that heads the grid and stands there alone; several are a choice. */
function headingDays(near: Element, today: CalendarDate): ExpiryTold[] {
  const told: ExpiryTold[] = [];
  for (const text of headingsBefore(near)) {
    const mention = speaksOfSeries(text, 0) ? mentionIn(text) : null;
    if (mention) told.push({ ...found(meant(mention, today), 'heading', text), series: mention.series });
  }
  const days = new Set(told.map(({ value }) => value.join()));
  // Today may be the page's own date.
  return days.size === 1 ? told.filter(({ value }) => value.some((day) => day > today)) : [];
}

function typedIn(field: Element): string {
  return field.localName === 'input' ? (field as HTMLInputElement).value : '';
}

/** Short texts that speak of an expiry: `1 Day to expiration on 2021-12-01`, `Expiring December 18 (104d)`. */
function* sentences(texts: readonly ShortText[], near: Element): Iterable<string> {
  const seen = new Set<Element>();
  for (const { text, element } of texts) {
    if (text.length > 120 || !spoken.test(text) || seen.has(element)) continue;
    seen.add(element);
    if (!isDrawn(element)) continue;
    const within = element.closest('option, table, title, [role="row"]');
    const sentence = textIn(element, longest);
    // The name of a field and what stands in it may be two elements.
    const value = /\d/.test(sentence) || sentence.length > 30 ? null : element.nextElementSibling;
    if (value && !isOneOfMany(value) && speaksOfSeries(textIn(value, longest), 0))
      yield textIn(value, longest);
    // A table around the chain is layout; another one speaks of something else.
    if ((!within || within.contains(near)) && speaksOfSeries(sentence, 1)) yield sentence;
  }
}

/** The first of several days to choose from is not the chosen one. */
function isOneOfMany(value: Element): boolean {
  const next = value.nextElementSibling;
  return (
    value.childElementCount > 1 ||
    (next?.localName === value.localName && mentionIn(textIn(next, longest)) !== null)
  );
}

/** `2026-07-17-m`, `20260618`, or the seconds since 1970 that old pages count in. */
function addAddress(
  value: string,
  told: ExpiryTold[],
  add: (text: string, from: Origin['from']) => void,
): void {
  const compact = /^(20\d\d)(\d\d)(\d\d)$/.exec(value);
  if (compact) {
    const date = dateOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
    if (date.ok) told.push({ ...found([date.value], 'address', value), series: null });
  } else if (/^1\d{9}$/.test(value)) {
    const [year, month, day] = new Date(Number(value) * 1000)
      .toISOString()
      .slice(0, 10)
      .split('-')
      .map(Number);
    const date = dateOf(year ?? 0, month ?? 0, day ?? 0);
    if (date.ok) told.push({ ...found([date.value], 'address', value), series: null });
  } else if (value.length <= 40) add(value, 'address');
}

/** The one day that every place allows, or all days that any of them allows. */
export function agreedExpiry(told: readonly ExpiryTold[]): {
  readonly days: readonly CalendarDate[];
  readonly by: ExpiryTold | null;
} {
  const speaking = told.filter(({ value }) => value.length > 0);
  const [first, ...rest] = speaking;
  if (!first) return { days: [], by: null };
  const common = first.value.filter((day) => rest.every(({ value }) => value.includes(day)));
  if (common.length === 1) {
    // The place that leaves least open is the one to show.
    const by = [...speaking].sort((a, b) => a.value.length - b.value.length)[0] ?? first;
    return { days: common, by };
  }
  return { days: [...new Set(speaking.flatMap(({ value }) => value))].sort(), by: null };
}
