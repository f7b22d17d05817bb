import { mkdirSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cards } from '../../gallery/cards';
import { type ServedPage, servePage } from '../../support/serve-page';
import { violationsOf } from '../support/axe';
import { faultsOf } from '../support/eyes';
import { figure } from '../support/figures';

/** Every component in every state, as narrow and as wide as it gets: nothing overlaps, is cut, too small or unreadable. */

const folder = 'test-results/gallery';
const widths: Readonly<Record<(typeof cards)[number]['screen'], readonly number[]>> = {
  panel: [320, 400, 900],
  popup: [360],
  options: [360, 1_000],
  page: [360, 1_100],
};
const schemes = ['light', 'dark'] as const;

let browser: Browser;
let served: ServedPage;
let page: Page;
let looked = 0;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  served = await servePage('test/gallery');
  browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--force-device-scale-factor=1'],
  });
  page = await browser.newPage();
});
afterAll(async () => {
  await figure('views of the gallery looked at', looked, '');
  await browser?.close();
  await served?.close();
});

describe('the gallery', () => {
  it.each(cards.map(({ id, screen }) => [id, screen] as const))('%s', async (id, screen) => {
    const found: unknown[] = [];
    const thrown: string[] = [];
    const noted = (error: unknown) => thrown.push(String(error));
    page.on('pageerror', noted);
    await page.setViewport({ width: widths[screen][0] ?? 360, height: 900 });
    await page.goto(`${served.url}?card=${id}`);
    await page.waitForFunction((card) => document.documentElement.dataset['ready'] === card, {}, id);
    for (const direction of ['ltr', 'rtl']) {
      await page.evaluate((dir) => {
        document.documentElement.dir = dir;
      }, direction);
      for (const width of widths[screen]) {
        await page.setViewport({ width, height: 900 });
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        looked += 1;
        const faults = await faultsOf(page);
        if (faults.length > 0) found.push({ width, direction, faults: faults.slice(0, 6) });
      }
      const [width = 360] = widths[screen];
      await page.setViewport({ width, height: 900 });
      // Colours are the same in either direction: the dark ones are looked at in one.
      for (const scheme of direction === 'ltr' ? schemes : schemes.slice(0, 1)) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        if (direction === 'ltr')
          await page.screenshot({ path: `${folder}/${id}-${scheme}.png`, fullPage: true });
        const violations = await violationsOf(page);
        if (violations.length > 0) found.push({ scheme, direction, violations });
      }
    }
    page.off('pageerror', noted);
    expect(thrown).toEqual([]);
    expect(found).toEqual([]);
  });
});
