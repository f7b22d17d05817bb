import type { Root } from './roots';
import type { Steps } from './steps';

/**
 * What a selector finds in a tree, in the order of the page: child by child down to the children of one large
 * element, such as the rows of a chain, for no search through all of them at once is short.
 */
export function* inParts(tree: Root | Element, large: Element, selector: string): Steps<Element[]> {
  yield;
  if (!tree.contains(large)) return [...tree.querySelectorAll(selector)];
  const found: Element[] = [];
  for (const child of [...tree.children]) {
    if (child.matches(selector)) found.push(child);
    found.push(...(yield* inParts(child, large, selector)));
  }
  return found;
}
