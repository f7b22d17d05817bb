/**
 * Work that can pause: it yields so often that what lies between two yields is next to nothing, and gives its
 * result at the end.
 */
export type Steps<T> = Generator<void, T, void>;

/** All of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A long task delays a frame; what one slice takes is not even seen. Milliseconds. */
const sliceMs = 1;

/** In slices of a few milliseconds, with a pause for the page after each; `null` where the signal ended it. */
export async function inSlices<T>(steps: Steps<T>, view: Window, signal: AbortSignal): Promise<T | null> {
  for (;;) {
    const until = view.performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (view.performance.now() < until);
    await turn();
    if (signal.aborted) return null;
  }
}

/**
 * Let the page have its turn, and no more: after a few timers in a row the next waits four milliseconds, four times
 * what a slice takes, and a page that ticks would change before it has been read once. A message does not wait.
 */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Let so much time pass. */
export function rest(view: Window, ms: number): Promise<void> {
  return new Promise((done) => view.setTimeout(done, ms));
}
