/**
 * Whether a page may hold an option chain: cheap enough to ask on every page of a site. Looks only at the
 * heads of tables and grids; the reader decides.
 */
export function looksLikeChain(document: Document): boolean {
  for (const head of document.querySelectorAll('thead, [role="rowgroup"], [role="row"], table')) {
    const text = (head.localName === 'table' ? head.querySelector('tr') : head)?.textContent ?? '';
    if (text.length > 4_000) continue;
    const words = text.toLowerCase();
    if (words.includes('strike') && words.includes('bid') && words.includes('ask')) return true;
  }
  return false;
}
