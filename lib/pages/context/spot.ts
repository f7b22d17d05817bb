import type { ChainRow } from '@/lib/core/market/chain';
import { bare, type Notation, readCell } from '../columns/cells';
import type { Site } from '../sites/site';
import { textIn } from '../walk/pieces';
import { isDrawn } from '../walk/shown';
import type { ShortText } from '../walk/texts';
import { type Found, found } from './origin';

/** A heading longer than this is an article, not a quote. */
const longest = 200;

/**
 * The level printed beside the underlying's name, such as `SPX 6,012.37`, or where the site is known to print it.
 * A number that the quotes themselves rule out is somebody else's, and two levels that differ are none.
 */
export function printedSpot(input: {
  readonly document: Document;
  readonly headings: readonly Element[];
  readonly texts: readonly ShortText[];
  readonly site: Site | null;
  readonly names: readonly string[];
  readonly rows: readonly ChainRow[];
  readonly notation: Notation;
}): Found<number> | null {
  const { document, texts, site, names, rows, notation } = input;
  const money = moneyOf(rows);
  const fits = (level: number) => level > 0 && (money === null || Math.abs(level - money) <= money / 4);
  for (const selector of site?.spot ?? []) {
    const text = (document.querySelector(selector)?.textContent ?? '').slice(0, longest);
    const level = readCell(text, notation);
    if (level.kind === 'number' && fits(level.value)) return found(level.value, 'hint', text);
  }
  const told = (all: Iterable<string>) => {
    const levels: Found<number>[] = [];
    for (const text of all) {
      const level = levelBeside(text, names, notation);
      if (level !== null && fits(level)) levels.push(found(level, 'heading', text));
    }
    return levels;
  };
  const headings = told(input.headings.map((each) => textIn(each, longest)));
  const all = headings.length > 0 ? headings : told(textsNaming(names, texts));
  return all.every(({ value }) => value === all[0]?.value) ? (all[0] ?? null) : null;
}

/** Short texts that speak of one of the names; one that ends with it goes on in the element beside it. */
function* textsNaming(names: readonly string[], texts: readonly ShortText[]): Iterable<string> {
  for (const { text, element } of texts) {
    if (text.length > 120 || !names.some((name) => text.includes(name)) || !isDrawn(element)) continue;
    if (isListed(element)) continue;
    yield element.childElementCount === 0 ? text : textIn(element, 120);
    const around = element.parentElement;
    if (around && around.childElementCount <= 6) yield textIn(around, 120);
  }
}

/** One of a list of symbols, a tape or a table: its level is of another moment than the chain's. */
function isListed(element: Element): boolean {
  const row = element.closest('tr,li,[role="row"]') ?? element;
  return [row.previousElementSibling, row.nextElementSibling].some((other) =>
    /^\s*[$^.]?[A-Z]{2,6}\s{0,9}\d/.test((other?.textContent ?? '').slice(0, 99)),
  );
}

/** Words that may stand between a name and its level; any other says that the number is something else. */
const plain = new Set(
  `last price index spot ltp level trade underlying kurs aktuell letzter cours dernier ultimo precio prezzo
  preco valor stock share usd us eur inr rs nasdaq nasdaqgs nyse arca amex cboe nse bse xetra eurex etf
  options option chain chains`.split(/\s+/),
);
/** What a number behind a name may count; a level is followed by its unit, its change, or the next figure. */
const counted = new Set(
  `call calls put puts shares share stk contracts contract strike strikes c p ce pe day days d x lots lot`.split(
    ' ',
  ),
);

/** The number behind one of the names that nothing calls by another word. */
function levelBeside(text: string, names: readonly string[], notation: Notation): number | null {
  const words = text.split(/[\s|()·:=/]+/).filter((word) => word !== '');
  const at = words.findIndex((word) => names.includes(word.replace(/^[$^.]/, '')));
  if (at < 0) return null;
  let called = false;
  for (let next = at + 1; next < words.length; next += 1) {
    const word = words[next] ?? '';
    const cell = readCell(word, notation);
    if (cell.kind === 'number') {
      // A change may stand before the level, and figures with a name of their own.
      if (called || cell.value <= 0 || cell.percent || cell.rounded || cell.signed) continue;
      const unit = bare(words[next + 1] ?? '').toLowerCase();
      // Decimals in an element of their own belong to it, and nobody can say how.
      return counted.has(unit) || /^(?:-|[.,]\d|\d{1,3}$)/.test(unit) ? null : cell.value;
    }
    if (!/\p{L}/u.test(word)) continue;
    const plainly = word.toLowerCase().replace(/[.,]$/, '');
    called = called ? !lasts.has(plainly) : !plain.has(plainly) && !names.includes(word);
  }
  return null;
}

/** Words that name a level after other figures: `Bid 271.48 Ask 271.50 Last 271.49`. */
const lasts = new Set('last ltp spot'.split(' '));

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
