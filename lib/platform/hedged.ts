import { type HedgedLines, NOT_HEDGED } from '@/lib/core/analysis';
import type { Strikes } from '@/lib/core/condor/why-not';

/**
 * Where the condor looked at in a tab is even together with its hedge. A panel works it out, from chains of other
 * tabs; kept while the worker lives, and drawn only for the very strikes it was worked out for.
 */
const known = new Map<number, { readonly strikes: string; readonly lines: HedgedLines; at: number }>();

/** A panel that is open says it again every few seconds; what nobody says any more is no longer drawn. */
const staleMs = 20_000;

/** False where that was known already. */
export function keepHedged(tabId: number, strikes: Strikes, lines: HedgedLines): boolean {
  const before = known.get(tabId);
  const next = { strikes: strikes.join(), lines, at: Date.now() };
  known.set(tabId, next);
  return before?.strikes !== next.strikes || JSON.stringify(before.lines) !== JSON.stringify(lines);
}

export function hedgedIn(tabId: number, strikes: Strikes): HedgedLines {
  const found = known.get(tabId);
  return found?.strikes === strikes.join() && Date.now() - found.at < staleMs ? found.lines : NOT_HEDGED;
}

export function forgetHedged(tabId: number): void {
  known.delete(tabId);
}
