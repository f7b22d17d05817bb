import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Chain } from '@/lib/core/market/chain';
import { chainSchema } from './schema';

/**
 * What must outlive the worker but not the browser: the last chain of each underlying, root and expiry,
 * so that one tab can use what another has shown. Session storage, invisible to content scripts.
 */

/** A chain and the tab that showed it. */
export type KeptChain = { readonly chain: Chain; readonly tabId: number | null };

const prefix = 'chain.';
/** Enough for every VIX expiry and a day of SPX expiries; the oldest leave first. */
const most = 40;
/** A ticking chain is rewritten at most this often. */
const everyMs = 5_000;

const written = new Map<string, number>();

const keyOf = ({ underlying, root, expiry }: Chain) => `${prefix}${underlying}.${root}.${expiry}`;

/** Keep this chain, unless the same one was kept a moment ago. Failing to keep it costs nothing now. */
export async function rememberChain(chain: Chain, tabId: number | null): Promise<void> {
  const key = keyOf(chain);
  const last = written.get(key);
  if (last !== undefined && Math.abs(chain.source.readAt - last) < everyMs) return;
  written.set(key, chain.source.readAt);
  try {
    await browser.storage.session.set({ [key]: { chain, tabId } });
    if (last === undefined) await forgetOldest(most);
  } catch {
    written.delete(key);
    await forgetOldest(most / 2).catch(() => undefined);
  }
}

/**
 * Keep the VIX chains of a file, so that a page can be hedged with them. They are as old as the file says; where it
 * does not say, nobody could call them stale, and they are not kept. Nor is what a page has shown more lately.
 */
export async function rememberFile(chains: readonly Chain[]): Promise<void> {
  const known = new Map(await entries().catch(() => []));
  for (const chain of chains) {
    const { quotedAt } = chain.source;
    if (chain.underlying !== 'VIX' || quotedAt === null) continue;
    const fresher = known.get(keyOf(chain))?.chain.source.readAt ?? Number.NEGATIVE_INFINITY;
    if (fresher < quotedAt)
      await rememberChain({ ...chain, source: { ...chain.source, readAt: quotedAt } }, null);
  }
}

/** The chains kept in this session, newest first: now, and whenever another is kept. For our own pages. */
export function watchChains(changed: (kept: readonly KeptChain[]) => void, signal: AbortSignal): void {
  const tell = () =>
    void entries().then((kept) => {
      if (!signal.aborted) changed(kept.map(([, entry]) => entry));
    });
  browser.storage.session.onChanged.addListener(tell);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(tell));
  tell();
}

const keptSchema = v.object({ chain: chainSchema, tabId: v.nullable(v.number()) });

async function entries(): Promise<[string, KeptChain][]> {
  const all = await browser.storage.session.get(null);
  return (
    Object.entries(all)
      // An extension that was updated in this session may find chains of an older shape.
      .filter(
        (entry): entry is [string, KeptChain] => entry[0].startsWith(prefix) && v.is(keptSchema, entry[1]),
      )
      .sort((a, b) => b[1].chain.source.readAt - a[1].chain.source.readAt)
  );
}

async function forgetOldest(keep: number): Promise<void> {
  const leaving = (await entries()).slice(keep).map(([key]) => key);
  for (const key of leaving) written.delete(key);
  await browser.storage.session.remove(leaving);
}
