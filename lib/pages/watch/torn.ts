import type { Chain, Quote } from '@/lib/core/market/chain';

/**
 * Whether a page already names another contract while its quotes are still those of the one before: two contracts
 * never cost the same at every strike.
 */
export function isTorn(before: Chain, after: Chain): boolean {
  if (before.root === after.root && before.expiry === after.expiry) return false;
  const known = new Map(before.rows.map((row) => [row.strike, row]));
  let quoted = 0;
  for (const { strike, call, put } of after.rows) {
    const row = known.get(strike);
    if (!row || !same(row.call, call) || !same(row.put, put)) return false;
    if (call.ask || put.ask) quoted += 1;
  }
  return quoted > 0;
}

function same(a: Quote, b: Quote): boolean {
  return a.bid === b.bid && a.ask === b.ask;
}
