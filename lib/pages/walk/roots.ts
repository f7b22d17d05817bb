import type { Steps } from './steps';

/** Every tree of a page that we may read: the document, open shadow roots, and frames of the same origin. */
export type Root = Document | ShadowRoot;

/** More trees than any page needs; a page that nests without end is not followed. */
const mostRoots = 200;

/** A page of more elements was built to stall us: only its document is read. */
const mostElements = 150_000;

/** The trees of a page, the document first. */
export function* rootsOf(document: Document): Steps<Root[]> {
  const roots: Root[] = [document];
  if (document.getElementsByTagName('*').length > mostElements) return roots;
  for (let at = 0; at < roots.length && roots.length < mostRoots; at += 1) {
    const root = roots[at];
    if (!root) break;
    const walker = document.createTreeWalker(root, 1);
    for (let seen = 1; walker.nextNode(); seen += 1) {
      if (seen % 100 === 0) yield;
      const element = walker.currentNode as Element;
      const inner = element.shadowRoot ?? (framed.has(element.localName) ? frameOf(element) : null);
      if (inner && roots.length < mostRoots) roots.push(inner);
    }
  }
  return roots;
}

/** The elements of a kind, of which a document keeps a list and a shadow root has to be searched. */
export function byName<K extends keyof HTMLElementTagNameMap>(
  root: Root,
  name: K,
): HTMLElementTagNameMap[K][] {
  return [
    ...('getElementsByTagName' in root ? root.getElementsByTagName(name) : root.querySelectorAll(name)),
  ];
}

const framed = new Set(['iframe', 'frame']);

/** A frame of another origin has no document for us. */
function frameOf(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}
