import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { findByTestId, type Rect, shadowTrees } from '../support/closed-shadow';
import { pressOnChip } from '../support/grips';
import { chip } from '../support/overlay';
import { pause, until } from '../support/until';

/** The chip is put where its user wants it, stays there on this site, and never on a quote. */

let chromium: Chromium;
let playground: Playground;
let page: Page;
const nowhere: Rect = { x: -1, y: -1, width: 0, height: 0 };

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1700, height: 1000, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  page = await chromium.page(`${playground.url}?tick=0&seed=31&expiry=0`);
  await page.bringToFront();
  await until('the chip', async () => (await chip(page)) !== '');
  await pause(400);
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

const where = async () => findByTestId(await shadowTrees(page), 'chip')?.rect ?? nowhere;
const size = async () => (await where()).width;
const table = () =>
  page.$eval('table', (each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return { left, top, right, bottom };
  });

async function dragTo(x: number, y: number): Promise<void> {
  const from = await where();
  await page.mouse.move(from.x + 4, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(x + 4, y + 8, { steps: 6 });
  await page.mouse.up();
  await pause(300);
}

describe('the chip', () => {
  it('is dragged to a free place and stands there, after a reload too', async () => {
    const { right, top } = await table();
    await dragTo(right + 20, top + 200);
    const there = await where();
    expect(Math.abs(there.x - (right + 20))).toBeLessThan(2);
    expect(Math.abs(there.y - (top + 200))).toBeLessThan(2);
    await page.reload();
    await until('the same place', async () => {
      const { x, y } = await where();
      return Math.abs(x - there.x) < 2 && Math.abs(y - there.y) < 2;
    });
  });

  it('let go on the quotes, it goes to free room near by', async () => {
    await pause(300);
    const { left, top, right, bottom } = await table();
    await dragTo((left + right) / 2, top + 300);
    const { x, y, width, height } = await where();
    const covers = x < right && x + width > left && y < bottom && y + height > top;
    expect(covers).toBe(false);
  });

  it('is moved by the arrow keys', async () => {
    const { right, top } = await table();
    await dragTo(right + 20, top + 200);
    const before = await where();
    await pressOnChip(page, 'fold');
    await until('the mark', async () => (await size()) < 50);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await until('32 px further down', async () => Math.abs((await where()).y - before.y - 32) < 2);
  });

  it('folded it stays folded on this site', async () => {
    await page.reload();
    await until('the mark', async () => (await size()) > 0 && (await size()) < 50);
    await pause(300);
    await pressOnChip(page, 'fold');
    await until('the chip', async () => (await size()) > 100);
  });

  it('leaves nothing in the page’s own storage', async () => {
    const kept = await page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()),
      document.cookie,
    ]);
    expect(kept).toEqual(['']);
  });
});
