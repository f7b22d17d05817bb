/**
 * Work that can be paused: yields how many characters are done, returns what it found. Long files are read in
 * slices between which a page can paint and the user can cancel.
 */
export type Steps<T> = Generator<number, T, void>;

/** A reader yields after this many records. */
export const recordsPerStep = 512;
