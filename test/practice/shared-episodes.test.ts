import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BrokerPage, openBrokerPage } from '@/components/practice/broker-page';
import { instantOf } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';

const now = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);

describe('two tabs of the practice market', () => {
  let stop = new AbortController();
  afterEach(() => stop.abort());

  function open(symbol: 'SPX' | 'VIX', seed = 7): BrokerPage {
    const root = document.createElement('div');
    document.body.append(root);
    const channel = new BroadcastChannel('practice-test');
    return openBrokerPage(root, { now: () => now, seed, symbol, signal: stop.signal, everyMs: 0, channel });
  }

  it('go through the same slide, whichever was opened first', async () => {
    stop = new AbortController();
    const spx = open('SPX');
    const early = open('VIX');
    const other = open('VIX', 8);
    spx.setMode('slide');
    await vi.waitFor(() => expect(early.market.mode).toBe('slide'));
    const late = open('VIX');
    await vi.waitFor(() => expect(late.market.mode).toBe('slide'));
    for (const page of [spx, early, late]) page.tick(120);
    expect(early.market.levelOf('VIX')).toEqual(spx.market.levelOf('VIX'));
    expect(late.market.levelOf('VIX')).toEqual(spx.market.levelOf('VIX'));
    expect(spx.market.levelOf('VIX').level).toBeGreaterThan(18);
    expect(other.market.mode).toBe('calm');
  });
});
