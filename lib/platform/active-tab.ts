import { browser } from 'wxt/browser';

/** A tab as our own pages see it; its address only where the browser lets us know it. */
export type Tab = { readonly id: number; readonly windowId: number; readonly url: URL | null };

/** The tab in front in this window. */
export async function activeTab(): Promise<Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  return {
    id: tab.id,
    windowId: tab.windowId,
    url: tab.url && URL.canParse(tab.url) ? new URL(tab.url) : null,
  };
}

/** Called with the tab in front, now and whenever another one comes to the front of this window. */
export function watchActiveTab(changed: (tab: Tab | null) => void, signal: AbortSignal): void {
  let last: number | null | undefined;
  const tell = () =>
    void activeTab().then((tab) => {
      // Another window's tab coming to its front is no change of this one.
      if (signal.aborted || last === (tab?.id ?? null)) return;
      last = tab?.id ?? null;
      changed(tab);
    });
  browser.tabs.onActivated.addListener(tell);
  signal.addEventListener('abort', () => browser.tabs.onActivated.removeListener(tell));
  tell();
}
