import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox, type View } from '../support/firefox';
import { type Host, serve } from '../support/serve';
import { pickerIsOpen, pointAt, pressInPicker, redesigned, rowPointedAt, verdict } from '../support/teach';
import { until } from '../support/until';

/** A page of which no word is known is taught in Firefox, too. */

let firefox: Firefox;
let host: Host;
let page: Page;
let sidebar: View;

beforeAll(async () => {
  host = await serve(redesigned);
  firefox = await Firefox.launch({ width: 1200, height: 900, hosts: ['http://127.0.0.1/*'] });
  sidebar = await firefox.sidebar();
  // Looking into a view opens a tab of its own: before the page that is to be in front.
  await sidebar.text();
  page = await firefox.page(host.url.replace('localhost', '127.0.0.1'));
  await page.bringToFront();
});
afterAll(async () => {
  await firefox?.close();
  await host?.close();
});

const inSidebar = async (selector: string) =>
  String(await sidebar.evaluate(`return view.document.querySelector('${selector}')?.textContent ?? ''`));

describe('in Firefox', () => {
  it('a redesigned page is read after five clicks of which nothing on the page hears', async () => {
    await firefox.clickAction(page);
    await until('the offer', async () => (await inSidebar('[data-testid=teach]')) !== '');
    await firefox.pressInSidebar(sidebar, '[data-testid=teach]');
    await until('the picker', () => pickerIsOpen(page));
    for (const column of [2, 0, 1, 3, 4]) await pointAt(page, column);
    await until('what it reads', async () => (await verdict(page)) !== '');
    expect(await verdict(page)).toBe(await rowPointedAt(page));
    await pressInPicker(page, 'Read it like this');
    await until('the question', async () => (await inSidebar('[data-testid=question]')) !== '');
    expect(await pickerIsOpen(page)).toBe(false);
    expect(await page.evaluate('heard')).toBe(0);
  });
});
