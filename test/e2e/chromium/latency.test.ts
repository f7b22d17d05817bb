import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { shown } from '../support/chain';
import { Chromium } from '../support/chromium';
import { figure, quantile } from '../support/figures';
import { chip, forwardOf } from '../support/overlay';
import { pause, until } from '../support/until';

/** How soon: from a fresh profile to a number, from a tick to a number, from a panel to a number. */

/** The watcher reads a page at most this often (`everyMs` in lib/follow/follow.ts). */
const throttleMs = 250;

let playground: Playground;
beforeAll(async () => {
  playground = await servePlayground();
});
afterAll(() => playground.close());

describe('a fresh profile', () => {
  it('shows its first number on the practice chain soon after the page is ready', async () => {
    const chromium = await Chromium.launch();
    try {
      // The page that installing opened; another one opened by hand might be behind it.
      const target = await chromium.browser.waitForTarget((each) => each.url().endsWith('/practice.html'));
      const page = await target.asPage();
      await page.bringToFront();
      const ready = Date.now();
      await until('the chip', async () => forwardOf(await chip(page)) > 0, { every: 5 });
      const took = Date.now() - ready;
      await figure('first number on the practice page after it is in front', took, 'ms');
      expect(took).toBeLessThan(3_000);
    } finally {
      await chromium.close();
    }
  });
});

describe('the docked panel', () => {
  let chromium: Chromium;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    chromium = await Chromium.launch({ hosts: ['http://127.0.0.1/*'], width: 1600, height: 1000 });
    page = await chromium.page(`${playground.url}?tick=0&seed=5`);
    await until('the chip', async () => forwardOf(await chip(page)) > 0);
  });
  afterAll(() => chromium.close());

  it('has its first numbers soon after it opened', async () => {
    panel = await chromium.dock();
    const opened = await panel.evaluate(() => performance.timeOrigin);
    await page.bringToFront();
    await until('the panel', async () => (await shown(panel, 'forward')) !== '', { every: 5 });
    const took = Date.now() - opened;
    await figure('panel opened to first numbers, bringing the page to front included', took, 'ms');
    expect(took).toBeLessThan(5_000);
  });

  it('follows a tick of the page', async () => {
    await panel.evaluate(() => {
      const log: number[] = [];
      Object.assign(window, { changes: log });
      const watched = document.querySelector('[data-testid=straddle] .value, [data-testid=straddle]');
      new MutationObserver(() => log.push(Date.now())).observe(watched?.parentElement ?? document.body, {
        characterData: true,
        childList: true,
        subtree: true,
      });
    });
    const seen = () => panel.evaluate(() => (window as unknown as { changes: number[] }).changes);
    const took: number[] = [];
    for (let tick = 0; tick < 60 && took.length < 40; tick += 1) {
      const before = (await seen()).length;
      const at = await page.evaluate(() => {
        window.practice.tick(20);
        return Date.now();
      });
      // A tick that leaves the straddle as it was changes nothing to see.
      const changed = await until('a change', async () => (await seen())[before], { timeout: 1_500 }).catch(
        () => null,
      );
      if (changed !== null) took.push(changed - at);
      // Ticks at all phases of the throttle, not always right behind it.
      await pause(150 + ((tick * 37) % 250));
    }
    expect(took.length).toBeGreaterThan(25);
    await figure('tick on the page to changed number in the docked panel, median', quantile(took, 0.5), 'ms');
    await figure('tick on the page to changed number in the docked panel, 95 %', quantile(took, 0.95), 'ms');
    expect(quantile(took, 0.5)).toBeLessThan(throttleMs + 120);
  });
});
