import { bare } from '../columns/cells';
import { isHiddenItself } from './shown';

/**
 * The texts of a cell, one for each element that has text of its own: `83.55` and `-4.35%` in two spans are two
 * texts, not `83.55-4.35%`. What is hidden, drawn, or only read aloud for the eye's sake is left out.
 */
export function piecesOf(cell: Element): string[] {
  if (cell.firstElementChild === null) {
    const text = bare(cell.textContent ?? '');
    return text === '' ? [] : [text];
  }
  const pieces: string[] = [];
  // Most cells are one text in one element or two.
  let only = cell;
  while (only.firstChild === only.lastChild && only.firstElementChild) {
    only = only.firstElementChild;
    if (isSilent(only)) return pieces;
  }
  if (only.firstElementChild === null) {
    const text = bare(only.textContent ?? '');
    return text === '' ? pieces : [text];
  }
  collect(cell, pieces, 0);
  return pieces;
}

/** What stands between two values in one cell, or two names in one head. */
export const between = /[×/|]| [x–-] /;

/** The text of an element that is short enough, its parts kept apart: `Dec 1` and `4 days` are not `Dec 14 days`. */
export function textIn(element: Element | null | undefined, longest: number): string {
  const text = element?.textContent ?? '';
  if (!element || text.length > 2 * longest + 200) return '';
  const parted = element.firstElementChild === null ? text : piecesOf(element).join(' ');
  return parted
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest + 1);
}

/** Deeper nests and more texts than any real cell has: what is beyond them is not read, and the cell unreadable. */
const deepest = 24;
const most = 24;

function collect(element: Element, pieces: string[], depth: number): void {
  if (depth > deepest || pieces.length > most) {
    pieces.push('…and more');
    return;
  }
  let own = '';
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) {
      own += node.nodeValue ?? '';
      continue;
    }
    if (node.nodeType !== 1) continue;
    const child = node as Element;
    if (child.localName === 'br') {
      flush(own, pieces);
      own = '';
      continue;
    }
    if (isSilent(child)) continue;
    flush(own, pieces);
    own = '';
    collect(child, pieces, depth + 1);
  }
  flush(own, pieces);
}

function isSilent(element: Element): boolean {
  return silent.has(element.localName) || (element.hasAttributes() && isHiddenItself(element));
}

const silent = new Set(['script', 'style', 'svg', 'template', 'noscript', 'select', 'textarea']);

function flush(own: string, pieces: string[]): void {
  const text = bare(own);
  if (text !== '') pieces.push(text);
}
