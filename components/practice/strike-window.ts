/** How many strikes on each side of the money. */
export type StrikeCount = 20 | 40 | 'all';

export const STRIKE_COUNTS: readonly StrikeCount[] = [20, 40, 'all'];

/** First and last (exclusive) of the strikes to show. */
export type StrikeWindow = { readonly from: number; readonly to: number };

/**
 * The strikes around a level. Keeps the old window while the money is in its middle half: a chain that
 * scrolled by itself on every tick could not be read.
 */
export function strikeWindow(
  strikes: readonly number[],
  level: number,
  count: StrikeCount,
  old: StrikeWindow | null,
): StrikeWindow {
  if (count === 'all') return { from: 0, to: strikes.length };
  const above = strikes.findIndex((strike) => strike >= level);
  const money = above < 0 ? strikes.length - 1 : above;
  const length = Math.min(2 * count + 1, strikes.length);
  if (old !== null && old.to - old.from === length) {
    const part = (money - old.from) / length;
    if (part > 0.25 && part < 0.75) return old;
  }
  const from = Math.min(Math.max(money - count, 0), strikes.length - length);
  return { from, to: from + length };
}
