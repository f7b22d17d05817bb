import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { findByTestId, shadowTrees } from '../support/closed-shadow';
import { grip, strikesOn } from '../support/grips';
import { chip } from '../support/overlay';
import { pause, until } from '../support/until';

/** A window with little room: two numbers where there is place for two, and rows out of sight come to the hand. */

let chromium: Chromium;
let playground: Playground;
let page: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  page = await chromium.page(`${playground.url}?tick=0&seed=31&expiry=0`);
  await page.setViewport({ width: 360, height: 640 });
  await page.bringToFront();
  await until('the legs', async () => (await strikesOn(page)).some((strike) => strike > 0));
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

const top = () => page.evaluate(() => scrollY);
const goTo = async (y: number) => {
  await page.evaluate((to) => scrollTo(0, to), y);
  await pause(400);
};

describe('a narrow page', () => {
  it('has a chip of two numbers above the table, on nothing that the page shows', async () => {
    await until('the chip', async () => /^\d+\.\d\d.*\d+\.\d%/.test(await chip(page)));
    const box = findByTestId(await shadowTrees(page), 'chip')?.rect;
    if (!box) throw new Error('no chip');
    const under = await page.evaluate(({ x, y, width, height }) => {
      const found = new Set<string>();
      for (let across = x; across <= x + width; across += 4)
        for (let down = y; down <= y + height; down += 4)
          for (const each of document.elementsFromPoint(across, down))
            if (each.matches('td, th, button, a, select, input')) found.add(each.outerHTML.slice(0, 60));
      return [...found];
    }, box);
    expect(under).toEqual([]);
  });

  it('shows none once only quotes are in sight, and the icon says why', async () => {
    const title = () =>
      chromium.inWorker(`(async () => {
        const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return chrome.action.getTitle({ tabId });
      })()`);
    await goTo(500);
    await until('no chip', async () => (await chip(page)) === '');
    await until('the reason', async () => String(await title()).includes('only quotes are in sight'));
    await goTo(0);
    await until('the chip again', async () => (await chip(page)) !== '');
    await until('no reason', async () => (await title()) === 'Wingspan');
  });
});

describe('a leg held near the edge of the window', () => {
  it('brings the rows beyond it, stops with the hand, and lands on the row under it', async () => {
    const before = await strikesOn(page);
    const start = await top();
    const { x, y } = (await grip(page, 1)).rect;
    await page.mouse.move(x + 6, y + 6);
    await page.mouse.down();
    await page.mouse.move(x + 6, 632, { steps: 6 });
    await until('the page to scroll', async () => (await top()) > start + 100);
    await page.mouse.move(x + 6, 400, { steps: 2 });
    await pause(100);
    const still = await top();
    await pause(200);
    expect(await top()).toBe(still);
    const under = await page.evaluate(() => {
      const row = document
        .elementsFromPoint(100, 400)
        .find((each) => each.matches('td'))
        ?.closest('tr');
      return row?.textContent ?? '';
    });
    await page.mouse.up();
    await until('the leg', async () => (await strikesOn(page))[1] !== before[1]);
    await until('the strike under the hand', async () =>
      under.includes((await strikesOn(page))[1]?.toLocaleString('en-US') ?? 'nothing'),
    );
  });
});
