import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { press } from '../support/press';
import { until } from '../support/until';

/** The settings as a person changes them: every change is kept, said, and can be taken back. */

let chromium: Chromium;
let page: Page;
let folder: string;

const field = (id: string) => `[data-testid="option-${id}"]`;
const value = (id: string) =>
  page.$eval(`${field(id)} :is(input, select)`, (each) => (each as HTMLInputElement).value);
const pressNamed = (label: string) =>
  page.evaluate((wanted) => {
    const all = [...document.querySelectorAll('button')];
    all.find((each) => each.textContent?.trim() === wanted)?.click();
  }, label);
const text = (selector: string) => page.$eval(selector, (each) => each.textContent ?? '').catch(() => '');

const summary = (wanted: RegExp) =>
  page
    .$$eval('[data-testid=own-rule] summary', (all) => all.map((each) => each.textContent ?? ''))
    .then((all) => all.some((each) => wanted.test(each)));

async function type(id: string, typed: string): Promise<void> {
  await press(page, `${field(id)} input`, { count: 3 });
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wingspan-options-'));
  chromium = await Chromium.launch();
  await chromium.closePractice();
  page = await chromium.open('options.html');
  await page.waitForSelector(field('rate'));
});
afterAll(async () => {
  await chromium.close();
  await rm(folder, { recursive: true });
});

