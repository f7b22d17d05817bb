import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import type { CalendarDate } from '@/lib/core/unit';
import { Chromium } from '../support/chromium';
import { until } from '../support/until';

/** What a page leaves open is asked, answered with one click, said beside the numbers, and taken back. */

let chromium: Chromium;
let server: Server;
let page: Page;
let panel: Page;

/** The chain of a third Friday, where SPX settles in the morning and SPXW in the evening, and the page says neither. */
function pageOfTheThirdFriday(): string {
  const market = createMarket({ seed: 7, now: instantOf('2026-11-20' as CalendarDate, 14, 31, 5) });
  const listing = market
    .listings('SPX')
    .find(({ root, expiry }) => root === 'SPXW' && expiry === '2026-12-18');
  if (!listing) throw new Error('no third Friday');
  const { rows, spot } = market.chain(listing);
  const cell = (value: number | null) => `<td>${value === null ? '—' : value.toFixed(2)}</td>`;
  const body = rows
    .map(
      ({ strike, call, put }) =>
        `<tr>${cell(call.bid)}${cell(call.ask)}<th>${strike}</th>${cell(put.bid)}${cell(put.ask)}</tr>`,
    )
    .join('');
  return `<!doctype html><meta charset="utf-8"><title>Options</title><h1>SPX ${spot?.toFixed(2)}</h1><h2>Expiring Friday, Dec 18, 2026</h2>
    <button>Refresh</button>
    <table><thead><tr><th colspan="2">Calls</th><th></th><th colspan="2">Puts</th></tr>
    <tr><th>Bid</th><th>Ask</th><th>Strike</th><th>Bid</th><th>Ask</th></tr></thead><tbody>${body}</tbody></table>`;
}

const text = (selector: string) => panel.$eval(selector, (each) => each.textContent ?? '').catch(() => '');

beforeAll(async () => {
  const html = pageOfTheThirdFriday();
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
    await panel.click('[data-testid=question] button:nth-of-type(2)');
    await until('the numbers', async () => (await text('[data-testid=forward]')) !== '');
    expect(await text('h1')).toContain('SPXW');
    expect(await text('.said')).toContain('You said that this is SPXW');
    await panel.click('.said button');
    await until('the question', async () => (await text('[data-testid=question]')) !== '');
    expect(await panel.$('[data-testid=forward]')).toBeNull();
  });
});
