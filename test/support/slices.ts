/** How long each slice ran: from the end of one pause to the start of the next, and to the end of the reading. */
export async function slicesOf(read: () => Promise<unknown>): Promise<number[]> {
  const slices: number[] = [];
  const { setTimeout: real } = window;
  let started = performance.now();
  const paused = () => void slices.push(performance.now() - started);
  const watched = (run: () => void, ms?: number) => {
    paused();
    return real(() => {
      started = performance.now();
      run();
    }, ms);
  };
  Object.defineProperty(window, 'setTimeout', { value: watched, configurable: true, writable: true });
  try {
    started = performance.now();
    await read();
    paused();
  } finally {
    Object.defineProperty(window, 'setTimeout', { value: real, configurable: true, writable: true });
  }
  return slices;
}
