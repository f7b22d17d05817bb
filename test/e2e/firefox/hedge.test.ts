import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Firefox, type View } from '../support/firefox';
import { hedgeInk } from '../support/hedge-ink';
import { pause, until } from '../support/until';

/** Two tabs in Firefox, both read where they are: the sidebar of the SPX tab knows the VIX chains of the other. */

let firefox: Firefox;
let playground: Playground;
let sidebar: View;
let spx: Page;

beforeAll(async () => {
  playground = await servePlayground();
  firefox = await Firefox.launch({ width: 1600, height: 1200, hosts: ['http://127.0.0.1/*'] });
  sidebar = await firefox.sidebar();
  await sidebar.text();
});
afterAll(async () => {
  await firefox?.close();
  await playground?.close();
});

const shown = async (selector: string) =>
  String(await sidebar.evaluate(`return view.document.querySelector('${selector}')?.textContent ?? ''`));

describe('the hedge in Firefox', () => {
  it('is made of what the other tab has shown', async () => {
    spx = await firefox.page(`${playground.url}?seed=7&expiry=0&tick=0`);
    await spx.bringToFront();
    await until('the reason', async () => (await shown('[data-testid=hedge-refused]')) !== '', {
      timeout: 15_000,
    });
    const vix = await firefox.page(`${playground.url}?seed=7&symbol=VIX`);
    await vix.bringToFront();
    for (const expiry of (await vix.$$('[role=tab]')).slice(0, 12)) {
      await expiry.click();
      await pause(700);
    }
    await spx.bringToFront();
    await until('the layers', async () => (await shown('[data-testid=layers]')) !== '', { timeout: 15_000 });
    expect(await shown('[data-testid=vix-source]')).toMatch(/VIX \d+\.\d\d · \d+ expiries/);
  });

  it('fits the sidebar as Firefox opens it: nothing of the panel is cut', async () => {
    const cut = await sidebar.evaluate(`
      const all = [...view.document.querySelectorAll('html, main, section, table, figure')];
      return all.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map((each) => each.dataset.testid ?? each.className ?? each.localName);`);
    expect(cut).toEqual([]);
    expect(await sidebar.evaluate('return view.innerWidth')).toBeLessThan(300);
  });

  it('is drawn where condor and hedge are even, and the lines follow the slider of VIX', async () => {
    const count = '[data-testid="option-condors"] input';
    const options = await firefox.open('options.html');
    await options.bringToFront();
    await options.waitForSelector(count);
    await options.click(count, { count: 3 });
    await options.keyboard.type('40');
    await options.keyboard.press('Enter');
    await pause(1_000);
    await options.close();
    await spx.bringToFront();
    const slider = `view.document.querySelector('[data-testid=slider-vix]')`;
    await until('the slider of VIX', () => sidebar.evaluate(`return ${slider} !== null`), {
      timeout: 15_000,
    });
    const tied = await until('lines of the pair', () => hedgeInk(spx), { timeout: 15_000 });
    await sidebar.evaluate(`const slider = ${slider}; slider.value = Number(slider.value) + 8;
      slider.dispatchEvent(new view.Event('input', { bubbles: true }));`);
    await until('that VIX is set', async () => (await shown('[data-testid=set-vix]')) !== '');
    await until('other lines', async () => ![tied, ''].includes(await hedgeInk(spx)));
  });

  it('stands beside a P50 that a worker simulates', async () => {
    await sidebar.evaluate(`view.document.querySelector('[data-testid=p50] button').click()`);
    await until('the end', async () => (await shown('[data-testid=p50]')).includes('Again'), {
      timeout: 30_000,
    });
    expect(await shown('[data-testid=p50]')).toMatch(/^P50[\d.]+% ± [\d.]+%/);
  });
});
