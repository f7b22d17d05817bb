import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { press } from '../support/press';
import { pageOfTheThirdFriday, plainWording } from '../support/third-friday';
import { until } from '../support/until';

/** What a page leaves open is asked, answered with one click, said beside the numbers, and taken back. */

let chromium: Chromium;
let server: Server;
let page: Page;
let panel: Page;

const text = (selector: string) => panel.$eval(selector, (each) => each.textContent ?? '').catch(() => '');

beforeAll(async () => {
  const html = pageOfTheThirdFriday(plainWording);
  server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  chromium = await Chromium.launch({ width: 1500, height: 1000, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  page = await chromium.page(`http://127.0.0.1:${port}/`);
  panel = await chromium.dock();
  await page.bringToFront();
});
afterAll(async () => {
  await chromium?.close();
  server?.close();
});

describe('a page that does not say whether its options settle in the morning', () => {
  it('is refused with the two that it could be', async () => {
    await until('the question', async () => (await text('[data-testid=question]')) !== '');
    const choices = await panel.$$eval('[data-testid=question] button', (all) =>
      all.map((each) => each.textContent),
    );
    expect(choices).toEqual(['SPX, settled in the morning', 'SPXW, settled at the close']);
    expect(await panel.$('[data-testid=forward]')).toBeNull();
  });

  it('is read after one click, says whose word it was, and is asked again when that is taken back', async () => {
    await press(panel, '[data-testid=question] button:nth-of-type(2)');
    await until('the numbers', async () => (await text('[data-testid=forward]')) !== '');
    expect(await text('h1')).toContain('SPXW');
    expect(await text('.said')).toContain('You said that this is SPXW');
    await press(panel, '.said button');
    await until('the question', async () => (await text('[data-testid=question]')) !== '');
    expect(await panel.$('[data-testid=forward]')).toBeNull();
  });
});
