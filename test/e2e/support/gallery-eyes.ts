import { mkdirSync } from 'node:fs';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cards } from '../../gallery/cards';
import { type ServedPage, servePage } from '../../support/serve-page';
import { COLOUR_RULES, violationsOf } from './axe';
import { type Fault, faultsOf } from './eyes';
import { figure } from './figures';
import { pause } from './until';

type Screen = (typeof cards)[number]['screen'];

const folder = 'test-results/gallery';
const widths: Readonly<Record<Screen, readonly number[]>> = {
  panel: [240, 320, 900],
  popup: [360],
  options: [360, 1_000],
  page: [360, 1_100],
};
const light = { name: 'prefers-color-scheme', value: 'light' };
const dark = { name: 'prefers-color-scheme', value: 'dark' };
const schemes = [
  { scheme: 'light', features: [light], rules: undefined },
  // What a part is and is called does not change with its colours: only they are looked at again.
  { scheme: 'dark', features: [dark], rules: COLOUR_RULES },
  { scheme: 'forced', features: [dark, { name: 'forced-colors', value: 'active' }], rules: COLOUR_RULES },
];

/** Tests each card of these screens as narrow and as wide as it gets: nothing overlaps, is cut, too small or unreadable. */
export function lookAtCards(...screens: readonly Screen[]): void {
  const shown = cards.filter(({ screen }) => screens.includes(screen));
  let browser: Browser;
  let served: ServedPage;
  let page: Page;
  let session: CDPSession;
  let looked = 0;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    served = await servePage('test/gallery');
    browser = await puppeteer.launch({
      executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--force-device-scale-factor=1'],
    });
    page = await browser.newPage();
    session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [light] });
  });
  afterAll(async () => {
    await figure(`views of the gallery looked at: ${screens.join(', ')}`, looked, '');
    await browser?.close();
    await served?.close();
  });

  it.each(shown.map(({ id, screen }) => [id, screen] as const))('%s', async (id, screen) => {
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
        const faults = await lastingFaults(page);
        if (faults.length > 0) found.push({ width, direction, faults: faults.slice(0, 6) });
      }
    }
    await page.evaluate(() => {
      document.documentElement.dir = 'ltr';
    });
    const [width = 360] = widths[screen];
    await page.setViewport({ width, height: 900 });
    for (const { scheme, features, rules } of schemes) {
      await session.send('Emulation.setEmulatedMedia', { features });
      await page.screenshot({ path: `${folder}/${id}-${scheme}.png`, fullPage: true });
      const violations = await violationsOf(page, rules);
      if (violations.length > 0) found.push({ scheme, violations });
    }
    await session.send('Emulation.setEmulatedMedia', { features: [light] });
    page.off('pageerror', noted);
    expect(thrown).toEqual([]);
    expect(found).toEqual([]);
  });
}

/** Faults that are there a moment later too: a plot learns of its width after the page does. */
async function lastingFaults(page: Page): Promise<Fault[]> {
  const faults = await faultsOf(page);
  if (faults.length === 0) return faults;
  await pause(300);
  return faultsOf(page);
}
