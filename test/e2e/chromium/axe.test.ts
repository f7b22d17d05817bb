import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { overlayViolations, violationsOf } from '../support/axe';
import { shown } from '../support/chain';
import { Chromium } from '../support/chromium';
import { figure } from '../support/figures';
import { holdOver, pressOnChip, preview, strikesOn } from '../support/grips';
import { chip } from '../support/overlay';
import { press } from '../support/press';
import { pause, until } from '../support/until';

/** Every view, in every colour scheme and both directions of writing, at 100, 200 and 400 %: no violation that axe knows of. */

const schemes = [
  { name: 'light', features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  { name: 'dark', features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  {
    name: 'forced colours',
    features: [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: 'dark' },
    ],
  },
];

/** A panel of 400 px; one of 720 px at 200 %, 360 px to lay out in; a window of 1 280 px at 400 %. */
const zooms = [
  { name: '100 %', width: 400, height: 900, deviceScaleFactor: 1 },
  { name: '200 %', width: 360, height: 450, deviceScaleFactor: 2 },
  { name: '400 %', width: 320, height: 256, deviceScaleFactor: 4 },
];

const directions = ['ltr', 'rtl'];

let chromium: Chromium;
let playground: Playground;
let page: Page;
let panel: Page;
let looked = 0;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1600, height: 1000, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  page = await chromium.page(`${playground.url}?tick=0&seed=41&expiry=0`);
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the panel', async () => (await shown(panel, 'forward')) !== '');
});
afterAll(async () => {
  await figure('views looked at by axe', looked, '');
  await chromium?.close();
  await playground?.close();
});

/** Everything found in a view, in all schemes, both directions and at these zooms. */
async function found(view: Page, at: readonly (typeof zooms)[number][] = zooms): Promise<unknown[]> {
  const session = await view.createCDPSession();
  const all: unknown[] = [];
  for (const zoom of at) {
    if (zoom.width > 0) await view.setViewport(zoom);
    for (const { name, features } of schemes) {
      await session.send('Emulation.setEmulatedMedia', { features });
      for (const direction of directions) {
        await write(view, direction);
        looked += 1;
        const how = { scheme: name, zoom: zoom.name, direction };
        const violations = await violationsOf(view);
        if (violations.length > 0) all.push({ ...how, violations });
        const over = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) all.push({ ...how, over });
      }
    }
  }
  await write(view, 'ltr');
  await session.send('Emulation.setEmulatedMedia', { features: [] });
  await session.detach();
  return all;
}

/** Turns the direction that a page is written in. */
const write = (view: Page, direction: string) =>
  view.evaluate((dir) => {
    document.documentElement.dir = dir;
  }, direction);

describe('the panel', () => {
  it('with numbers', async () => {
    expect(await found(panel)).toEqual([]);
  });

  it('with an explanation open', async () => {
    await press(panel, '[data-testid=forward]');
    await until('the explanation', () => panel.$('[data-testid=explanation]'));
    expect(await found(panel)).toEqual([]);
  });

  it('with a reason instead of numbers', async () => {
    await page.evaluate(() => window.practice.breakPage('header'));
    await until('the reason', () => panel.$('[data-testid=notice].refused'));
    expect(await found(panel)).toEqual([]);
    await page.evaluate(() => window.practice.breakPage('none'));
  });

  it('quiet', async () => {
    const blank = await chromium.page();
    await blank.bringToFront();
    await until('quiet', () => panel.$('[data-testid=notice].quiet'));
    expect(await found(panel)).toEqual([]);
    await blank.close();
    await page.bringToFront();
  });
});

describe('the popup', () => {
  it('with numbers and switches, as it opens', async () => {
    const popup = await chromium.popup(page);
    await until('the numbers', async () => (await shown(popup, 'forward')) !== '');
    expect(await found(popup, [{ name: 'as it opens', width: 0, height: 0, deviceScaleFactor: 1 }])).toEqual(
      [],
    );
    await popup.close();
  });

  it('without a page to read', async () => {
    const popup = await chromium.open('popup.html');
    await until('the notice', () => popup.$('[data-testid=notice]'));
    // A popup is never narrower than this.
    const least = zooms.map((zoom) => ({ ...zoom, width: Math.max(zoom.width, 360) }));
    expect(await found(popup, least)).toEqual([]);
    await popup.close();
  });
});

/** A window of 1 280 px at each zoom. */
const windows = [
  { name: '100 %', width: 1280, height: 900, deviceScaleFactor: 1 },
  { name: '200 %', width: 640, height: 450, deviceScaleFactor: 2 },
  { name: '400 %', width: 320, height: 256, deviceScaleFactor: 4 },
];

describe('the practice page', () => {
  it.each([
    ['its controls and its chain', 'practice.html', 'table'],
    ['the welcome above them', 'practice.html#welcome', '[data-testid=welcome]'],
  ])('with %s', async (_, file, part) => {
    const practice = await chromium.open(file);
    await practice.waitForSelector(part);
    await practice.waitForSelector('table');
    expect(await found(practice, windows)).toEqual([]);
    await practice.close();
  });
});

describe('the settings', () => {
  it('as they are at first', async () => {
    const options = await chromium.open('options.html');
    await options.waitForSelector('[data-testid=data]');
    expect(await found(options, windows)).toEqual([]);
    await options.close();
  });
});

describe('the overlay', () => {
  const clean = async () => {
    const session = await page.createCDPSession();
    for (const { name, features } of schemes) {
      await session.send('Emulation.setEmulatedMedia', { features });
      for (const direction of directions) {
        await write(page, direction);
        looked += 1;
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        expect(await overlayViolations(chromium, page, 'html > [popover]'), `${name} ${direction}`).toEqual(
          [],
        );
      }
    }
    await write(page, 'ltr');
    await session.send('Emulation.setEmulatedMedia', { features: [] });
    await session.detach();
  };

  beforeAll(async () => {
    await page.bringToFront();
    await until('the legs', async () => (await strikesOn(page)).every((strike) => strike > 0));
    await pause(300);
  });

  it('with a condor', clean);

  it('with a leg on its way, and with legs of one’s own', async () => {
    // Nobody takes hold of what has just moved.
    await pause(300);
    const [, short = 0] = await strikesOn(page);
    await holdOver(page, 1, short + 5);
    await until('the preview', async () => (await preview(page)) !== '');
    await clean();
    await page.mouse.up();
    await until('legs of one’s own', async () => (await chip(page)).includes('your legs'));
    await clean();
    await pause(300);
    await pressOnChip(page, 'best');
  });

  it('folded', async () => {
    await pressOnChip(page, 'fold');
    await until('the mark', async () => (await chip(page)) === '');
    await clean();
    await pause(300);
    await pressOnChip(page, 'fold');
    await until('the chip', async () => (await chip(page)) !== '');
  });

  it('with a reason', async () => {
    await page.evaluate(() => window.practice.breakPage('header'));
    await until('the reason', async () => (await chip(page)).includes('was not found'));
    await clean();
  });
});
