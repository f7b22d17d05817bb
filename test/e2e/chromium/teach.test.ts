import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { press } from '../support/press';
import { type Host, serve } from '../support/serve';
import { pickerIsOpen, pointAt, pressInPicker, redesigned, rowPointedAt, verdict } from '../support/teach';
import { pageOfTheThirdFriday, plainWording } from '../support/third-friday';
import { until } from '../support/until';

/** A broker redesigns its page; a person points at a few cells; it works again, is remembered, and can be sent on. */

let chromium: Chromium;
let host: Host;
let page: Page;
let panel: Page;
let popup: Page;
const answers: Record<string, string> = { '/chain': pageOfTheThirdFriday(plainWording) };

const text = (selector: string) => panel.$eval(selector, (each) => each.textContent ?? '').catch(() => '');

beforeAll(async () => {
  host = await serve(answers);
  chromium = await Chromium.launch({ width: 1200, height: 900, hosts: ['http://localhost/*'] });
  await chromium.closePractice();
  page = await chromium.page(`${host.origin}/chain`);
  panel = await chromium.dock();
  await page.bringToFront();
});
afterAll(async () => {
  await chromium?.close();
  await host?.close();
});

describe('a broker that redesigns its page', () => {
  it('was read before, and is refused with a reason and a way out', async () => {
    await until('the question', async () => (await text('[data-testid=question]')) !== '');
    answers['/chain'] = redesigned;
    await page.reload();
    // No word on it is known: it is the person who says that there is a chain.
    popup = await chromium.popup(page);
    await until('the offer', async () => (await text('[data-testid=teach]')) !== '');
    expect(await text('[data-testid=notice]')).toContain('No option chain was found');
    expect(await panel.$('[data-testid=forward]')).toBeNull();
  });

  it('is read again after five clicks of which nothing on the page hears', async () => {
    await press(popup, '[data-testid=teach]');
    await until('the picker', () => pickerIsOpen(page));
    for (const column of [2, 0, 1, 3]) await pointAt(page, column);
    expect(await verdict(page)).toBe('');
    await pointAt(page, 4);
    await until('what it reads', async () => (await verdict(page)) !== '');
    expect(await verdict(page)).toBe(await rowPointedAt(page));
    await pressInPicker(page, 'Read it like this');
    await until('the question', async () => (await text('[data-testid=question]')) !== '');
    expect(await pickerIsOpen(page)).toBe(false);
    expect(await page.evaluate('heard')).toBe(0);
    await press(panel, '[data-testid=question] button:nth-of-type(2)');
    await until('the numbers', async () => (await text('[data-testid=forward]')) !== '');
  });

  it('is remembered', async () => {
    await page.reload();
    await until('the question', async () => (await text('[data-testid=question]')) !== '');
    await press(panel, '[data-testid=question] button:nth-of-type(2)');
    await until('the numbers', async () => (await text('[data-testid=forward]')) !== '');
  });

  it('can be sent on as a line of text, forgotten, and taught by that line alone', async () => {
    const options = await chromium.open('options.html');
    await options.bringToFront();
    await options.waitForSelector('[data-testid=taught] li');
    await press(options, '[data-testid=taught] li button:nth-of-type(1)');
    await until('a copy', async () => (await chromium.clipboard(page)).startsWith('wingspan-recipe-1 '));
    const line = await chromium.clipboard(page);
    await options.bringToFront();
    expect(line).toContain(' http://localhost {');
    expect(line).not.toContain('\n');
    // What was taught holds no quote of the page.
    expect(line).not.toMatch(/\d+\.\d/);
    await press(options, '[data-testid=taught] li button:nth-of-type(2)');
    await until('nothing', async () => (await options.$('[data-testid=taught] li')) === null);
    await page.bringToFront();
    await until('the refusal', async () => (await text('[data-testid=teach]')) !== '');

    await options.bringToFront();
    await options.type('[data-testid=recipe-line]', line.slice(0, -9));
    await options.keyboard.press('Enter');
    expect(await options.$eval('#recipe-refused', (each) => each.textContent)).toContain('not a line');
    await options.type('[data-testid=recipe-line]', line.slice(-9));
    await options.keyboard.press('Enter');
    await options.waitForSelector('[data-testid=taught] li');
    await page.bringToFront();
    await until('the numbers', async () => (await text('[data-testid=forward]')) !== '');
    await options.close();
  });

  it('leaves no trace when the person changes their mind', async () => {
    answers['/chain'] = redesigned.replaceAll('You pay', 'They ask');
    await page.reload();
    popup = await chromium.popup(page);
    await popup.waitForSelector('[data-testid=teach]');
    const before = await page.evaluate('document.documentElement.outerHTML');
    await press(popup, '[data-testid=teach]');
    await until('the picker', () => pickerIsOpen(page));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await until('nothing', async () => !(await pickerIsOpen(page)));
    expect(await page.evaluate('document.documentElement.outerHTML')).toBe(before);
    expect(await page.evaluate('heard')).toBe(0);
  });
});
