/** Digits that cross contexts: more than any screen shows, and half the bytes. */
const DIGITS = 10;

/**
 * A copy fit for a message: numbers that are not whole cut to ten digits, `null` in place of the whole where a number
 * anywhere is NaN or infinite, which in transit would turn into "nothing" and then zero.
 */
export function carried<T>(value: T): T | null {
  try {
    return copy(value) as T;
  } catch (reason) {
    if (reason === NOT_FINITE) return null;
    throw reason;
  }
}

const NOT_FINITE = new Error('a number that is not finite');

function copy(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw NOT_FINITE;
    // A message knows no minus zero.
    return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(DIGITS));
  }
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copy(each)]));
}
