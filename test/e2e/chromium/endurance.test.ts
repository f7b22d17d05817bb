import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { figure } from '../support/figures';
import { type Memory, memoryOf } from '../support/memory';
import { agrees } from '../support/overlay';
import { pause, until } from '../support/until';

/** Ten minutes of a page that ticks once a second, told faster: every tick is one the page itself would make. */
const ticks = 600;
const mebibyte = 1024 * 1024;

let chromium: Chromium;
let playground: Playground;
let page: Page;
let panel: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ hosts: ['http://127.0.0.1/*'], width: 1600, height: 1000 });
  page = await chromium.page(`${playground.url}?tick=0&seed=5`);
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the panel', () => agrees(page, panel));
});
afterAll(async () => {
  await chromium.close();
  await playground.close();
});

/** Ticks told one by one, each seen by the watcher, with pauses for it to read in. */
async function run(count: number) {
  for (let tick = 0; tick < count; tick += 1) {
    await page.evaluate(() => window.practice.tick(1));
    await pause(50);
  }
  await until('the panel to follow', () => agrees(page, panel));
}

const grown = (before: Memory, after: Memory) => ({
  heap: after.heapBytes - before.heapBytes,
  nodes: after.nodes - before.nodes,
  listeners: after.listeners - before.listeners,
});

describe('after 600 ticks', () => {
  it('page and panel hold as much memory, as many nodes and listeners as before', async () => {
    // What is made once (compiled code, caches of formatters) is made before the count begins.
    await run(100);
    const before = { page: await memoryOf(page), panel: await memoryOf(panel) };
    const readings = await readingsOf(panel, () => run(ticks));
    const after = { page: await memoryOf(page), panel: await memoryOf(panel) };
    await figure('readings shown during 600 ticks', readings, 'readings');
    for (const where of ['page', 'panel'] as const) {
      const { heap, nodes, listeners } = grown(before[where], after[where]);
      await figure(`heap growth of the ${where} over 600 ticks`, heap / 1024, 'KiB');
      expect(heap, where).toBeLessThanOrEqual(mebibyte);
      expect(nodes, where).toBeLessThanOrEqual(0);
      expect(listeners, where).toBeLessThanOrEqual(0);
    }
    expect(readings).toBeGreaterThan(50);
  }, 180_000);
});

/** How many new analyses the panel has shown meanwhile. */
async function readingsOf(view: Page, work: () => Promise<void>): Promise<number> {
  await view.evaluate(() => {
    const state = { seen: 0, last: '' };
    const look = () => {
      const text = document.querySelector('[data-testid=forward]')?.textContent ?? '';
      if (text !== state.last) state.seen += 1;
      state.last = text;
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { counted: { state, observer } });
  });
  await work();
  return view.evaluate(() => {
    const { counted } = window as unknown as {
      counted?: { state: { seen: number }; observer: MutationObserver };
    };
    counted?.observer.disconnect();
    const seen = counted?.state.seen ?? 0;
    delete (window as unknown as { counted?: unknown }).counted;
    return seen;
  });
}
