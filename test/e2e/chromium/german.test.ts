import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { until } from '../support/until';

/** A browser in German: the words, and the numbers as Germans write them. */

let chromium: Chromium;
let panel: Page;
const before = process.env['LANGUAGE'];

beforeAll(async () => {
  // On Linux the browser takes its language from the environment.
  process.env['LANGUAGE'] = 'de';
  chromium = await Chromium.launch({ width: 1500, height: 1000, args: ['--lang=de'] });
  await chromium.closePractice();
  const page = await chromium.open('practice.html');
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the condor', () => panel.$('[data-testid=section-condor]'));
});
afterAll(async () => {
  if (before === undefined) delete process.env['LANGUAGE'];
  else process.env['LANGUAGE'] = before;
  await chromium?.close();
});

describe('the panel in German', () => {
  it('speaks German, writes numbers so, and says which language it is', async () => {
    const text = await panel.evaluate(() => document.body.innerText);
    for (const word of ['Höchster Verlust', 'Gewinnschwelle', 'Was wäre wenn', 'Kopieren'])
      expect(text).toContain(word);
    expect(await panel.$eval('[data-testid=forward]', (each) => each.textContent)).toMatch(/\d\.\d{3},\d\d/);
    expect(await panel.evaluate(() => document.documentElement.lang)).toBe('de');
  });

  it.each([320, 420])('fits %i pixels', async (width) => {
    await panel.setViewport({ width, height: 900 });
    // Plots are drawn anew once they have learned their width.
    const fits = () => panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    await until('a panel that fits', fits);
  });
});
