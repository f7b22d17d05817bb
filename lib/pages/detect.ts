/**
 * Whether a page may hold an option chain: cheap enough to ask on every page of a site. Looks for the words of a
 * chain's head near each other in the text of the page, whatever elements they stand in; the reader decides.
 */
export function looksLikeChain(document: Document): boolean {
  return createLookout(document)();
}

/** Whether there may be a chain by now: the words are read each time, the elements only where there are more or fewer. */
export function createLookout(document: Document): () => boolean {
  const all = document.getElementsByTagName('*');
  let count = -1;
  let hosts: readonly Element[] = [];
  /** Trees of their own tell nobody that they changed; their size does. */
  const sizes = new WeakMap<Node, number>();

  const innerHolds = (tree: Document | ShadowRoot | null) => {
    const size = tree?.querySelectorAll('*').length ?? 0;
    if (!tree || sizes.get(tree) === size) return false;
    sizes.set(tree, size);
    const text = tree.nodeType === 9 ? (tree as Document).body?.textContent : tree.textContent;
    return speaksOfChain(text ?? '') || tree.querySelector(names) !== null;
  };

  return () => {
    if (speaksOfChain(document.body?.textContent ?? '')) return true;
    if (all.length !== count) {
      count = all.length;
      const unusual = [...document.querySelectorAll(telling)];
      if (unusual.some((element) => element.matches(names))) return true;
      hosts = unusual.filter(holdsTree);
    }
    return hosts.some((host) =>
      innerHolds(host.localName === 'iframe' ? frameOf(host as HTMLIFrameElement) : host.shadowRoot),
    );
  };
}

/** Cells that name their columns for scripts alone have no head to look for. */
const names = '[col-id*="trike"],[data-strike],[data-strike-price],[binding*="strike"]';

/**
 * Elements that hold what they show as words of the page, the most frequent first. Among all others are those of the
 * page's own making: no selector finds the dash in a name, and this one is many times faster than a walk.
 */
const plain = `td,span,a,li,p,tr,th,i,b,h1,h2,h3,h4,h5,h6,ul,ol,button,img,svg,path,g,use,em,strong,input,label,
  table,tbody,thead,header,footer,nav,option,select,script,style,link,meta,br,hr,small,time,html,head,body,title`;
/** Empty, they may hold a tree of their own. */
const boxes = ['div', 'section', 'article', 'main'].map((box) => `${box}:not(:empty)`).join();
const telling = `${names},:not(${boxes},${plain})`;

function holdsTree(element: Element): boolean {
  return element.localName === 'iframe' || element.localName.includes('-') || element.shadowRoot !== null;
}

/** Words for strike, bid and ask, as stems; a head is shorter than the reach. */
const strikes =
  `strike basispr uitoefen exercice ejercicio esercizio exercicio exercício lösenpris aftalekurs innløs wykonania
  行使 行权 履約 행사가 स्ट्राइक`.split(/\s+/);
const bids = 'bid bied geld achat compra denaro köp køb kjøp kupno 買 买 매수'.split(' ');
const asks = 'ask ofr offer brief laat vente venta lettera venda sälj sælg salg sprzeda 売 賣 卖 매도'.split(
  ' ',
);
const reach = 1_200;
/** A page that says `strike` without end is looked at so often and no more. */
const most = 200;

/** Plain searches: on a page that is seen once, an expression costs more to prepare than they cost to run. */
function speaksOfChain(text: string): boolean {
  const small = text.toLowerCase();
  let seen = 0;
  for (const strike of strikes) {
    for (let at = small.indexOf(strike); at >= 0; at = small.indexOf(strike, at + 1)) {
      const around = small.slice(Math.max(0, at - reach), at + reach);
      if (bids.some((word) => around.includes(word)) && asks.some((word) => around.includes(word)))
        return true;
      seen += 1;
      if (seen === most) return false;
    }
  }
  return false;
}

function frameOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
