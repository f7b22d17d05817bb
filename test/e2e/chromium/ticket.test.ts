import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newYorkTime } from '@/lib/core/market/clock';
import { thinkorswim } from '@/lib/core/tickets/thinkorswim';
import type { Instant } from '@/lib/core/unit';
import { Chromium } from '../support/chromium';
import { figure } from '../support/figures';
import { hijackCopy } from '../support/hijack';
import { pasted } from '../support/paste';
import { press } from '../support/press';
import { serve } from '../support/serve';
import { pause, until } from '../support/until';

/** From a fresh profile to a ticket in somebody's order field: what is pasted is what was shown. */

let chromium: Chromium;
let practice: Page;
let panel: Page;

const text = (selector: string) => panel.$eval(selector, (each) => each.textContent ?? '').catch(() => '');

beforeAll(async () => {
  chromium = await Chromium.launch({ width: 1500, height: 1000, hosts: ['http://localhost/*'] });
});
afterAll(() => chromium?.close());

const panelSays = () => text('main');

/** What speaks against a ticket takes a second click. */
async function copyAnyway(): Promise<void> {
  await press(panel, '[data-testid=ticket-copy]');
  await pause(200);
  if ((await text('.copied')) === '') await press(panel, '[data-testid=ticket-copy]');
  await until('copied', async () => (await text('.copied')) !== '');
}

