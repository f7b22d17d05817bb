import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox } from '../support/firefox';
import { pause, until } from '../support/until';

/** Nothing leaves the browser: a session in which every surface is open and the market ticks. */
describe('silence in Firefox', () => {
  let firefox: Firefox;

  beforeAll(async () => {
    firefox = await Firefox.launch();
  });

  afterAll(() => firefox?.close());

  it('asks nothing of the network from background, practice chain, sidebar and popup', async () => {
    const page = await firefox.open('practice.html');
    const sidebar = await firefox.sidebar();
    await until('the sidebar', async () => (await sidebar.text()).length > 0);
    await page.bringToFront();
    await pause(2500);
    const popup = await firefox.popup(page);
    await until('the popup', async () => (await popup.text()).length > 0);
    await firefox.killBackground();
    await pause(1000);
    expect(await firefox.networkUse()).toEqual([]);
  });
});
