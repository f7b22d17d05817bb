import type { Steps } from '../walk/steps';
import { bare, type Notation, readCell } from './cells';

/** So many numbers that agree, or do not, are all of them. */
const enough = 200;

/**
 * Which decimal sign the numbers of a page use: told by all of them together, never by one cell. `null` where
 * they contradict each other, or where a number could be meant in both ways and nothing else tells.
 */
export function* notationOf(texts: Iterable<string>, language: string): Steps<Notation | null> {
  let point = 0;
  let comma = 0;
  let unclear = 0;
  for (const text of texts) {
    yield;
    const told = toldBy(bare(text));
    if (told === 'point') point += 1;
    else if (told === 'comma') comma += 1;
    else if (told === 'unclear') unclear += 1;
    if (point + comma === enough) break;
  }
  // A stray text of the other kind among many is that cell's trouble: it will not be readable.
  if (point > 10 * comma) return 'point';
  if (comma > 10 * point) return 'comma';
  if (point > 0 || comma > 0) return null;
  if (unclear === 0) return 'point';
  const tongue = language.slice(0, 2).toLowerCase();
  if (tongue === 'en' || tongue === 'ja' || tongue === 'hi') return 'point';
  return commaTongues.has(tongue) ? 'comma' : null;
}

/** A number that could be meant in both ways, and what it would be in each: what a person can decide at a glance. */
export function unclearIn(texts: Iterable<string>): string[] {
  for (const text of texts) {
    if (toldBy(bare(text)) !== 'unclear') continue;
    const [point, comma] = [readCell(text, 'point'), readCell(text, 'comma')];
    if (point.kind === 'number' && comma.kind === 'number')
      return [bare(text), String(point.value), String(comma.value)];
  }
  return [];
}

const commaTongues = new Set(['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'tr']);

function toldBy(text: string): Notation | 'unclear' | null {
  if (text.length > 40) return null;
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma < 0 && point < 0) return null;
  if (comma >= 0 && point >= 0) return comma > point ? 'comma' : 'point';
  const at = Math.max(comma, point);
  const sign = text[at] ?? '';
  const other: Notation = sign === ',' ? 'point' : 'comma';
  const same: Notation = sign === ',' ? 'comma' : 'point';
  // Twice in one number, a sign can only part thousands.
  if (text.indexOf(sign) < at) return other;
  const before = digitsBefore(text, at);
  const after = digitsAfter(text, at);
  if (after === 0) return null;
  if (after !== 3 || before === '' || before === '0' || before.length > 3) return same;
  return 'unclear';
}

function digitsBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && /\d/.test(text[from - 1] ?? '')) from -= 1;
  return text.slice(from, at);
}

function digitsAfter(text: string, at: number): number {
  let to = at + 1;
  while (to < text.length && /\d/.test(text[to] ?? '')) to += 1;
  return to - at - 1;
}
