// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Chain } from '@/lib/core/market/chain';
import { createMarket } from '@/lib/core/practice/market';
import type { Instant } from '@/lib/core/unit';
import { createFakeBrowser } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ browser: undefined as unknown as ReturnType<typeof createFakeBrowser> }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

const now = Date.parse('2026-11-19T11:00-05:00') as Instant;
const market = createMarket({ seed: 3, now });
const chainsOf = (symbol: 'SPX' | 'VIX') =>
  market
    .listings(symbol)
    .slice(0, 3)
    .map((listing) => market.chain(listing));
const quotedAt = (chain: Chain, at: number | null): Chain => ({
  ...chain,
  source: { ...chain.source, readAt: now, quotedAt: at as Instant | null },
});

describe('chains of a file', () => {
  let memory: typeof import('@/lib/platform/session-memory');
  const kept = async () =>
    Object.values(await fake.browser.storage.session.get(null)).map((each) => {
      const { chain, tabId } = each as { chain: Chain; tabId: number | null };
      return { expiry: chain.expiry, readAt: chain.source.readAt, tabId };
    });
  beforeEach(async () => {
    fake.browser = createFakeBrowser();
    vi.resetModules();
    memory = await import('@/lib/platform/session-memory');
  });

  it('are kept where they are of VIX and say how old they are, as old as they say', async () => {
    const [first, second, third] = chainsOf('VIX');
    if (!first || !second || !third) throw new Error('no VIX');
    const hour = 3_600_000;
    await memory.rememberFile([
      ...chainsOf('SPX').map((chain) => quotedAt(chain, now)),
      quotedAt(first, now - hour),
      quotedAt(second, null),
      quotedAt(third, now - 2 * hour),
    ]);
    expect(await kept()).toEqual([
      { expiry: first.expiry, readAt: now - hour, tabId: null },
      { expiry: third.expiry, readAt: now - 2 * hour, tabId: null },
    ]);
  });

  it('never take the place of what a page has shown more lately', async () => {
    const [first] = chainsOf('VIX');
    if (!first) throw new Error('no VIX');
    await memory.rememberChain(quotedAt(first, now), 7);
    await memory.rememberFile([quotedAt(first, now - 60_000)]);
    expect(await kept()).toEqual([{ expiry: first.expiry, readAt: now, tabId: 7 }]);
  });
});
