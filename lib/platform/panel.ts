import type { Browser as FirefoxBrowser } from 'webextension-polyfill';
import { browser } from 'wxt/browser';

/** Open the panel beside the page: Chrome's side panel, Firefox's sidebar. Only inside a click or key press. */
export async function openPanel(windowId: number): Promise<void> {
  // wxt/browser is typed after Chrome; what only Firefox has comes from the polyfill's types.
  if (import.meta.env.BROWSER === 'firefox')
    await (browser as unknown as FirefoxBrowser).sidebarAction.open();
  else await browser.sidePanel.open({ windowId });
}
