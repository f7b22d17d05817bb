import type { Listing } from '@/lib/core/practice/listing';
import { element } from './element';
import { expiryText, seriesText } from './words';

/** The expiries as tabs: arrows, Home and End move the selection, Tab leaves the list. */
export type ExpiryTabs = {
  readonly list: HTMLElement;
  /** Shows these expiries with one selected; names the panel by its tab. */
  show(listings: readonly Listing[], selected: Listing): void;
};

export function createExpiryTabs(
  document: Document,
  panel: HTMLElement,
  onSelect: (listing: Listing) => void,
): ExpiryTabs {
  const list = element(document, 'div', { class: 'ng-tabs', role: 'tablist', 'aria-label': 'Expiration' });
  let shown: readonly Listing[] = [];
  let tabs: readonly HTMLButtonElement[] = [];
  let open: HTMLButtonElement | null = null;

  const select = (at: number) => {
    const listing = shown[at];
    if (listing !== undefined) onSelect(listing);
  };

  list.addEventListener('click', ({ target }) => {
    const tab = target instanceof Element ? target.closest('button') : null;
    if (tab !== null) select(tabs.indexOf(tab));
  });

  list.addEventListener('keydown', (event) => {
    const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    const moves: Record<string, number> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    select(to);
    tabs[to]?.focus();
  });

  return {
    list,
    show(listings, selected) {
      const same =
        listings.length === shown.length && listings.every((listing, at) => isSame(listing, shown[at]));
      if (!same) {
        shown = listings;
        tabs = listings.map((listing) => makeTab(document, listing, panel.id));
        list.replaceChildren(...tabs);
      }
      tabs.forEach((tab, at) => {
        const chosen = isSame(selected, shown[at]);
        tab.setAttribute('aria-selected', String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
        if (!chosen) return;
        panel.setAttribute('aria-labelledby', tab.id);
        if (tab !== open) bringIntoSight(list, tab);
        open = tab;
      });
    },
  };
}

/** Scrolls the list alone; `scrollIntoView` would move the page as well. */
function bringIntoSight(list: HTMLElement, tab: HTMLElement): void {
  const [outer, inner] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (inner.left < outer.left) list.scrollLeft += inner.left - outer.left;
  else if (inner.right > outer.right) list.scrollLeft += inner.right - outer.right;
}

/** The same expiry of the same root, whenever it was listed. */
export function isSame(one: Listing, other: Listing | undefined): boolean {
  return one.root === other?.root && one.expiry === other.expiry;
}

function makeTab(document: Document, listing: Listing, controls: string): HTMLButtonElement {
  const { root, expiry } = listing;
  return element(
    document,
    'button',
    { type: 'button', role: 'tab', id: `ng-${root}-${expiry}`, 'aria-controls': controls },
    element(document, 'span', {}, expiryText(expiry)),
    ' ',
    element(document, 'small', {}, seriesText(listing)),
  );
}
