/**
 * Whether a page may hold an option chain: cheap enough to ask on every page of a site. Looks for the words of a
 * chain's head near each other in the text of the page, whatever elements they stand in; the reader decides.
 */
export function looksLikeChain(document: Document): boolean {
  if (holdsHead(document, document.body?.textContent ?? '')) return true;
  for (const element of document.querySelectorAll('*')) {
    const inner = element.shadowRoot;
    if (inner && holdsHead(inner, inner.textContent ?? '')) return true;
    if (element.localName === 'iframe' && isHead(frameText(element as HTMLIFrameElement))) return true;
  }
  return false;
}

/** Cells that name their columns for scripts alone have no head to look for. */
function holdsHead(tree: ParentNode, text: string): boolean {
  const named = '[col-id*="trike"],[data-strike],[data-strike-price],[binding*="strike"]';
  return isHead(text) || tree.querySelector(named) !== null;
}

/** Words for strike, bid and ask, as stems; a head is shorter than the reach. */
const strike = /strike|basispreis|exercice|ejercicio|esercizio|exerc[ií]cio|行使価格/gi;
const bid = /bid|geld|achat|compra|denaro|買/i;
const ask = /ask|offer|brief|vente|vent?a|lettera|venda|売/i;
const reach = 1_200;
/** A page that says `strike` without end is looked at so often and no more. */
const most = 200;

function isHead(text: string): boolean {
  let seen = 0;
  for (const { index } of text.matchAll(strike)) {
    const around = text.slice(Math.max(0, index - reach), index + reach);
    if (bid.test(around) && ask.test(around)) return true;
    seen += 1;
    if (seen === most) return false;
  }
  return false;
}

function frameText(frame: HTMLIFrameElement): string {
  try {
    return frame.contentDocument?.body?.textContent ?? '';
  } catch {
    return '';
  }
}
