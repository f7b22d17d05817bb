// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage } from '@/lib/pages/watch/watch';

const everyMs = 250;

function start() {
  const changed = vi.fn();
  const end = new AbortController();
  const own = document.createElement('div');
  watchPage({ document, everyMs, own, changed, signal: end.signal });
  return { changed, end, own };
}

function hide(hidden: boolean) {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Let the observer hear of what was just done. */
const heard = () => vi.advanceTimersByTimeAsync(0);

describe('watching a page', () => {
  beforeEach(() => {
    document.body.innerHTML = '<p>1</p>';
    vi.useFakeTimers();
  });
  afterEach(() => {
    hide(false);
    vi.useRealTimers();
  });

  it('reads once at the start and not again while nothing changes', async () => {
    const { changed, end } = start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(changed).toHaveBeenCalledTimes(1);
    end.abort();
  });

  it('follows a page that never goes quiet, at its own pace', async () => {
    const { changed, end } = start();
    await heard();
    for (let tick = 0; tick < 200; tick += 1) {
      document.querySelector('p')?.replaceChildren(String(tick));
      await vi.advanceTimersByTimeAsync(50);
    }
    // Ten seconds of ticks: one call each quarter second, give or take the first.
    expect(changed.mock.calls.length).toBeGreaterThanOrEqual(39);
    expect(changed.mock.calls.length).toBeLessThanOrEqual(42);
    end.abort();
  });

  it('does nothing in a hidden tab and reads once when it shows again', async () => {
    const { changed, end } = start();
    await heard();
    hide(true);
    for (let tick = 0; tick < 20; tick += 1) {
      document.querySelector('p')?.replaceChildren(String(tick));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(changed).toHaveBeenCalledTimes(1);
    hide(false);
    await vi.advanceTimersByTimeAsync(everyMs);
    expect(changed).toHaveBeenCalledTimes(2);
    end.abort();
  });

  it('does not wake itself by its own drawing', async () => {
    const { changed, end, own } = start();
    await heard();
    document.documentElement.append(own);
    own.append('…');
    own.remove();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(changed).toHaveBeenCalledTimes(1);
    end.abort();
  });

  it('ends with its signal', async () => {
    const { changed, end } = start();
    await heard();
    end.abort();
    document.querySelector('p')?.replaceChildren('2');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
