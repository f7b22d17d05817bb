/**
 * Notice that a page changed, seldom enough to stay unnoticed. Throttled, never debounced: a ticking chain
 * is never quiet. Nothing happens in a hidden tab; what changed meanwhile is told when it shows again.
 */
export type WatchOptions = {
  readonly document: Document;
  readonly everyMs: number;
  /** Our own element on the page: what happens to it is no change of the page's. */
  readonly own: Element;
  /** Attributes whose change counts. All others stay unobserved: frameworks rewrite class and style on every tick. */
  readonly attributes?: readonly string[];
  /** Every single change, before anybody is told that there was one. */
  readonly noted?: (record: MutationRecord) => void;
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

export type Watch = {
  /** Watch these trees too: open shadow roots and frames keep their changes to themselves. */
  readonly follow: (trees: readonly Node[]) => void;
  /** Note what has changed up to this very moment. */
  readonly catchUp: () => void;
  /** Something changed that shows in no node. */
  readonly mark: () => void;
};

/** Starts watching; `changed` is called once at the start and then at most every `everyMs`. */
export function watchPage(options: WatchOptions): Watch | null {
  const { document, everyMs, own, attributes = [], noted, changed, signal } = options;
  const view = document.defaultView;
  if (!view || signal.aborted) return null;
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

  const note = (records: readonly MutationRecord[]) => {
    let theirs = false;
    for (const record of records) {
      if (isOurs(record, own) || isSame(record)) continue;
      theirs = true;
      noted?.(record);
    }
    return theirs;
  };
  const observer = new view.MutationObserver((records) => {
    if (note(records)) mark();
  });
  const what = {
    childList: true,
    characterData: true,
    subtree: true,
    ...(attributes.length > 0 && { attributeFilter: [...attributes], attributeOldValue: true }),
  };
  const followed = new WeakSet<Node>();
  const follow = (trees: readonly Node[]) => {
    for (const tree of trees) {
      if (followed.has(tree)) continue;
      followed.add(tree);
      observer.observe(tree, what);
    }
  };
  follow([document]);

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
  // A choice in a list or a field may change no node at all.
  document.addEventListener('change', mark, { signal, capture: true, passive: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    view.clearTimeout(timer);
  });
  mark();
  return { follow, catchUp: () => void note(observer.takeRecords()), mark };
}

/** Frameworks write again what was there already. */
function isSame({ type, target, attributeName, oldValue }: MutationRecord): boolean {
  return type === 'attributes' && (target as Element).getAttribute(attributeName ?? '') === oldValue;
}

function isOurs({ type, target, addedNodes, removedNodes }: MutationRecord, own: Element): boolean {
  if (own.contains(target)) return true;
  return type === 'childList' && [...addedNodes, ...removedNodes].every((node) => node === own);
}
