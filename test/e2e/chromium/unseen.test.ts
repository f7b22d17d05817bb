import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { chip } from '../support/overlay';
import { until } from '../support/until';

/** What a page can learn of us while we draw on it: that something lies over it, and the words of its own chain. */

let chromium: Chromium;
let playground: Playground;
let bare: Page;
let page: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1600, height: 1000, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  // The same page at the same time, under a name that was granted to nobody.
  const query = `?tick=0&seed=5&expiry=0&now=${Date.now()}`;
  bare = await chromium.page(playground.url.replace('127.0.0.1', 'localhost') + query);
  page = await chromium.page(playground.url + query);
  await page.bringToFront();
  await until('the chip', async () => (await chip(page)) !== '');
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

/** Everything of a page that scripts could compare from visit to visit. */
const traits = (of: Page) =>
  of.evaluate(() => ({
    globals: Object.getOwnPropertyNames(window).sort(),
    navigator: Object.getOwnPropertyNames(Navigator.prototype).sort(),
    attributes: [...document.documentElement.attributes, ...document.body.attributes].map(({ name }) => name),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    scripts: document.scripts.length,
    patched: [Element.prototype.attachShadow, EventTarget.prototype.addEventListener, window.fetch].map(
      (each) => String(each),
    ),
    loaded: performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(location.origin)),
    stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    body: document.body.outerHTML.length,
  }));

describe('a page with our drawing on it', () => {
  it('has the globals, styles, scripts, storage and nodes that it has without', async () => {
    expect(await traits(page)).toEqual(await traits(bare));
  });

  it('has one element more, at the end, with nothing in it that says whose it is', async () => {
    const added = await page.evaluate(() =>
      [...document.documentElement.children]
        .filter((each) => !['HEAD', 'BODY'].includes(each.tagName))
        .map((each) => ({
          tag: each.tagName,
          attributes: [...each.attributes].map(({ name }) => name).sort(),
          inside: each.childNodes.length,
          root: each.shadowRoot,
        })),
    );
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ inside: 0, root: null });
    expect(added[0]?.attributes.filter((name) => !['popover', 'style'].includes(name))).toEqual([]);
  });

  it('is printed without it', async () => {
    const overlay = () =>
      page.evaluate(() => getComputedStyle(document.querySelector('html > [popover]') as Element).display);
    expect(await overlay()).toBe('block');
    await page.emulateMediaType('print');
    expect(await overlay()).toBe('none');
    await page.emulateMediaType('screen');
  });
});
