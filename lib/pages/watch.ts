/**
 * Notice that a page changed, seldom enough to stay unnoticed. Throttled, never debounced: a ticking chain
 * is never quiet. Nothing happens in a hidden tab; what changed meanwhile is told when it shows again.
 */
export type WatchOptions = {
  readonly document: Document;
  readonly everyMs: number;
  /** Our own element on the page: adding or removing it is no change of the page's. */
  readonly own: Element | null;
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

/** Starts watching; `changed` is called once at the start and then at most every `everyMs`. */
export function watchPage({ document, everyMs, own, changed, signal }: WatchOptions): void {
  const view = document.defaultView;
  if (!view || signal.aborted) return;
  let waiting = false;

  const tell = () => {
    waiting = false;
    if (signal.aborted) return;
    if (document.hidden) return;
    last = view.performance.now();
    changed();
  };
  let last = Number.NEGATIVE_INFINITY;
  let timer = 0;
  const mark = () => {
    if (waiting) return;
    if (document.hidden) return;
    waiting = true;
    timer = view.setTimeout(tell, Math.max(0, last + everyMs - view.performance.now()));
  };

  // Attributes stay unobserved: frameworks rewrite class and style on every tick.
  const observer = new view.MutationObserver((records) => {
    if (records.some((record) => !isOurs(record, own))) mark();
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });

  const shown = () => {
    // Even where nothing changed: time has passed, and what hid the tab may have changed more than its nodes.
    if (!document.hidden) mark();
  };
  const restored = (event: PageTransitionEvent) => {
    if (event.persisted) mark();
  };
  document.addEventListener('visibilitychange', shown, { signal });
  view.addEventListener('pageshow', restored, { signal });
  view.addEventListener('popstate', mark, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    view.clearTimeout(timer);
  });
  mark();
}

function isOurs(record: MutationRecord, own: Element | null): boolean {
  if (record.type !== 'childList' || own === null) return false;
  return [...record.addedNodes, ...record.removedNodes].every((node) => node === own);
}
