import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { failure } from '@/lib/core/failure';
import { isAlone } from './alone';
import { type FeedUpdate, feedUpdateSchema } from './messages';

/** A worker that dies takes the port with it; connecting again wakes a new one. */
const againMs = 300;
/** A tab that is followed has a state, or is found to have none, long before this. */
const silentMs = 6_000;

/** Follow one tab's state from a panel or popup until the signal ends, across the deaths of the worker. */
export function followTab(
  tabId: number,
  changed: (update: Pick<FeedUpdate, 'state' | 'trouble'>) => void,
  signal: AbortSignal,
): void {
  let port: ReturnType<typeof browser.runtime.connect> | null = null;

  let heard: unknown;
  const listenFor = () => {
    clearTimeout(heard as number);
    heard = setTimeout(() => {
      if (!signal.aborted)
        changed({ state: { kind: 'refused', failure: failure('workerSilent') }, trouble: null });
    }, silentMs);
  };

  const connect = () => {
    if (signal.aborted || isAlone()) return;
    port = browser.runtime.connect({ name: 'feed' });
    port.onMessage.addListener((message) => {
      const update = v.safeParse(feedUpdateSchema, message);
      if (!update.success || update.output.tabId !== tabId || signal.aborted) return;
      clearTimeout(heard as number);
      const { state, trouble } = update.output;
      changed({ state, trouble });
    });
    port.onDisconnect.addListener(() => {
      port = null;
      setTimeout(connect, againMs);
    });
    port.postMessage({ follow: tabId });
    listenFor();
  };
  signal.addEventListener('abort', () => port?.disconnect());
  connect();
}
