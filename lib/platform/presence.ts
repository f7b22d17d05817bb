import { browser } from 'wxt/browser';

/**
 * A port that lives as long as the document: the worker learns from its end that the page is gone, the page
 * learns that the extension was replaced. A worker that merely went to sleep ends it too, so it is opened
 * again with the next reading, not at once: an idle page must not keep the worker awake.
 */
export function announcePresence(lost: () => void, signal: AbortSignal) {
  let port: ReturnType<typeof browser.runtime.connect> | null = null;

  const keep = () => {
    if (port || signal.aborted) return;
    try {
      port = browser.runtime.connect({ name: 'presence' });
    } catch {
      lost();
      return;
    }
    port.onDisconnect.addListener(() => {
      port = null;
      lost();
    });
  };
  signal.addEventListener('abort', () => end());
  const end = () => {
    port?.disconnect();
    port = null;
  };
  return { keep, end };
}
