import type { Chain } from '../market/chain';
import { fail, ok, type Result } from '../result';
import type { Instant } from '../unit';
import type { HedgeRefusal } from './refusal';
import type { VixBoard } from './snap';
import type { VixListing } from './vix-expiry';

/** The VIX chains young enough to deal on, and how many were not. */
export type UsableChains = { readonly chains: readonly Chain[]; readonly stale: number };

const MINUTE_MS = 60_000;

/** Drops what is older than the limit, in minutes; refuses where nothing is left. */
export function usableChains(
  chains: readonly Chain[],
  now: Instant,
  oldest: number,
): Result<UsableChains, HedgeRefusal> {
  const vix = chains.filter(({ underlying }) => underlying === 'VIX');
  if (vix.length === 0) return fail({ code: 'no-vix-chain' });
  const age = ({ source }: Chain) => (now - (source.quotedAt ?? source.readAt)) / MINUTE_MS;
  const young = vix.filter((chain) => age(chain) <= oldest);
  if (young.length > 0) return ok({ chains: young, stale: vix.length - young.length });
  const least = vix.reduce((youngest, chain) => Math.min(youngest, age(chain)), Number.POSITIVE_INFINITY);
  return fail({ code: 'vix-stale', age: Number.isFinite(least) ? least : 1e9, oldest });
}

export type VixLevel = { readonly level: number; readonly from: 'given' | 'page' | 'forward' };

/** The level of VIX: what is given, else what a page prints, else the nearest forward; null where none is there. */
export function vixLevelOf(
  given: number | null,
  listings: readonly VixListing[],
  board: VixBoard,
): VixLevel | null {
  if (given !== null) return { level: given, from: 'given' };
  const printed = listings.find(({ chain }) => isLevel(chain.spot))?.chain.spot;
  if (printed !== undefined && printed !== null) return { level: printed, from: 'page' };
  for (const listing of listings) {
    const expiry = board.expiry(listing);
    if (expiry.ok && isLevel(expiry.value.parity.forward))
      return { level: expiry.value.parity.forward, from: 'forward' };
  }
  return null;
}

/** VIX has closed between 9 and 83. */
function isLevel(level: number | null): boolean {
  return level !== null && level >= 1 && level <= 1000;
}
