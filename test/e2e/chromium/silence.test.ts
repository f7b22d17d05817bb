import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { pause } from '../support/until';

/** Nothing leaves the browser: a session in which every surface is open and the market ticks. */
describe('silence in Chromium', () => {
  let chromium: Chromium;

  beforeAll(async () => {
    chromium = await Chromium.launch();
  });

  afterAll(() => chromium?.close());

  it('asks nothing of the network from worker, practice chain, panel and popup', async () => {
    const page = await chromium.open('practice.html');
    await chromium.dock();
    await page.bringToFront();
    await pause(2500);
    await chromium.popup(page);
    await chromium.killWorker();
    await pause(1000);
    expect(await chromium.networkUse()).toEqual([]);
  });
});
