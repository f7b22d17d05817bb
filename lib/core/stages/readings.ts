import type { Chain } from '../market/chain';
import type { History } from '../market/staleness';

/** So many readings show whether a row stands still; older ones are forgotten. */
const mostReadings = 10;

/** The earlier readings of the chain that is asked about, oldest first: none after another chain, or back in time. */
export function createReadings(): (chain: Chain) => History {
  let last: Chain | null = null;
  let history: History = [];
  return (chain) => {
    if (chain === last) return history;
    history = last !== null && follows(chain, last) ? [...history, last.rows].slice(-mostReadings) : [];
    last = chain;
    return history;
  };
}

function follows(chain: Chain, before: Chain): boolean {
  return (
    chain.root === before.root &&
    chain.expiry === before.expiry &&
    chain.source.place === before.source.place &&
    chain.source.readAt > before.source.readAt
  );
}
