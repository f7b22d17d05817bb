import type { Reading } from '@/lib/pages/read';
import { type ExpectedChain, quotedOf } from '../playground/sites/page';

/** What the reading says that the page never said; empty where every number is true or blank. */
export function untrue(reading: Reading, expected: readonly ExpectedChain[]): string[] {
  return reading.chains.flatMap(({ chain }) => {
    const truth = expected.find(({ root, expiry }) => root === chain.root && expiry === chain.expiry);
    if (!truth) return [`${chain.root} ${chain.expiry} is on no page`];
    const known = new Map(truth.rows.map((row) => [row[0], row]));
    const wrong = quotedOf(chain.rows).flatMap((row) => {
      const real = known.get(row[0]);
      return row.flatMap((value, at) =>
        value === null || value === real?.[at] ? [] : [`${row[0]}: ${value} for ${real?.[at]}`],
      );
    });
    const spot =
      chain.spot === null || truth.spot === null || chain.spot === truth.spot ? [] : [`spot ${chain.spot}`];
    return [...wrong, ...spot];
  });
}
