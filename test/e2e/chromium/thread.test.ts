import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { numberIn, seenOn, shown } from '../support/chain';
import { Chromium } from '../support/chromium';
import { agrees, chip, forwardOf, overlays } from '../support/overlay';
import { until } from '../support/until';

/** The thin thread, as a trader pulls it: a page's table, to numbers drawn on it, to panel and popup. */

declare const chrome: { runtime: { reload(): void } };

let chromium: Chromium;
let playground: Playground;

beforeAll(async () => {
  playground = await servePlayground();
});
afterAll(() => playground.close());

describe('after installing', () => {
  beforeAll(async () => {
    chromium = await Chromium.launch();
  });
  afterAll(() => chromium.close());

  it('the practice chain opens by itself and is drawn on', async () => {
    const target = await chromium.browser.waitForTarget((each) =>
      each.url().endsWith('/practice.html#welcome'),
    );
    const page = await target.asPage();
    await page.bringToFront();
    await until('the chip', async () => forwardOf(await chip(page)) > 0);
    const { forward } = await seenOn(page);
    expect(Math.abs(forwardOf(await chip(page)) - forward)).toBeLessThan(2);
  });

  it('the docked panel and the popup show the same chain', async () => {
    const page = await chromium.open('practice.html');
    const panel = await chromium.dock();
    await page.bringToFront();
    await until('the panel', async () => (await shown(panel, 'forward')) !== '');
    const popup = await chromium.popup(page);
    await until('the popup', async () => (await shown(popup, 'forward')) !== '');
    expect(
      Math.abs(numberIn(await shown(popup, 'forward')) - numberIn(await shown(panel, 'forward'))),
    ).toBeLessThan(5);
  });
});

