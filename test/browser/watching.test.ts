import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLiveReader } from '@/lib/pages/watch/live';
import { now } from '../playground/sites/page';
import { largeChain } from '../support/large-chain';

/** What only a browser can tell of a page that is followed. */

const end: (() => void)[] = [];
afterEach(() => {
  for (const each of end.splice(0)) each();
  document.body.replaceChildren();
});

function follow() {
  const stop = new AbortController();
  end.push(() => stop.abort());
  const changed = vi.fn();
  const own = document.createElement('div');
  const reader = createLiveReader({
    document,
    everyMs: 50,
    own,
    now: () => now,
    changed,
    signal: stop.signal,
  });
  if (!reader) throw new Error('no reader');
  return { reader, changed };
}

const told = (changed: ReturnType<typeof vi.fn>) => vi.waitFor(() => expect(changed).toHaveBeenCalled());

describe('a page that is followed', () => {
  it('is read again at once when a class hides the chain, and when it shows again', async () => {
    document.body.innerHTML = `<style>.away .panel { display: none }</style><main><div class="panel">${largeChain(12)}</div></main>`;
    const { reader, changed } = follow();
    const main = document.querySelector('main');
    expect((await reader.read())?.ok).toBe(true);
    // The observer of sizes starts by telling the size.
    await new Promise((done) => setTimeout(done, 150));
    changed.mockClear();
    main?.classList.add('away');
    await told(changed);
    expect(await reader.read()).toMatchObject({ ok: false, error: { code: 'noChain' } });
    await new Promise((done) => setTimeout(done, 150));
    changed.mockClear();
    main?.classList.remove('away');
    await told(changed);
    expect((await reader.read())?.ok).toBe(true);
  });

  it('hears of quotes in a frame and in an open shadow root, and reads them there', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const frame = document.createElement('iframe');
    for (const place of ['shadow', 'frame']) {
      document.body.replaceChildren(place === 'shadow' ? host : frame);
      const root = place === 'shadow' ? host.attachShadow({ mode: 'open' }) : frame.contentDocument?.body;
      if (!root) throw new Error('no frame');
      document.body.insertAdjacentHTML('afterbegin', '<h1>SPX 3300.00</h1><p>Expiration: 2026-11-23</p>');
      root.innerHTML = largeChain(12);
      const { reader, changed } = follow();
      const before = await reader.read();
      await new Promise((done) => setTimeout(done, 150));
      changed.mockClear();
      const cell = root.querySelector('tbody td span');
      if (cell?.firstChild) cell.firstChild.nodeValue = '350.05';
      await told(changed);
      const after = await reader.read();
      if (!before?.ok || !after?.ok) throw new Error(JSON.stringify([before, after]));
      expect([before.value.chain.rows[0]?.call.bid, after.value.chain.rows[0]?.call.bid]).toEqual([
        350, 350.05,
      ]);
    }
  });
});
