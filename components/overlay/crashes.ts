/** Counts our own failures: three within a minute and it is better to be gone. */
const most = 3;
const withinMs = 60_000;

/** True where this crash is one too many. */
export function crashCounter(now: () => number): () => boolean {
  let times: number[] = [];
  return () => {
    const at = now();
    times = [...times.filter((time) => at - time < withinMs), at];
    return times.length >= most;
  };
}
