import type { Root } from './roots';

/** A short text of the page with the element it stands in. */
export type ShortText = { readonly text: string; readonly element: Element };

/** A longer text is an article. */
const longest = 200;
const most = 60_000;

/** The short texts of a page that have a letter, once, in the order of the page; those of grids' cells too. */
export function shortTexts(roots: readonly Root[]): ShortText[] {
  const texts: ShortText[] = [];
  for (const root of roots) {
    const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument;
    const walker = document?.createTreeWalker(root, 4);
    for (let node = walker?.nextNode(); node && texts.length < most; node = walker?.nextNode()) {
      const text = node.nodeValue ?? '';
      if (text.length < 2 || text.length > longest || !/\p{L}/u.test(text)) continue;
      const element = node.parentElement;
      if (element && !silent.has(element.localName)) texts.push({ text, element });
    }
  }
  return texts;
}

const silent = new Set(['script', 'style', 'template', 'noscript']);