describe('the ticket', () => {
  it('of the practice chain is there within a second of the page', async () => {
    const target = await chromium.browser.waitForTarget((each) => each.url().includes('/practice.html'));
    practice = await target.asPage();
    panel = await chromium.dock();
    await practice.bringToFront();
    await until('the ticket', async () => (await text('[data-testid=ticket-text]')) !== '');
    const fresh = await chromium.open('practice.html');
    await fresh.bringToFront();
    const start = Date.now();
    await until('the ticket of another page', async () => (await text('[data-testid=ticket-text]')) !== '');
    await figure('fresh practice page to a ticket in the panel', Date.now() - start, 'ms');
    await fresh.close();
    await practice.bringToFront();
    await until('the first page again', async () => (await text('[data-testid=ticket-text]')) !== '');
  });

  it('is pasted as it was shown, and says the condor that was shown', async () => {
    await panel.select('[data-testid=ticket-format]', 'thinkorswim');
    await until('the order line', async () => (await text('[data-testid=ticket-text]')).startsWith('SELL'));
    await panel.bringToFront();
    const { shown, legs } = await panel.evaluate(() => ({
      shown: document.querySelector('[data-testid=ticket-text]')?.textContent ?? '',
      legs: [...document.querySelectorAll('.legs output')].map((each) =>
        Number(each.textContent?.replace(',', '')),
      ),
    }));
    await press(panel, '[data-testid=ticket-copy]');
    await until('copied', async () => (await text('.copied')) !== '');
    // A tick between the look and the click would change both: what is pasted is one of the two that were shown.
    const after = await text('[data-testid=ticket-text]');
    expect([shown, after]).toContain(await pasted(chromium));
    const order = thinkorswim.parse?.(shown, {
      today: newYorkTime(Date.now() as Instant).date,
      root: 'SPXW',
      effect: 'open',
    });
    if (!order?.ok) throw new Error(order?.error.code);
    const strikes = order.value.legs.map(({ strike }) => strike);
    expect(strikes).toEqual(legs.reverse());
  });

  it('in the popup asks for the limit that was set in the panel', async () => {
    await practice.bringToFront();
    await until('the ticket', () => panel.$('[data-testid=ticket-copy]'));
    await press(panel, '[aria-label="Limit one tick higher"]');
    await press(panel, '[aria-label="Limit one tick higher"]');
    // The limit makes the condor the user's own: no tick changes either from here on.
    await until('the condor kept to', async () => (await panelSays()).includes('Your own strikes'));
    const limit = Number(await text('[data-testid=ticket-limit]'));
    const popup = await chromium.popup(practice);
    const written = () =>
      popup.$eval('[data-testid=ticket-text]', (each) => each.textContent ?? '').catch(() => '');
    const limitIn = (line: string) => Number(/@(-?\d*\.\d+)/.exec(line)?.[1]);
    await until('the limit in the popup', async () => limitIn(await written()) === limit);
    expect(await popup.$eval('[data-testid=current-ticket]', (each) => each.textContent)).toContain(
      `With the limit set in the panel, ${limit.toFixed(2)} credit`,
    );
    for (const each of ['first', 'sure']) {
      if ((await popup.$eval('.copied', (said) => said.textContent)) !== '') break;
      await press(popup, '[data-testid=ticket-copy]');
      await pause(each === 'first' ? 300 : 0);
    }
    await until('copied', () => popup.$eval('.copied', (said) => said.textContent !== ''));
    const held = await written();
    expect(limitIn(held)).toBe(limit);
    expect(await pasted(chromium)).toBe(held);
    await popup.close().catch(() => undefined);
    await practice.bringToFront();
    await until('the panel again', () => panel.$('[data-testid=ticket-copy]'));
    expect(Number(await text('[data-testid=ticket-limit]'))).toBe(limit);
  });

  it('is copied as shown beside a page whose policy forbids the clipboard', async () => {
    const table = await practice.$eval('table', (each) => each.outerHTML);
    const host = await serve({
      body: `<!doctype html><html lang="en"><title>chain</title><body>${table}`,
      headers: { 'permissions-policy': 'clipboard-read=(), clipboard-write=()' },
    });
    const page = await chromium.page(host.url);
    await page.bringToFront();
    await press(page, 'body');
    const refused = () => navigator.clipboard.writeText('EVIL').catch((error: Error) => error.name);
    expect(await page.evaluate(refused)).toBe('NotAllowedError');
    await until('the chain of that page', async () => (await panelSays()).includes('localhost'));
    await until('the ticket', () => panel.$('[data-testid=ticket-copy]'));
    await copyAnyway();
    const held = await text('[data-testid=ticket-text]');
    expect(await pasted(chromium)).toBe(held);
    await page.close();
    await host.close();
  });

  it('moves no finger for a thousand synthetic clicks', async () => {
    await practice.bringToFront();
    await until('the ticket', () => panel.$('[data-testid=ticket-copy]'));
    await panel.bringToFront();
    await panel.evaluate(async () => navigator.clipboard.writeText('untouched'));
    await panel.evaluate(() => {
      const button = document.querySelector('[data-testid=ticket-copy]') as HTMLElement;
      for (let i = 0; i < 1_000; i += 1) button.click();
    });
    expect(await pasted(chromium)).toBe('untouched');
  });

  it('is on the clipboard as it was shown on a page that takes every copy for itself', async () => {
    await practice.bringToFront();
    await hijackCopy(practice);
    await until('the ticket', () => panel.$('[data-testid=ticket-copy]'));
    await press(panel, '[data-testid=ticket-copy]');
    await until('copied', async () => (await text('.copied')) !== '');
    // What was copied stands still while the chain ticks on.
    const held = await text('[data-testid=ticket-text]');
    expect(await pasted(chromium)).toBe(held);
  });

  it('asks twice once its quotes are old', async () => {
    await panel.bringToFront();
    // The page's own clock stands still behind the panel; the panel's is put ahead.
    await panel.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 120_000;
    });
    await until('the doubt', async () => (await text('[data-testid=ticket-reasons]')).includes('old'));
    await panel.evaluate(async () => navigator.clipboard.writeText('untouched'));
    await until('nothing copied any more', async () => (await text('.copied')) === '');
    await press(panel, '[data-testid=ticket-copy]');
    await until('the question', async () => (await text('[data-testid=ticket-copy]')) === 'Copy anyway');
    expect(await panel.evaluate(() => document.querySelector('.copied')?.textContent)).toBe('');
    await press(panel, '[data-testid=ticket-copy]');
    await until('copied', async () => (await text('.copied')) !== '');
    const held = await text('[data-testid=ticket-text]');
    expect(await pasted(chromium)).toBe(held);
  });

  it('is there by hand where the browser forbids the clipboard', async () => {
    await panel.reload();
    await practice.bringToFront();
    await until('the ticket', () => panel.$('[data-testid=ticket-copy]'));
    await panel.bringToFront();
    // No switch that a test can reach takes the clipboard from a page of the extension.
    await panel.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await press(panel, '[data-testid=ticket-copy]');
    await until('the field', () => panel.$('.by-hand textarea'));
    const selected = () =>
      panel.$eval('.by-hand textarea', (field) => {
        const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
        return value.slice(selectionStart, selectionEnd);
      });
    await until('the text selected', async () => (await selected()).includes('CONDOR'));
  });
});
