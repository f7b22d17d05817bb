/** How long each slice ran: from the end of one pause to the start of the next, and to the end of the reading. */
export async function slicesOf(read: () => Promise<unknown>): Promise<number[]> {
  const slices: number[] = [];
  const { setTimeout: timer, MessageChannel: Channel } = window;
  let started = performance.now();
  const paused = () => void slices.push(performance.now() - started);
  const resumed = () => {
    started = performance.now();
  };
  const waited = (run: () => void, ms?: number) => {
    paused();
    return timer(() => {
      resumed();
      run();
    }, ms);
  };
  class Watched extends Channel {
    constructor() {
      super();
      // Heard before whoever listens later.
      this.port1.addEventListener('message', resumed);
      const post = this.port2.postMessage.bind(this.port2);
      this.port2.postMessage = (message: unknown) => {
        paused();
        post(message);
      };
    }
  }
  const put = (name: 'setTimeout' | 'MessageChannel', value: unknown) =>
    Object.defineProperty(window, name, { value, configurable: true, writable: true });
  put('setTimeout', waited);
  put('MessageChannel', Watched);
  try {
    started = performance.now();
    await read();
    paused();
  } finally {
    put('setTimeout', timer);
    put('MessageChannel', Channel);
  }
  return slices;
}
