import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { press } from '../support/press';
import { until } from '../support/until';

/** An entry rule of one's own, from the settings to the condors of a page, and gone again. */

let chromium: Chromium;
let playground: Playground;
let page: Page;
let panel: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1900, height: 1150, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  page = await chromium.page(`${playground.url}?tick=500&seed=31&expiry=0`);
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the panel', () => panel.$('[data-testid=rule]'));
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

/** The rule that the panel names; empty while it has none to name. */
const chosen = () =>
  panel
    .$eval('[data-testid=rule]', (each) => (each as HTMLSelectElement).selectedOptions[0]?.textContent ?? '')
    .catch(() => '');
/** The widths of both wings of every candidate. */
const widths = () =>
  panel.$$eval('.candidates tbody th', (all) =>
    all.flatMap((each) =>
      (each.textContent ?? '').split('·').map((pair) => {
        const [low = 0, high = 0] = pair.split('/').map((strike) => Number(strike.replace(/\D/g, '')));
        return high - low;
      }),
    ),
  );

describe('a rule of one’s own', () => {
  let options: Page;

  it('is made behind the link in the panel and is there to be chosen at the next reading', async () => {
    await panel.$eval('[data-testid=edit-rules]', (link) => (link as HTMLElement).click());
    const target = await chromium.browser.waitForTarget((each) => each.url().endsWith('/options.html#rules'));
    options = await target.asPage();
    await (await until('the button', () => options.$('[data-testid=new-rule]'))).click();
    await until('the rule', () => options.$('[data-testid=own-rule] [data-testid=limit-widths]'));
    await press(options, '[data-testid=limit-widths]', { count: 3 });
    await options.keyboard.type('20');
    await options.keyboard.press('Enter');
    await until('it is kept', async () =>
      (await options.$eval('.toast', (t) => t.textContent))?.includes('Changed'),
    );
    await page.bringToFront();
    await until('the choice', async () =>
      (
        await panel.$$eval('[data-testid=rule] option', (all) => all.map((each) => each.textContent))
      ).includes('My rule'),
    );
  });

  it('finds condors within its limits, and none beside them', async () => {
    const id = await panel.$$eval(
      '[data-testid=rule] option',
      (all) => (all.at(-1) as HTMLOptionElement).value,
    );
    await panel.select('[data-testid=rule]', id);
    await until('the rule', async () => (await chosen()) === 'My rule');
    await until(
      'its condors',
      async () => (await widths()).length > 0 && (await widths()).every((width) => width === 20),
    );
  });

  it('removed while it is chosen, it leaves the choice to the days, and comes back by undo', async () => {
    await options.bringToFront();
    await press(options, '[aria-label="Remove the rule My rule"]');
    await until('the toast', async () =>
      (await options.$eval('.toast', (t) => t.textContent))?.includes('removed'),
    );
    await page.bringToFront();
    await until('a built-in rule', async () => !['', 'My rule'].includes(await chosen()));
    expect((await widths()).length).toBeGreaterThan(0);
    await options.bringToFront();
    await press(options, '.toast button');
    await page.bringToFront();
    await until('the own rule again', async () => (await chosen()) === 'My rule');
  });

  it('is made of limits changed in the panel by keys alone, chosen at once, and undone', async () => {
    await press(panel, '.part > details > summary');
    await press(panel, '[data-testid=limit-widths]', { count: 3 });
    await panel.keyboard.type('30');
    await panel.keyboard.press('Enter');
    await panel.focus('[data-testid=keep-name]');
    await panel.keyboard.type('My rule');
    await panel.keyboard.press('Enter');
    const said = () => panel.$eval('.keep-said', (each) => each.textContent ?? '');
    await until('the refusal', async () => (await said()).startsWith('Another rule has this name'));
    await panel.keyboard.type(', wide');
    await panel.keyboard.press('Enter');
    await until('the rule', async () => (await chosen()) === 'My rule, wide');
    await until('its condors', async () => (await widths()).every((width) => width === 30));
    await press(panel, '[data-testid=keep-undo]');
    await until('the rule before', async () => (await chosen()) === 'My rule');
    expect(await panel.$eval('[data-testid=keep-name]', (each) => (each as HTMLInputElement).value)).toBe(
      'My rule, wide',
    );
  });
});
