/**
 * One reader per document. The mark lies on the global object of our isolated world, where the page cannot
 * see it and where it dies with the extension that set it.
 */
const mark = Symbol.for('wingspan.reader');

type Marked = { [mark]?: AbortController };

/** The right to read this document until released, or `null` where a reader is at work already. */
export function claimDocument(): { signal: AbortSignal; release: () => void } | null {
  const world = globalThis as Marked;
  if (world[mark] && !world[mark].signal.aborted) return null;
  const controller = new AbortController();
  world[mark] = controller;
  return { signal: controller.signal, release: () => controller.abort() };
}
