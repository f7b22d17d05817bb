/** How long the chip has to be without a place, or to have one again, before anybody is told: scrolling passes over both. */
const lastingMs = 700;

export type Crowding = {
  /** At every drawing: whether the chip has found no place. */
  seen(crowded: boolean): void;
  /** With every reading: a worker that has died meanwhile knows nothing of it. */
  again(): void;
};

/** Tells when the chip has no place on the page for longer than a moment, and when it has one again. */
export function watchCrowding(now: () => number, tell: (crowded: boolean) => void): Crowding {
  let told = false;
  let since: number | null = null;
  return {
    seen: (crowded) => {
      if (crowded === told) {
        since = null;
        return;
      }
      since ??= now();
      if (now() - since < lastingMs) return;
      told = crowded;
      since = null;
      tell(crowded);
    },
    again: () => {
      if (told) tell(true);
    },
  };
}
