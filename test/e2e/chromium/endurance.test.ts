import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { figure } from '../support/figures';
import { type Memory, memoryOf } from '../support/memory';
import { agrees, chip } from '../support/overlay';
import { tickOften } from '../support/ticks';
import { until } from '../support/until';

/**
 * Memory over 600 ticks, one every 30 ms. The page is read at most every 250 ms, so about 70 readings are made,
 * sent, analysed and drawn; those that changed the forward in the panel are counted. What the page grows by without
 * Wingspan is taken off.
 *
 * The browser interprets: what it compiles for hours, function by function and again where a guess failed, is no
 * object of ours and would hide those that are.
 */

/** Enough to see a leak in every run; an hour of a page that ticks each second before a release: TICKS=3600. */
const ticks = Number(process.env['TICKS'] ?? 600);
const warming = 60;
const everyMs = 30;
/** As it comes and goes with caches of words and with code that is forgotten while it is not run. */
const mostBytes = 250_000;
const interpreted = '--js-flags=--no-opt --no-maglev --no-sparkplug';

let chromium: Chromium;
let playground: Playground;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1600, height: 1000, args: [interpreted] });
  await chromium.closePractice();
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

const open = async () => {
  const page = await chromium.page(`${playground.url}?tick=0&seed=21&expiry=1`);
  await page.bringToFront();
  return page;
};

const growth = (before: Memory, after: Memory): Memory => ({
  heapBytes: after.heapBytes - before.heapBytes,
  nodes: after.nodes - before.nodes,
  listeners: after.listeners - before.listeners,
});

describe(`${ticks} ticks`, () => {
  it('leave page and panel as large as they were', { timeout: 120_000 + 100 * ticks }, async () => {
    const bare = await open();
    await tickOften(bare, warming, everyMs);
    const start = await memoryOf(bare);
    await tickOften(bare, ticks / 3, everyMs);
    const alone = growth(start, await memoryOf(bare));
    await bare.close();

    const page = await open();
    const panel = await chromium.dock();
    await page.bringToFront();
    await chromium.clickAction(page);
    await until('the chip', async () => (await chip(page)) !== '');
    for (const popup of await chromium.extension.pages())
      if (popup.url().includes('popup')) await popup.close();
    await until('the panel', () => agrees(page, panel));
    // The first readings fill caches of compiled code, words and formats.
    await tickOften(page, warming, everyMs);
    await panel.evaluate(() => {
      const counted = window as unknown as { readings: number };
      counted.readings = 0;
      // Looked up anew each time: a panel may put another element where one was.
      const forward = () => document.querySelector('[data-testid=forward] .value')?.textContent ?? '';
      let last = forward();
      new MutationObserver(() => {
        const now = forward();
        if (now !== last) counted.readings += 1;
        last = now;
      }).observe(document.body, { characterData: true, childList: true, subtree: true });
    });
    const before = { page: await memoryOf(page), panel: await memoryOf(panel) };
    await tickOften(page, ticks, everyMs);
    await until('the panel', () => agrees(page, panel));
    const readings = await panel.evaluate(() => (window as unknown as { readings: number }).readings);
    const ofPage = growth(before.page, await memoryOf(page));
    const ofPanel = growth(before.panel, await memoryOf(panel));
    await figure(`${ticks} ticks: changes of the forward seen in the panel`, readings, '');
    await figure(`${ticks} ticks: heap of the page`, ofPage.heapBytes / 1e6, 'MB');
    await figure(`${ticks} ticks: heap of the panel`, ofPanel.heapBytes / 1e6, 'MB');
    expect(readings).toBeGreaterThan(40);
    // Six kilobytes kept of each reading would be more.
    expect(ofPage.heapBytes - Math.max(0, alone.heapBytes)).toBeLessThan(mostBytes);
    expect(ofPanel.heapBytes).toBeLessThan(mostBytes);
    expect(ofPage.nodes - Math.max(0, alone.nodes)).toBeLessThanOrEqual(0);
    expect(ofPage.listeners).toBeLessThanOrEqual(0);
    expect(ofPanel.nodes).toBeLessThanOrEqual(0);
    expect(ofPanel.listeners).toBeLessThanOrEqual(0);
  });
});
