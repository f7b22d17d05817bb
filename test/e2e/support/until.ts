/** Asks again every few milliseconds until the answer is neither undefined, null nor false; then gives it. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  { timeout = 15_000, every = 20 } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  for (const end = Date.now() + timeout; ; await pause(every)) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false)
      return answer as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain for ${what}`);
  }
}

/** Milliseconds pass. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
