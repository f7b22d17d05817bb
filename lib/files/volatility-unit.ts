/**
 * What to multiply printed implied volatilities with: 1 for fractions, 0.01 for percents, `null` where they could
 * be either and are better left out. Decided by the middle one of a whole file: no market trades its typical
 * option at 300 %, and percents are larger than 5.
 */
export function volatilityUnit(printed: readonly number[]): 1 | 0.01 | null {
  const middle = Float64Array.from(printed).sort()[Math.floor(printed.length / 2)];
  if (middle === undefined || middle < 3) return 1;
  return middle > 5 ? 0.01 : null;
}
