import { browser } from 'wxt/browser';
import { workerWords } from './worker-words';

/** What the menu of the right mouse button offers on any page. */
export const menuItems = ['read', 'panel', 'options'] as const;
export type MenuItem = (typeof menuItems)[number];

/** The browser keeps the menu: it is made once, when the extension is installed or updated. */
export async function makeContextMenu(): Promise<void> {
  await browser.contextMenus.removeAll();

  const title = {
    read: workerWords('commandReadPage'),
    panel: workerWords('commandOpenPanel'),
    options: workerWords('options_title'),
  };
  for (const id of menuItems) browser.contextMenus.create({ id, title: title[id], contexts: ['page'] });
}

/** Called in the click itself, which gives the right to read the page and to open the panel. */
export function onMenu(chosen: (item: MenuItem, tabId: number, windowId: number) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    const item = menuItems.find((each) => each === menuItemId);
    if (item && tab?.id !== undefined) chosen(item, tab.id, tab.windowId);
  });
}
