/**
 * One reader and one picker per document. The mark lies on the global object of our isolated world, where the page cannot
 * see it and where it dies with the extension that set it.
 */
const reading = Symbol.for('wingspan.reader');
const picking = Symbol.for('wingspan.picker');

type Marked = { [mark in typeof reading | typeof picking]?: AbortController };
type Claim = { readonly signal: AbortSignal; readonly release: () => void };

/** The right to read this document until released, or `null` where a reader is at work already. */
export const claimDocument = () => claim(reading);

/** The right to let a person point at it. */
export const claimPicking = () => claim(picking);

function claim(mark: typeof reading | typeof picking): Claim | null {
  const world = globalThis as Marked;
  if (world[mark] && !world[mark].signal.aborted) return null;
  const controller = new AbortController();
  world[mark] = controller;
  return { signal: controller.signal, release: () => controller.abort() };
}
