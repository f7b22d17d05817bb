import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { numberIn, seenOn } from '../support/chain';
import { Firefox, type View } from '../support/firefox';
import { dragTo, strikesOn } from '../support/grips';
import { chip, forwardOf, overlays } from '../support/overlay';
import { until } from '../support/until';

/** The thin thread in Firefox: a page's table, to numbers drawn on it, to the sidebar. */

const hosts = ['http://127.0.0.1/*'];

let firefox: Firefox;
let playground: Playground;
let page: Page;
let sidebar: View;

beforeAll(async () => {
  playground = await servePlayground();
  firefox = await Firefox.launch({ width: 1600, height: 1000, hosts });
  sidebar = await firefox.sidebar();
  await sidebar.text();
});
afterAll(async () => {
  await firefox?.close();
  await playground?.close();
});

/** A number or the notice in the sidebar. */
const inSidebar = async (selector: string) =>
  String(await sidebar.evaluate(`return view.document.querySelector('${selector}')?.textContent ?? ''`));

const tick = () => page.evaluate(() => window.practice.tick(30));

/** The sidebar agrees with what stands on the page right now. */
async function agrees(): Promise<boolean> {
  const { straddles, forward } = await seenOn(page);
  return (
    straddles.includes(await inSidebar('[data-testid=straddle] .value')) &&
    Math.abs(numberIn(await inSidebar('[data-testid=forward] .value')) - forward) < 0.5
  );
}

describe('in Firefox', () => {
  it('the practice chain is drawn on', async () => {
    const practice = await firefox.open('practice.html');
    await practice.bringToFront();
    await until('the chip', async () => forwardOf(await chip(practice)) > 0);
    const { forward } = await seenOn(practice);
    expect(Math.abs(forwardOf(await chip(practice)) - forward)).toBeLessThan(2);
    await practice.close();
  });

  it('a page on a granted site is read by itself, and the sidebar agrees with it to the cent', async () => {
    page = await firefox.page(`${playground.url}?tick=0&seed=11&expiry=1`);
    await page.bringToFront();
    await until('the chip', async () => forwardOf(await chip(page)) > 0);
    await until('the sidebar', agrees);
  });

  it('tick after tick', async () => {
    for (let i = 0; i < 10; i += 1) {
      await tick();
      await until('the sidebar to follow', agrees);
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
      await until('the reason', async () => (await inSidebar('[data-testid=notice]')).includes(reason));
      expect(await inSidebar('[data-testid=forward]')).toBe('');
      expect(forwardOf(await chip(page))).toBeNaN();
      await page.evaluate(() => window.practice.breakPage('none'));
      await until('the numbers', agrees);
    },
  );

  it('a leg dragged on the page is moved in the sidebar too', async () => {
    page = await firefox.page(`${playground.url}?tick=0&seed=31&expiry=0`);
    await page.bringToFront();
    await until('the legs', async () => (await strikesOn(page)).every((strike) => strike > 0));
    const [k1, k2 = 0, k3, k4] = await strikesOn(page);
    await new Promise((done) => setTimeout(done, 300));
    await dragTo(page, 1, k2 + 10);
    await until('the leg', async () => (await strikesOn(page))[1] === k2 + 10);
    await until('the sidebar', async () =>
      (await inSidebar('[data-testid=section-condor]')).includes(`${k1}/${k2 + 10} · ${k3}/${k4}`),
    );
    await page.close();
    page = await firefox.page(`${playground.url}?tick=0&seed=11&expiry=1`);
    await page.bringToFront();
    await until('the sidebar', agrees);
  });

  it('follows again after each of five deaths of the background page', async () => {
    for (let i = 0; i < 5; i += 1) {
      await firefox.killBackground();
      await tick();
      await until(`the sidebar after death ${i + 1}`, agrees);
    }
  });

  it('permission taken back while running: the overlay leaves and no number stays', async () => {
    await firefox.revoke(hosts);
    await until('the overlay to leave', async () => (await overlays(page)).length === 0);
    await until('the sidebar without numbers', async () => (await inSidebar('[data-testid=forward]')) === '');
    await firefox.grant(hosts);
  });

  it('asks nothing of the network in all this', async () => {
    expect(await firefox.networkUse()).toEqual([]);
    const loaded = await firefox.pageRequests(new URL(playground.url).origin);
    expect(loaded.filter((url) => !/\.(js|css)$/.test(url))).toEqual([]);
  });

  it('switched off in the browser, it leaves no number on the page', async () => {
    await page.reload();
    await until('the chip', async () => forwardOf(await chip(page)) > 0);
    await firefox.disable();
    // Firefox ends our script without a word; what it drew goes by itself a few seconds later.
    const gone = async () => Number.isNaN(forwardOf(await chip(page)));
    await until('the number to go', gone, { timeout: 8_000 });
  });
});
