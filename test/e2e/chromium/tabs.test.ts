import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { dragTo, strikesOn } from '../support/grips';
import { agrees, chip } from '../support/overlay';
import { pause, until } from '../support/until';

/** Two tabs with the same symbol and expiry: what is said, chosen or moved in one is never that of the other. */

let chromium: Chromium;
let playground: Playground;
let panel: Page;
let one: Page;
let other: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1900, height: 1150, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  one = await chromium.page(`${playground.url}?tick=0&seed=41&expiry=0`);
  other = await chromium.page(`${playground.url}?tick=0&seed=42&expiry=0`);
  panel = await chromium.dock();
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

async function front(page: Page): Promise<void> {
  await page.bringToFront();
  await until('the legs', async () => (await strikesOn(page)).every((strike) => strike > 0));
  await until('the panel', () => agrees(page, panel));
}

describe('two tabs of one symbol', () => {
  it('each have the panel to themselves while they are in front', async () => {
    for (const page of [one, other, one, other]) await front(page);
  });

  it('keep their own legs: a leg moved in one stays where it is in the other', async () => {
    await front(other);
    await front(one);
    await pause(300);
    const [, short = 0] = await strikesOn(one);
    await dragTo(one, 1, short + 10);
    await until('the leg', async () => (await chip(one)).includes('your legs'));
    const moved = await strikesOn(one);
    expect(moved[1]).toBe(short + 10);
    await front(other);
    await other.evaluate(() => window.practice.tick(1));
    await until('the panel after a tick', () => agrees(other, panel));
    // Which condor is best may change with a tick; that it is the best, and nobody's own, does not.
    expect(await strikesOn(other)).not.toEqual(moved);
    expect(await chip(other)).not.toContain('your legs');
    await front(one);
    expect(await strikesOn(one)).toEqual(moved);
  });

  it('are told apart by the tab, whatever address a script gives one or wherever it is moved', async () => {
    await front(one);
    const address = other.url();
    await one.evaluate((url) => history.pushState(null, '', url), address);
    await chromium.inWorker(`(async () => {
      const [{ id }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.tabs.move(id, { index: -1 });
    })()`);
    for (const page of [one, other, one]) {
      await front(page);
      await page.evaluate(() => window.practice.tick(30));
      await until('the panel after a tick', () => agrees(page, panel));
    }
    expect(await chip(one)).toContain('your legs');
    expect(await chip(other)).not.toContain('your legs');
  });
});
