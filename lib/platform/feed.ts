import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { feedUpdateSchema, type TabState } from './messages';
import { isOrphaned } from './messenger';

/** A worker that dies takes the port with it; connecting again wakes a new one. */
const againMs = 300;

/** Follow one tab's state from a panel or popup until the signal ends, across the deaths of the worker. */
export function followTab(tabId: number, changed: (state: TabState) => void, signal: AbortSignal): void {
  let port: ReturnType<typeof browser.runtime.connect> | null = null;

  const connect = () => {
    if (signal.aborted || isOrphaned()) return;
    port = browser.runtime.connect({ name: 'feed' });
    port.onMessage.addListener((message) => {
      const update = v.safeParse(feedUpdateSchema, message);
      if (update.success && update.output.tabId === tabId && !signal.aborted) changed(update.output.state);
    });
    port.onDisconnect.addListener(() => {
      port = null;
      setTimeout(connect, againMs);
    });
    port.postMessage({ follow: tabId });
  };
  signal.addEventListener('abort', () => port?.disconnect());
  connect();
}
