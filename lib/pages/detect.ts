/**
 * Whether a page may hold an option chain: cheap enough to ask on every page of a site. Looks for the words of a
 * chain's head near each other in the text of the page, whatever elements they stand in; the reader decides.
 */
export function looksLikeChain(document: Document): boolean {
  return createLookout(document).look();
}

/** Looks at a page once as a whole, and then only where something was added that may matter. */
export type Lookout = {
  /** A change of the page: weighed by its own words, and remembered if they could belong to a chain. */
  readonly noted: (record: MutationRecord) => void;
  /** Whether there may be a chain by now. */
  readonly look: () => boolean;
};

export function createLookout(document: Document): Lookout {
  let due = true;
  /** The page speaks of strikes: a bid and an ask may still come. */
  let strikes = false;
  let weighed = 0;
  let hosts: readonly Element[] = [];
  /** Trees of their own tell nobody that they changed; their size does. */
  const sizes = new WeakMap<Node, number>();

  const weigh = (node: Node) => {
    weighed += 1;
    const text = (node.nodeType === 1 ? node.textContent : node.nodeValue) ?? '';
    if (weighed > mostWeighed || text.length > longestWeighed) due = true;
    else if (text.search(strike) >= 0 || (strikes && (bid.test(text) || ask.test(text)))) due = true;
    else if (node.nodeType === 1) due = mayHostTree(node as Element) || named(node as Element);
  };

  const noted = (record: MutationRecord) => {
    if (due) return;
    if (document.hidden) due = true;
    else if (record.type === 'characterData') weigh(record.target);
    else for (const node of record.addedNodes) if (!due) weigh(node);
  };

  const hold = (tree: ParentNode & Node, text: string | null | undefined) => {
    const said = headIn(text ?? '');
    strikes ||= said !== 'nothing';
    return said === 'head' || tree.querySelector(names) !== null;
  };

  const innerHold = (tree: Document | ShadowRoot | null) => {
    const size = tree?.querySelectorAll('*').length ?? 0;
    if (!tree || sizes.get(tree) === size) return false;
    sizes.set(tree, size);
    return hold(tree, tree.nodeType === 9 ? (tree as Document).body?.textContent : tree.textContent);
  };

  const look = () => {
    weighed = 0;
    if (due) {
      due = false;
      if (hold(document, document.body?.textContent)) return true;
      hosts = hostsIn(document);
    }
    return hosts.some((host) =>
      innerHold(host.localName === 'iframe' ? frameOf(host as HTMLIFrameElement) : host.shadowRoot),
    );
  };
  return { noted, look };
}

/** Cells that name their columns for scripts alone have no head to look for. */
const names = '[col-id*="trike"],[data-strike],[data-strike-price],[binding*="strike"]';

/** What may hold a tree of its own with a chain in it: frames, empty boxes, and elements of the page's own making. */
function hostsIn(document: Document): Element[] {
  const hosts: Element[] = [
    ...document.querySelectorAll('iframe,div:empty,section:empty,main:empty,article:empty'),
  ];
  // No selector finds the dash in a name; this is many times faster than a walk.
  const made = document.evaluate('//*[contains(local-name(.),"-")]', document, null, 7, null);
  for (let at = 0; at < made.snapshotLength; at += 1) hosts.push(made.snapshotItem(at) as Element);
  return hosts.filter(holdsTree);
}

function named(element: Element): boolean {
  return element.matches(names) || element.querySelector(names) !== null;
}

/** Among what was added, only frames and elements of the page's own making are expected to hold a tree. */
function mayHostTree(element: Element): boolean {
  if (holdsTree(element)) return true;
  for (const inner of element.getElementsByTagName('*')) if (holdsTree(inner)) return true;
  return false;
}

function holdsTree(element: Element): boolean {
  return element.localName === 'iframe' || element.localName.includes('-') || element.shadowRoot !== null;
}

/** So many additions, or so long ones, are not worth weighing one by one. */
const mostWeighed = 200;
const longestWeighed = 20_000;

/** Words for strike, bid and ask, as stems; a head is shorter than the reach. */
const strike = /strike|basispreis|exercice|ejercicio|esercizio|exerc[ií]cio|行使価格/gi;
const bid = /bid|geld|achat|compra|denaro|買/i;
const ask = /ask|offer|brief|vente|vent?a|lettera|venda|売/i;
const reach = 1_200;
/** A page that says `strike` without end is looked at so often and no more. */
const most = 200;

function headIn(text: string): 'head' | 'strikes' | 'nothing' {
  let seen = 0;
  for (const { index } of text.matchAll(strike)) {
    const around = text.slice(Math.max(0, index - reach), index + reach);
    if (bid.test(around) && ask.test(around)) return 'head';
    seen += 1;
    if (seen === most) break;
  }
  return seen > 0 ? 'strikes' : 'nothing';
}

function frameOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
