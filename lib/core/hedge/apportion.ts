/**
 * Whole counts that add up to `total` in the ratio of `shares`, by largest remainder (Hamilton); of equal remainders the
 * earlier share gets the contract. All zero where nothing is to be shared out.
 */
export function apportion(total: number, shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  if (!(Number.isInteger(total) && total > 0 && sum > 0 && sum < Number.POSITIVE_INFINITY))
    return shares.map(() => 0);
  const quotas = shares.map((share) => (total * share) / sum);
  const counts = quotas.map(Math.floor);
  const left = total - counts.reduce((all, count) => all + count, 0);
  const byRemainder = quotas
    // A quota that is whole but for its rounding has no remainder.
    .map((quota, i) => ({ i, remainder: Math.round((quota - Math.floor(quota)) * 1e9) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) counts[i] = (counts[i] as number) + 1;
  return counts;
}
