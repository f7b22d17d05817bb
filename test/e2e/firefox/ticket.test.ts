import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newYorkTime } from '@/lib/core/market/clock';
import { thinkorswim } from '@/lib/core/tickets/thinkorswim';
import type { Instant } from '@/lib/core/unit';
import { type Playground, servePlayground } from '../../playground/serve';
import { Firefox, type View } from '../support/firefox';
import { hijackCopy } from '../support/hijack';
import { until } from '../support/until';

/** From a chain to a ticket on the clipboard in Firefox, on a page that takes every copy for itself. */

let firefox: Firefox;
let playground: Playground;
let page: Page;
let sidebar: View;

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

const shown = async (selector = '[data-testid=ticket-text]') =>
  String(await sidebar.evaluate(`return view.document.querySelector('${selector}')?.textContent ?? ''`));

describe('the ticket in Firefox', () => {
  it('is on the clipboard as it was shown, whatever the page does with copies', async () => {
    page = await firefox.page(`${playground.url}?seed=7&expiry=0`);
    await page.bringToFront();
    await hijackCopy(page);
    await until('the ticket', async () => (await shown()) !== '');
    await sidebar.evaluate(`
      const format = view.document.querySelector('[data-testid=ticket-format]');
      format.value = 'thinkorswim';
      format.dispatchEvent(new view.Event('change', { bubbles: true }));`);
    await until('the order line', async () => (await shown()).startsWith('SELL'));
    await firefox.pressInSidebar(sidebar, '[data-testid=ticket-copy]');
    await until('copied', async () => (await shown('.copied')) !== '');
    const held = await shown();
    const copied = await firefox.clipboard(page);
    expect(copied).toBe(held);
    const today = newYorkTime(Date.now() as Instant).date;
    const order = thinkorswim.parse?.(copied, { today, root: 'SPXW', effect: 'open' });
    expect(order?.ok).toBe(true);
  });

  it('is not copied by a script', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('untouched')).catch(() => undefined);
    const before = await firefox.clipboard(page);
    await sidebar.evaluate(`
      for (let i = 0; i < 1000; i += 1) view.document.querySelector('[data-testid=ticket-copy]').click();`);
    expect(await firefox.clipboard(page)).toBe(before);
  });
});
