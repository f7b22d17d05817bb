import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { seenOn, shown } from '../support/chain';
import { Chromium } from '../support/chromium';
import { shadowTrees } from '../support/closed-shadow';
import { agrees, chip, forwardOf, overlays } from '../support/overlay';
import { type Answer, type Host, serve } from '../support/serve';
import { pause, until } from '../support/until';

/** Pages and storage as they should not be: every time the right number or none, and the reason in words. */

let chromium: Chromium;
let playground: Playground;
let table: string;
let host: Host | undefined;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({
    width: 1600,
    height: 1000,
    hosts: ['http://localhost/*', 'http://127.0.0.1/*'],
  });
  await chromium.closePractice();
  const page = await chromium.page(`${playground.url}?tick=0&seed=8&expiry=1`);
  table = await page.$eval('table', (each) => each.outerHTML);
  await page.close();
});
afterAll(async () => {
  await host?.close();
  await chromium?.close();
  await playground?.close();
});

/** Opens a page that is served just for this. */
async function pageOf(answer: Answer): Promise<Page> {
  await host?.close();
  host = await serve(answer);
  const page = await chromium.page(host.url);
  await page.bringToFront();
  return page;
}

const pageWith = (body: string, head = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>chain</title>${head}<body style="margin:0">${body}`;

/** What the popup says to a page, from the click that opens it. */
async function popupSays(page: Page, words: string): Promise<void> {
  const popup = await chromium.popup(page);
  await until(`the popup to say “${words}”`, () =>
    popup.$eval('main', (main, part) => main.textContent?.includes(part) ?? false, words).catch(() => false),
  );
  expect(await shown(popup, 'forward')).toBe('');
  await popup.close();
}

/** The straddle on the chip is one that stands on the page. */
async function isRight(page: Page): Promise<boolean> {
  const [words, { straddles }] = [await chip(page), await seenOn(page)];
  return straddles.some((straddle) => words.includes(`${straddle} straddle`));
}

describe('a page', () => {
  it('without a chain stays as it is; the popup says so', async () => {
    const page = await pageOf(pageWith('<h1>News</h1><table><tr><th>Team<td>3</table>'));
    await popupSays(page, 'No option chain was found');
    expect(await overlays(page)).toEqual([]);
    await page.close();
  });

  it('with a head and no rows gives no number', async () => {
    const page = await pageOf(pageWith(table.replace(/<tbody>.*<\/tbody>/s, '<tbody></tbody>')));
    await popupSays(page, 'has no rows');
    expect(forwardOf(await chip(page))).toBeNaN();
    await page.close();
  });

  it('that stops within a row gives no number', async () => {
    const rows = table.split('</tr>');
    const half = Math.floor(rows.length / 2);
    const cut = `${rows[half]?.split('</td>').slice(0, -3).join('</td>')}</td>`;
    const page = await pageOf(
      pageWith(`${[...rows.slice(0, half), cut].join('</tr>')}</tr></tbody></table>`),
    );
    await popupSays(page, 'stops in the middle');
    expect(forwardOf(await chip(page))).toBeNaN();
    await page.close();
  });

  it.each<[string, Record<string, string>]>([
    ['that forbids everything', { 'content-security-policy': "default-src 'none'" }],
    [
      'that wants trusted types',
      {
        'content-security-policy':
          "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    ],
    [
      'that is isolated from others',
      { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
    ],
    ['in a sandbox', { 'content-security-policy': 'sandbox' }],
  ])('%s is drawn on all the same', async (_, headers) => {
    const page = await pageOf({ body: pageWith(table), headers });
    await until('the right chip', () => isRight(page));
    const [tree] = await overlays(page);
    const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(tree?.host.rect).toEqual({ x: 0, y: 0, width, height });
    await page.close();
  });
});

describe('a style of the page', () => {
  it.each([
    ['filters all', 'html{filter:grayscale(1) opacity(.99)}'],
    ['transforms all', 'html{transform:scale(.9) rotate(1deg);perspective:100px}'],
    ['unsets all', '*{all:unset!important}'],
    ['covers all', 'body::after{content:"";position:fixed;inset:0;z-index:2147483647;background:#fff}'],
    [
      'aims at us',
      'html>div,[popover]{display:none!important;opacity:0!important;pointer-events:auto!important}',
    ],
    [
      'animates all',
      '*{animation:spin .1s infinite!important}@keyframes spin{to{transform:rotate(1turn);opacity:0}}',
    ],
    ['shrinks the root', 'html{font-size:62.5%;zoom:.8;direction:rtl}'],
  ])('that %s: our drawing is right or absent, and takes no click', async (_, css) => {
    const page = await pageOf(pageWith(table, `<style>${css}</style>`));
    const bare = await page.$eval('table', (each) => each.outerHTML);
    const words = await until('the chip', async () => (await chip(page)) || null, { timeout: 15_000 });
    const { straddles } = await seenOn(page);
    expect(straddles.some((straddle) => words.includes(`${straddle} straddle`))).toBe(true);
    const [tree] = await overlays(page);
    const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(tree?.host.rect).toEqual({ x: 0, y: 0, width, height });
    const hit = await page.evaluate(
      () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.matches('[popover]') ?? false,
    );
    expect(hit).toBe(false);
    expect(await page.$eval('table', (each) => each.outerHTML)).toBe(bare);
    await page.close();
  });
});

describe('a style that hides the chain', () => {
  it('leaves nothing to read, and nothing is drawn', async () => {
    const page = await pageOf(pageWith(table, '<style>body *{display:none!important}</style>'));
    await popupSays(page, 'No option chain was found');
    expect(await overlays(page)).toEqual([]);
    await page.close();
  });
});

describe('a page that fights', () => {
  it('and removes us every frame has won within two seconds, and runs on', async () => {
    const fight = `<script>
      window.added = [];
      window.framesSeen = 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) if (node.popover) added.push(performance.now());
      }).observe(document.documentElement, { childList: true });
      (function frame() {
        framesSeen += 1;
        for (const each of document.querySelectorAll('html > [popover]')) each.remove();
        requestAnimationFrame(frame);
      })();
    </script>`;
    const page = await pageOf(pageWith(table, fight));
    type Fight = { added: number[]; framesSeen: number };
    const state = () =>
      page.evaluate(() => {
        const { added, framesSeen } = window as unknown as Fight;
        return { added, frames: framesSeen };
      });
    await until('the first round', async () => (await state()).added.length > 0);
    await pause(2_500);
    const { added, frames } = await state();
    await pause(1_500);
    const later = await state();
    expect(later.added).toEqual(added);
    // Nothing is drawn, but the icon says so while the numbers go on in the panel.
    const [badge, title] = (await chromium.inWorker(`(async () => {
      const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })];
    })()`)) as string[];
    expect(badge).toBe('!');
    expect(title).toContain('keeps removing the drawing');
    expect(added.length).toBeLessThan(10);
    expect((added.at(-1) ?? 0) - (added[0] ?? 0)).toBeLessThan(2_000);
    expect(later.frames - frames).toBeGreaterThan(20);
    expect(await shadowTrees(page)).toEqual([]);
    await page.close();
  });
});

describe('storage', () => {
  let page: Page;
  beforeAll(async () => {
    page = await chromium.page(`${playground.url}?tick=0&seed=9&expiry=1`);
    await page.bringToFront();
    await until('the chip', () => isRight(page));
  });

  it.each([
    ['the main switch', '.popup > .switch input', true],
    ['the pause of a site', 'fieldset .switch:last-of-type input', false],
  ])('that is full: %s says so and shows what holds', async (_, selector, holds) => {
    await chromium.inWorker(`
      chrome.storage.local.realSet ??= chrome.storage.local.set;
      chrome.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));`);
    const popup = await chromium.popup(page);
    const box = await until('the switch', () => popup.$(selector));
    await box.click();
    await until('the sentence', () =>
      popup
        .$eval('[data-testid=notice]', (notice) => notice.textContent?.includes('storage is full'))
        .catch(() => false),
    );
    const checked = () => popup.$eval(selector, (each) => (each as HTMLInputElement).checked);
    expect(await checked()).toBe(holds);
    expect(await isRight(page)).toBe(true);

    await chromium.inWorker('chrome.storage.local.set = chrome.storage.local.realSet');
    await (await popup.$(selector))?.click();
    await until('the switch to hold', async () => (await checked()) === !holds);
    await until('the overlay to leave', async () => (await overlays(page)).length === 0);
    await (await popup.$(selector))?.click();
    await until('the switch back', async () => (await checked()) === holds);
    await until('the chip again', () => isRight(page));
    await popup.close();
  });

  it.each([
    ['the older of two records', 1, 'uses the other'],
    ['everything', 2, 'its defaults'],
  ] as const)('with %s damaged is told in popup and panel, and nothing stops', async (_, count, words) => {
    await chromium.inWorker(`(async () => {
      const stored = Object.entries(await chrome.storage.local.get(['settings.a', 'settings.b']));
      stored.sort(([, one], [, other]) => one.generation - other.generation);
      for (const [key, record] of stored.slice(0, ${count}))
        await chrome.storage.local.set({ [key]: { ...record, body: record.body.slice(0, -1) } });
    })()`);
    const popup = await chromium.popup(page);
    await until('the popup’s notice', () =>
      popup
        .$eval('[data-testid=notice]', (n, part) => n.textContent?.includes(part), words)
        .catch(() => false),
    );
    await until('the popup’s numbers', async () => (await shown(popup, 'forward')) !== '');
    await popup.close();
    const panel = await chromium.dock();
    await page.bringToFront();
    await until('the panel’s notice', () =>
      panel
        .$eval('[data-testid=notice]', (n, part) => n.textContent?.includes(part), words)
        .catch(() => false),
    );
    await page.evaluate(() => window.practice.tick(30));
    await until('the panel’s numbers', () => agrees(page, panel));
    await panel.close();
  });
});
