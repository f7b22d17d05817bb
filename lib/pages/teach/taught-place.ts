import type { TaughtPlace } from '@/lib/core/recipe';
import { mentionIn } from '../columns/group-rows';
import { plainWords } from '../columns/words';
import type { Root } from '../walk/roots';
import { isShown } from '../walk/shown';
import type { Steps } from '../walk/steps';

/** The element that a person pointed at because the expiry stands in it, found again by what it says and where. */

/** `null` where no single day stands there, or where the element is one of several to choose from. */
export function placeOf(element: Element): TaughtPlace | null {
  const text = textOf(element);
  if (mentionIn(text) === null || isOneOfMany(element)) return null;
  return { tag: element.localName, shape: shapeOf(text), before: wordsBefore(element) };
}

/** One day stands in the element, whether it can be found again or not. */
export function tellsDay(element: Element): boolean {
  return mentionIn(textOf(element)) !== null;
}

/** A day beside others of its kind, as in a row of tabs: which of them is chosen, its place does not tell. */
function isOneOfMany(element: Element): boolean {
  return [element, element.parentElement].some((level) =>
    [...(level?.parentElement?.children ?? [])].some(
      (beside) =>
        beside !== level && beside.localName === level?.localName && mentionIn(textOf(beside)) !== null,
    ),
  );
}

/** The text that stands there now; `null` where nothing is like it, or more than one. */
export function* textAt(roots: readonly Root[], place: TaughtPlace): Steps<string | null> {
  const alike: Element[] = [];
  for (const root of roots) {
    let seen = 0;
    for (const element of root.querySelectorAll(place.tag)) {
      seen += 1;
      if (seen % 50 === 0) yield;
      if (isAt(element, place)) alike.push(element);
    }
  }
  // An element around the one that was meant says the same.
  const innermost = alike.filter((each) => !alike.some((other) => other !== each && each.contains(other)));
  const [only] = innermost;
  return only && innermost.length === 1 ? textOf(only) : null;
}

function isAt(element: Element, { shape, before }: TaughtPlace): boolean {
  const text = textOf(element);
  return (
    text.length > 0 &&
    text.length <= longest &&
    mentionIn(text) !== null &&
    shapeOf(text) === shape &&
    wordsBefore(element) === before &&
    isShown(element) &&
    !isOneOfMany(element)
  );
}

const longest = 120;

function textOf(element: Element): string {
  const chosen = element.localName === 'select' ? (element as HTMLSelectElement).selectedOptions[0] : element;
  const walker = chosen && element.ownerDocument.createTreeWalker(chosen, 4);
  let text = '';
  // A long text is no day, and how long it is need not be known.
  for (let pieces = 0; walker?.nextNode(); pieces += 1) {
    if (pieces > 20 || text.length > longest) return '';
    text += walker.currentNode.nodeValue ?? '';
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Every number as one digit, every name of a month or a day as one letter, no remark: `expiring M 0`. */
function shapeOf(text: string): string {
  return text
    .slice(0, longest)
    .replace(/\([^()]*\)/g, '')
    .trim()
    .replace(/\d+/g, '0')
    .replace(/\p{L}+/gu, (word) => (isCalendarWord(word) ? 'M' : word.toLowerCase()));
}

/** What a date is made of in the languages that are read: a word that turns a number beside it into a day. */
function isCalendarWord(word: string): boolean {
  return mentionIn(`${word} 7, 2027`) !== null || weekdays.test(word);
}

const weekdays = /^(?:mon|tue|wed|thu|fri|sat|sun)(?:\.|day|s|sday|nesday|rs|rsday|ur|urday)?$/i;

/** The last words before an element, in it or outside it; a number says nothing lasting. */
function wordsBefore(element: Element): string {
  let level: Element | null = element;
  for (let step = 0; level && step < climbMost; step += 1, level = level.parentElement) {
    for (let before = level.previousSibling; before; before = before.previousSibling) {
      const text = before.textContent ?? '';
      const words = text.length > 1_000 ? '' : plainWords(text.slice(-60));
      if (words !== '') return words.split(' ').slice(-3).join(' ');
    }
  }
  return '';
}

const climbMost = 4;
