import type { Root } from './roots';
import type { Steps } from './steps';

/** A short text of the page with the element it stands in. */
export type ShortText = { readonly text: string; readonly element: Element };

/** A longer text is an article. */
const longest = 200;
const most = 60_000;

/** The short texts of a page around its grids that have a letter, once, in the order of the page. */
export function* shortTexts(roots: readonly Root[], grids: ReadonlySet<Element>): Steps<ShortText[]> {
  const texts: ShortText[] = [];
  for (const root of roots) {
    const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument;
    const walker = document?.createTreeWalker(root, 5);
    let seen = 0;
    for (let node = walker?.nextNode(); node && texts.length < most; node = walker?.nextNode()) {
      seen += 1;
      if (seen % 100 === 0) yield;
      if (node.nodeType === 1) {
        if (grids.has(node as Element) && walker) walker.currentNode = lastIn(node);
        continue;
      }
      const text = node.nodeValue ?? '';
      if (text.length < 2 || text.length > longest || !/\p{L}/u.test(text)) continue;
      const element = node.parentElement;
      if (element && !silent.has(element.localName)) texts.push({ text, element });
    }
  }
  return texts;
}

function lastIn(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}

const silent = new Set(['script', 'style', 'template', 'noscript']);
