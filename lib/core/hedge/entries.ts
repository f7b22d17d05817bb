/** Deltas of one condor when it was sold, by the name of the condor; the one said last stands last. */
export type Entries = Readonly<Record<string, number>>;

/** The oldest leave first. */
export const MOST_ENTRIES = 40;

/** The delta of one more condor; `null` takes back what was said of it. */
export function withEntry(entries: Entries, condor: string, delta: number | null): Entries {
  const others = Object.entries(entries).filter(([name]) => name !== condor);
  const all = delta === null ? others : [...others, [condor, delta] as const];
  return Object.fromEntries(all.slice(-MOST_ENTRIES));
}
