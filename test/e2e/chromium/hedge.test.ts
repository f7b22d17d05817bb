import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { pause, until } from '../support/until';

/** An SPX chain in one tab and VIX chains in another: the panel of the first knows the hedge at real quotes. */

let chromium: Chromium;
let spx: Page;
let panel: Page;

const text = (selector: string) => panel.$eval(selector, (each) => each.textContent ?? '').catch(() => '');
const there = (what: string, selector: string) =>
  until(what, async () => (await text(selector)) !== '', { timeout: 15_000 });

beforeAll(async () => {
  chromium = await Chromium.launch({ width: 1500, height: 1200 });
  await chromium.closePractice();
  spx = await chromium.open('practice.html');
  panel = await chromium.dock();
  await spx.bringToFront();
  await there('the condor', '[data-testid=section-condor]');
});
afterAll(() => chromium?.close());

describe('the hedge of an SPX condor', () => {
  it('without a VIX chain says so, and what to do', async () => {
    await there('the reason', '[data-testid=hedge-refused]');
    expect(await text('[data-testid=hedge-refused]')).toContain('Open a VIX chain in another tab');
  });

  it('from a typed level is called modelled, and can be taken back', async () => {
    await panel.click('[data-testid=hedge-typed]');
    await panel.keyboard.type('18');
    await panel.keyboard.press('Enter');
    await there('the layers', '[data-testid=layers]');
    expect(await text('[data-testid=vix-source]')).toContain('modelled');
    await panel.click('[data-testid=vix-source] button');
    await there('the reason again', '[data-testid=hedge-refused]');
  });

  it('knows the chains that another tab has shown, with their age', async () => {
    const vix = await chromium.open('practice.html?symbol=VIX');
    await vix.bringToFront();
    const expiries = await vix.$$('.ng-page [role=tab]');
    for (const expiry of expiries.slice(0, 12)) {
      await expiry.click();
      await pause(700);
    }
    await spx.bringToFront();
    await there('the layers', '[data-testid=layers]');
    const source = await text('[data-testid=vix-source]');
    expect(source).toMatch(/VIX \d+\.\d\d · \d+ expiries · .* ago/);
    expect(source).not.toContain('modelled');
    const layers = await panel.$$eval('[data-testid=layers] li', (all) =>
      all.map((each) => each.textContent ?? ''),
    );
    expect(layers.length).toBe(3);
    expect(layers.filter((words) => /VIXW? .* C/.test(words)).length).toBeGreaterThan(0);
    // Both sides in one row: what it costs where it is not needed, beside what it gives.
    expect(await text('.hedge-table')).toMatch(/Bleed.*Call side.*At −2 %.*Debit/);
  });
});
