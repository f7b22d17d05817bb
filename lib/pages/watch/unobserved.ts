import { symbolFields } from '../context/symbol';
import type { Site } from '../sites/site';
import { byName, type Root } from '../walk/roots';

/**
 * What tells the contract and changes without any change of nodes: the address, the choice in a list, the text in
 * a field, and what a site marks by a class alone. As one text, to be compared from reading to reading.
 */
export function unobserved(document: Document, roots: readonly Root[], site: Site | null): string {
  const said = [document.location?.href ?? ''];
  for (const root of roots)
    for (const select of byName(root, 'select')) said.push(String(select.selectedIndex));
  said.push(...symbolFields(document));
  for (const selector of [...(site?.symbol ?? []), ...(site?.expiry ?? [])])
    said.push(document.querySelector(selector)?.textContent?.slice(0, 200) ?? '');
  return said.join('\n');
}
