/**
 * One piece of work under way; while it is, only the newest of those that wait is kept. Slow answers are thus
 * neither overtaken for ever nor piled up, and what is sent arrives in the order it was true.
 */
export function oneAtATime<T>(work: (item: T) => Promise<void>): (item: T) => void {
  let waiting: { readonly item: T } | null = null;
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    try {
      while (waiting) {
        const { item } = waiting;
        waiting = null;
        await work(item);
      }
    } finally {
      busy = false;
    }
  }

  return (item) => {
    waiting = { item };
    if (!busy) void run();
  };
}
