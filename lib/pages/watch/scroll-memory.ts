import type { Chain, ChainRow } from '@/lib/core/market/chain';
import type { Instant } from '@/lib/core/unit';
import type { ChainReading, Reading } from '../read';

/** A quote out of sight for longer says nothing about now. */
const longestMs = 60_000;

type KeptRow = ChainRow & { readonly readAt: Instant };

/**
 * What a table that draws only the rows in view has shown so far: its rows are kept while the user scrolls, each
 * with the moment it was read, and forgotten when they are too old or the page shows another contract.
 */
export function createScrollMemory(): { readonly join: (reading: Reading) => Reading } {
  let kept = new Map<string, ReadonlyMap<number, KeptRow>>();

  const joined = (reading: ChainReading, next: typeof kept): ChainReading => {
    const { chain, count } = reading;
    if (chain.complete) return reading;
    const now = chain.source.readAt;
    const key = `${chain.root} ${chain.expiry}`;
    const rows = new Map<number, KeptRow>(chain.rows.map((row) => [row.strike, { ...row, readAt: now }]));
    const earlier: ChainRow[] = [];
    for (const [strike, row] of kept.get(key) ?? []) {
      if (rows.has(strike) || now - row.readAt > longestMs) continue;
      earlier.push(row);
      rows.set(strike, row);
    }
    next.set(key, rows);
    const all = [...chain.rows, ...earlier].sort((a, b) => a.strike - b.strike);
    const { total } = count;
    const complete = total !== null && all.length >= total;
    const whole: Chain = {
      ...chain,
      rows: all,
      complete,
      ...(total !== null && !complete && { listed: total }),
    };
    return { ...reading, chain: whole, count: { read: all.length, total } };
  };

  const join = ({ chains, ...chosen }: Reading): Reading => {
    const next: typeof kept = new Map();
    const renewed = chains.map((reading) => joined(reading, next));
    kept = next;
    const at = chains.findIndex(({ anchors }) => anchors === chosen.anchors);
    return { ...chosen, ...renewed[at], chains: renewed };
  };
  return { join };
}
