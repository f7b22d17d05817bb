import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { overlayViolations, violationsOf } from '../support/axe';
import { shown } from '../support/chain';
import { Chromium } from '../support/chromium';
import { chip, forwardOf } from '../support/overlay';
import { until } from '../support/until';

/** No accessibility violation that axe knows of, in any view, colours or size. */

let chromium: Chromium;
let playground: Playground;
let page: Page;
let panel: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ hosts: ['http://127.0.0.1/*'], width: 1500, height: 1000 });
  page = await chromium.page(`${playground.url}?tick=0&seed=5`);
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the panel', async () => (await shown(panel, 'forward')) !== '');
});
afterAll(async () => {
  await chromium.close();
  await playground.close();
});

const colours = [
  { name: 'light', features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  { name: 'dark', features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  { name: 'forced colours', features: [{ name: 'forced-colors', value: 'active' }] },
] as const;

/** Axe in every colour scheme, written left to right and right to left, at 100, 200 and 400 %. */
async function expectClean(view: Page) {
  const session = await view.createCDPSession();
  for (const { name, features } of colours) {
    await session.send('Emulation.setEmulatedMedia', { features: [...features] });
    for (const direction of ['ltr', 'rtl'])
      for (const zoom of [1, 2, 4]) {
        await view.evaluate(
          (dir, scale) => {
            document.documentElement.dir = dir;
            document.documentElement.style.setProperty('zoom', String(scale));
          },
          direction,
          zoom,
        );
        expect(await violationsOf(view), `${name}, ${direction}, ${zoom * 100} %`).toEqual([]);
      }
  }
  await view.evaluate(() => {
    document.documentElement.dir = 'ltr';
    document.documentElement.style.removeProperty('zoom');
  });
  await session.send('Emulation.setEmulatedMedia', { features: [] });
  await session.detach();
}

describe('the panel', () => {
  it('with its numbers', () => expectClean(panel));

  it('with an explanation open', async () => {
    await panel.click('[data-testid=expectedMove]');
    await panel.waitForSelector('[data-testid=explanation]');
    await expectClean(panel);
  });

  it('with a reason instead of numbers', async () => {
    await page.evaluate(() => window.practice.breakPage('header'));
    await panel.waitForSelector('[data-testid=notice]');
    await expectClean(panel);
    await page.evaluate(() => window.practice.breakPage('none'));
  });
});

describe('the popup', () => {
  it('over a chain', async () => {
    const popup = await chromium.popup(page);
    await until('the popup’s numbers', async () => (await shown(popup, 'forward')) !== '');
    await expectClean(popup);
  });

  it('over a page without a chain', async () => {
    const empty = await chromium.page('about:blank');
    const popup = await chromium.popup(empty);
    await popup.waitForSelector('[data-testid=notice]');
    await expectClean(popup);
    await empty.close();
  });
});

describe('the overlay', () => {
  it('on a light and on a dark page', async () => {
    await page.bringToFront();
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      await until('the chip', async () => forwardOf(await chip(page)) > 0);
      expect(await overlayViolations(chromium, page, '[popover]'), value).toEqual([]);
    }
  });
});

describe('the practice page', () => {
  it('and its controls', async () => {
    const practice = await chromium.open('practice.html');
    await practice.waitForSelector('tbody td');
    expect(await violationsOf(practice)).toEqual([]);
    await practice.close();
  });
});
