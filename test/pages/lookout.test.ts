// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookOut } from '@/lib/pages/watch/lookout';

const everyMs = 1_000;

function hide(hidden: boolean) {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

const change = () => document.body.append('x');

describe('looking out for a chain', () => {
  beforeEach(() => {
    hide(false);
    vi.useFakeTimers();
  });
  afterEach(() => {
    hide(false);
    vi.useRealTimers();
  });

  it('looks once, and once for each second in which the page changes, until it is told to end', async () => {
    const look = vi.fn(async () => look.mock.calls.length === 6);
    lookOut(document, everyMs, look);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(look).toHaveBeenCalledTimes(1);
    for (let at = 0; at < 40; at += 1) {
      change();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(look.mock.calls.length).toBeGreaterThanOrEqual(4);
    expect(look.mock.calls.length).toBeLessThanOrEqual(5);
    for (let at = 0; at < 100; at += 1) {
      change();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(look).toHaveBeenCalledTimes(6);
  });

  it('misses no change: what happens while nobody listens is looked at when the second is over', async () => {
    let seen = '';
    lookOut(document, everyMs, async () => {
      seen = document.body.textContent ?? '';
      return false;
    });
    await vi.advanceTimersByTimeAsync(0);
    change();
    await vi.advanceTimersByTimeAsync(10);
    document.body.append('the last word');
    await vi.advanceTimersByTimeAsync(everyMs);
    expect(seen).toContain('the last word');
  });

  it('waits for a hidden tab to be shown', async () => {
    hide(true);
    const look = vi.fn(async () => false);
    lookOut(document, everyMs, look);
    change();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(look).not.toHaveBeenCalled();
    hide(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(look).toHaveBeenCalledTimes(1);
    hide(true);
    change();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(look).toHaveBeenCalledTimes(1);
    hide(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(look).toHaveBeenCalledTimes(2);
  });
});