describe('the settings', () => {
  it('keep a change, survive a reload, and take it back', async () => {
    await type('rate', '3.5');
    await until('the toast', async () => (await text('.toast')).includes('Changed'));
    await page.reload();
    await page.waitForSelector(field('rate'));
    expect(await value('rate')).toBe('3.5');
    await type('fee', '0.65');
    await until('the toast', async () => (await text('.toast')).includes('Changed'));
    await pressNamed('Undo');
    await until('the fee of before', async () => (await value('fee')) === '1');
    expect(await value('rate')).toBe('3.5');
    await press(page, `${field('rate')} button`);
    await until('the rate of the start', async () => (await value('rate')) === '4');
  });

  it.each(['', 'abc', '1e9', '-7', '600'])(
    'refuse “%s” as a rate, keep what was typed and lose nothing',
    async (typed) => {
      await type('rate', typed || ' ');
      await until('the sentence', async () =>
        (await text(`${field('rate')} [role=alert]`)).includes('-5 to 50'),
      );
      expect((await value('rate')).trim()).toBe(typed);
      await page.keyboard.press('Escape');
      await until('the kept rate', async () => (await value('rate')) === '4');
    },
  );

  it('are found by their words', async () => {
    await page.type('input[type=search]', 'volat forecast');
    await until('one field', async () => (await page.$$('.field')).length === 1);
    expect(await page.$(field('forecast'))).not.toBeNull();
    await press(page, 'input[type=search]', { count: 3 });
    await page.keyboard.type('zebra');
    await until('the sentence', async () => (await text('.options > .aside')).includes('zebra'));
    await press(page, 'input[type=search]', { count: 3 });
    await page.keyboard.press('Backspace');
  });

  it('go out to a file and come back after a look; a bad file changes nothing', async () => {
    await page.evaluate(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        void (blob as Blob).text().then((saved) => {
          document.body.dataset['saved'] = saved;
        });
        return make(blob);
      };
    });
    await type('fee', '0.65');
    await until('the toast', async () => (await text('.toast')).includes('Changed'));
    await pressNamed('Save settings to a file');
    const saved = await until('the file', () => page.$eval('body', (body) => body.dataset['saved']));
    const good = path.join(folder, 'good.json');
    await writeFile(good, saved);
    expect(JSON.parse(await readFile(good, 'utf8')).settings.condors.fee).toBe(0.65);
    await type('fee', '2');
    const chooser = await page.$('[data-testid=import]');
    await (chooser as never as { uploadFile(file: string): Promise<void> }).uploadFile(good);
    await until('the preview', async () => (await text('[data-testid=import-preview]')).includes('0.65'));
    expect(await value('fee')).toBe('2');
    await pressNamed('Take it over');
    await until('the fee of the file', async () => (await value('fee')) === '0.65');
    for (const [name, content, sentence] of [
      ['text.json', 'hello', 'does not hold settings'],
      ['bad.json', saved.replace('0.65', '1e12'), 'condors.fee'],
    ] as const) {
      const bad = path.join(folder, name);
      await writeFile(bad, content);
      await (chooser as never as { uploadFile(file: string): Promise<void> }).uploadFile(bad);
      await until('the reason', async () => (await text('[data-testid=notice]')).includes(sentence));
      expect(await value('fee')).toBe('0.65');
    }
  });

  it('hold entry rules of one’s own: copied, named, changed, and back after a removal', async () => {
    const own = () => page.$$eval('[data-testid=own-rule] summary b', (all) => all.map((b) => b.textContent));
    await press(page, '[aria-label^="Duplicate the rule Classic"]');
    await until('the copy', async () => (await own()).length === 1);
    // The name of what was just made is selected: typing replaces it.
    await page.keyboard.type('Calm week');
    await page.keyboard.press('Enter');
    await until('its name', async () => (await own())[0] === 'Calm week');
    await page.type('[data-testid=rule-days-low]', '1');
    await page.keyboard.press('Tab');
    await until('one day', () => summary(/^Calm week days left: 1 /));
    await press(page, '[data-testid=own-rule] [data-testid=limit-credit-low]');
    await page.keyboard.type('0,4');
    await page.keyboard.press('Enter');
    await press(page, '[aria-label="Duplicate the rule Calm week"]');
    await until('another', async () => (await own()).join() === 'Calm week,Calm week 2');
    await page.keyboard.type('Calm week');
    await page.keyboard.press('Enter');
    await until('the reason', async () =>
      (await page.$$eval('.rule .wrong', (all) => all.map((p) => p.textContent).join(''))).includes(
        'this name',
      ),
    );
    expect(await own()).toEqual(['Calm week', 'Calm week 2']);
    await press(page, '[data-testid=own-rule] summary');
    await press(page, '[aria-label="Remove the rule Calm week"]');
    await until('one less', async () => (await own()).join() === 'Calm week 2');
    await pressNamed('Undo');
    await until('both again', async () => (await own()).length === 2);
    await page.reload();
    await page.waitForSelector('[data-testid=own-rule]');
    expect(
      await page.$eval('[data-testid=limit-credit-low]', (each) => (each as HTMLInputElement).value),
    ).toBe('0.4');
    expect(
      await page.$$eval(`${field('preset')} option`, (all) => all.map((each) => each.textContent)),
    ).toContain('Calm week 2');
  });

  it('list the keys, every one of which the browser has let us have', async () => {
    const keys = await page.$$eval('[data-testid=shortcuts] kbd', (all) =>
      all.map((each) => each.textContent),
    );
    expect(new Set(keys).size).toBe(4);
  });

  it('delete everything only on a second click, and even that can be undone', async () => {
    await press(page, '[data-testid=erase]');
    expect(await value('fee')).toBe('0.65');
    await press(page, '[data-testid=erase]');
    await until('the toast', async () => (await text('.toast')).includes('deleted'));
    expect(await value('fee')).toBe('1');
    const left = () =>
      page.evaluate(() =>
        (
          globalThis as unknown as { chrome: { storage: { local: { get(keys: null): Promise<object> } } } }
        ).chrome.storage.local
          .get(null)
          .then((all) => Object.keys(all).length),
      );
    expect(await left()).toBe(0);
    await pressNamed('Undo');
    await until('the fee of before', async () => (await value('fee')) === '0.65');
    expect(await left()).toBeGreaterThan(0);
  });

  it('dress every page of ours in the theme at once', async () => {
    const popup = await chromium.open('popup.html');
    await page.bringToFront();
    await page.select(`${field('theme')} select`, 'dark');
    await until('the dark page', () =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor === 'rgb(20, 23, 28)'),
    );
    await popup.reload();
    await until('the dark popup', () =>
      popup.evaluate(() => getComputedStyle(document.body).backgroundColor === 'rgb(20, 23, 28)'),
    );
  });
});
