import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { figure } from '../support/figures';
import { agrees, chip } from '../support/overlay';
import { pause, until } from '../support/until';

/** Many chains open at once, all ticking: only the one in front costs anything. `TABS=60` for as many as in the wild. */

const tabs = Number(process.env['TABS'] ?? 12);

let chromium: Chromium;
let playground: Playground;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1600, height: 1000, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

describe(`${tabs} tabs with a chain`, () => {
  it('ask the worker nothing but from the one in front, which the panel follows', {
    timeout: 60_000 + 3_000 * tabs,
  }, async () => {
    const panel = await chromium.dock();
    const pages = [];
    for (let i = 0; i < tabs; i += 1) {
      const page = await chromium.page(`${playground.url}?tick=250&seed=${i + 1}&expiry=0`);
      await page.bringToFront();
      await until('the chip', async () => (await chip(page)) !== '');
      pages.push(page);
    }
    const [first] = pages;
    if (!first) throw new Error('no tab');
    await first.bringToFront();
    // What was under way when another tab came to the front ends.
    await pause(1_500);
    await chromium.inWorker(`
      globalThis.heard = {};
      chrome.runtime.onMessage.addListener((_, { tab }) => {
        if (tab) heard[tab.id] = (heard[tab.id] ?? 0) + 1;
      });`);
    await pause(3_000);
    const [front, heard] = (await chromium.inWorker(`(async () => {
      const [{ id }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return [id, heard];
    })()`)) as [number, Record<string, number>];
    expect(Object.keys(heard)).toEqual([String(front)]);
    await figure(`readings in 3 s of the tab in front of ${tabs}`, heard[front] ?? 0, '');
    expect(heard[front]).toBeGreaterThanOrEqual(3);
    await until('the panel', () => agrees(first, panel));
  });
});