describe('on a broker’s page', () => {
  let page: Page;
  let panel: Page;
  const hosts = ['http://127.0.0.1/*'];

  beforeAll(async () => {
    chromium = await Chromium.launch({ width: 1600, height: 1000 });
  });
  afterAll(() => chromium.close());

  it('nothing happens before the user asks', async () => {
    page = await chromium.page(`${playground.url}?tick=0&seed=11`);
    await new Promise((done) => setTimeout(done, 1_500));
    expect(await overlays(page)).toEqual([]);
  });

  it('a click on the icon reads it once', async () => {
    const popup = await chromium.popup(page);
    await until('the popup’s numbers', async () => (await shown(popup, 'forward')) !== '');
    await until('the chip', async () => forwardOf(await chip(page)) > 0);
    await page.bringToFront();
    await page.reload();
    await new Promise((done) => setTimeout(done, 1_500));
    expect(await overlays(page)).toEqual([]);
  });

  it('“always” asks the browser for this one site and from then on it is read by itself', async () => {
    await chromium.allow(hosts);
    const popup = await chromium.popup(page);
    // What arrives later moves the switch, and a click would miss it.
    await until('the popup’s numbers', async () => (await shown(popup, 'forward')) !== '');
    const always = await until('the switch', () => popup.$('fieldset input'));
    await always.click();
    await until(
      'the permission',
      async () => await popup.$eval('fieldset input', (box) => (box as HTMLInputElement).checked),
    );
    await page.bringToFront();
    await page.reload();
    await until('the chip', async () => forwardOf(await chip(page)) > 0);
  });

  it('the panel agrees with the page to the cent, tick after tick', async () => {
    panel = await chromium.dock();
    await page.bringToFront();
    for (let tick = 0; tick < 10; tick += 1) {
      await page.evaluate(() => window.practice.tick(30));
      await until('the panel to follow', () => agrees(page, panel));
    }
  });

  it.each([
    ['header', 'call bid'],
    ['half', 'stops in the middle'],
    ['table', 'No option chain'],
  ] as const)(
    'broken by “%s” it is cleared with the reason, and comes back when mended',
    async (kind, reason) => {
      await page.evaluate((how) => window.practice.breakPage(how), kind);
      await until('the reason in the panel', () =>
        panel
          .$eval('[data-testid=notice]', (notice, words) => notice.textContent?.includes(words), reason)
          .catch(() => false),
      );
      expect(await shown(panel, 'forward')).toBe('');
      expect(forwardOf(await chip(page))).toBeNaN();
      await page.evaluate(() => window.practice.breakPage('none'));
      await until('the numbers', () => agrees(page, panel));
    },
  );

  it('is live again within a second after Back', async () => {
    await page.goto(`${playground.url}?symbol=VIX&tick=0`);
    await until('the VIX chain', async () =>
      (await panel.$eval('h1', (h) => h.textContent).catch(() => ''))?.includes('VIX'),
    );
    await page.goBack();
    const back = Date.now();
    await until('the SPX chain', () => agrees(page, panel));
    expect(Date.now() - back).toBeLessThan(2_000);
    await page.evaluate(() => window.practice.tick(30));
    await until('the panel to follow', () => agrees(page, panel));
  });

  it('no event of the page switches it off or learns of it', async () => {
    await page.evaluate((id) => {
      const names = [
        `${id}:chain:wxt:content-script-started`,
        'wxt:content-script-started',
        `${id}:detector:wxt:content-script-started`,
      ];
      for (const name of names) {
        document.dispatchEvent(
          new CustomEvent(name, { detail: { contentScriptName: 'chain', messageId: 'x' } }),
        );
        window.postMessage({ type: name, contentScriptName: 'chain', messageId: 'x' }, '*');
      }
    }, chromium.id);
    await page.evaluate(() => window.practice.tick(30));
    await until('the panel to follow', () => agrees(page, panel));
    const probes = await page.evaluate(async (id) => {
      const tries = ['manifest.json', 'chain.js', 'icons/16.png', 'popup.html'].map((file) =>
        fetch(`chrome-extension://${id}/${file}`).then(
          () => file,
          () => null,
        ),
      );
      return (await Promise.all(tries)).filter(Boolean);
    }, chromium.id);
    expect(probes).toEqual([]);
  });

  it('permission taken back while running: the overlay leaves and no number stays', async () => {
    await chromium.revoke(hosts);
    await page.bringToFront();
    await until('the overlay to leave', async () => (await overlays(page)).length === 0);
    await until('the reason', () =>
      panel
        .$eval('[data-testid=notice]', (n) => n.textContent?.includes('may no longer read'))
        .catch(() => false),
    );
    expect(await shown(panel, 'forward')).toBe('');
    await page.reload();
    await new Promise((done) => setTimeout(done, 1_500));
    expect(await overlays(page)).toEqual([]);
  });

  it('permission taken back while the page was kept for Back: it leaves as soon as it is seen again', async () => {
    await chromium.grant(hosts);
    await page.goto(`${playground.url}?tick=0`);
    await until('the numbers', () => agrees(page, panel));
    await page.evaluate(() => {
      document.body.dataset['kept'] = 'yes';
    });
    await page.goto('about:blank');
    await chromium.revoke(hosts);
    await page.bringToFront();
    await page.goBack();
    expect(await page.$eval('body', (body) => body.dataset['kept'])).toBe('yes');
    await until('the overlay to leave', async () => (await overlays(page)).length === 0);
    await until('the reason', () =>
      panel
        .$eval('[data-testid=notice]', (n) => n.textContent?.includes('may no longer read'))
        .catch(() => false),
    );
    expect(await shown(panel, 'forward')).toBe('');
  });

  it('an update of the extension is said on the page, and everything of the old one stops', async () => {
    const popup = await chromium.popup(page);
    await until('the popup’s numbers', async () => (await shown(popup, 'forward')) !== '');
    const worker = await chromium.worker();
    await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await until('the notice', async () => (await chip(page)).includes('Reload this page'));
  });
});
