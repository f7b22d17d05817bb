/** Everything that happens on a page, as long as nobody has heard of the first of it. */
const what = { childList: true, characterData: true, subtree: true };

/**
 * Looks now, and again a while after the page changed, until a look says that it was the last. What else changes in
 * that while is not listened to: a page that never goes quiet is heard once for each look. A hidden tab waits.
 */
export function lookOut(document: Document, everyMs: number, look: () => Promise<boolean>): void {
  const view = document.defaultView;
  if (!view) return;
  const observer = new view.MutationObserver(() => {
    observer.disconnect();
    view.setTimeout(turn, everyMs);
  });
  const turn = async () => {
    if (document.hidden) document.addEventListener('visibilitychange', turn, { once: true });
    else if (!(await look())) observer.observe(document, what);
  };
  void turn();
}
