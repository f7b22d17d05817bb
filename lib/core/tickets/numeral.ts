/** Numbers as order texts write them: exact decimals, never rounded on the way. */

/** A strike in points holds thousandths, as in the symbol of the clearing house. */
export function isStrike(value: number): boolean {
  return value > 0 && value < 100_000 && Math.round(value * 1000) / 1000 === value;
}

/** A price in points holds whole cents and is never negative. */
export function isPrice(value: number): boolean {
  return value >= 0 && value < 100_000 && Math.round(value * 100) / 100 === value;
}

/** `5040`, `502.5`. Only for what `isStrike`. */
export function strikeText(strike: number): string {
  return strike.toFixed(3).replace(/\.?0+$/, '');
}

/** `1.20`. Only for what `isPrice`. */
export function priceText(price: number): string {
  return price.toFixed(2);
}

/** A strike, or `null` for any other text. */
export function parseStrike(text: string): number | null {
  const value = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return isStrike(value) ? value : null;
}

/** A price such as `1.20` or `.80`, or `null` for any other text. */
export function parsePrice(text: string): number | null {
  const value = /^(\d{1,5}(\.\d{1,2})?|\.\d{1,2})$/.test(text) ? Number(text) : Number.NaN;
  return isPrice(value) ? value : null;
}

/** A whole number from 1 to 999 999, or `null` for any other text. */
export function parseCount(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

/** The largest whole number that divides all of these. */
export function commonDivisor(counts: readonly number[]): number {
  return counts.reduce((a, b) => {
    let [large, small] = [a, b];
    while (small > 0) [large, small] = [small, large % small];
    return large;
  }, 0);
}
