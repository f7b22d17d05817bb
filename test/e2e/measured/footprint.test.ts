import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { findByTestId, shadowTrees } from '../support/closed-shadow';
import { figure } from '../support/figures';
import { ordinaryPage } from '../support/ordinary-page';
import { agrees, chip, overlays } from '../support/overlay';
import { type Host, serve } from '../support/serve';
import { costOf } from '../support/trace';
import { pause, until } from '../support/until';

/** What Wingspan costs a page and its user: nothing to the network, nothing to the layout, next to nothing in time. */

declare global {
  interface Window {
    /** What the page saw clicked by a person. */
    clicked: string[];
  }
}

let chromium: Chromium;
let playground: Playground;
let ordinary: Host;
const html = ordinaryPage();

beforeAll(async () => {
  playground = await servePlayground();
  ordinary = await serve(html);
  chromium = await Chromium.launch({
    width: 1600,
    height: 1000,
    hosts: ['http://localhost/*'],
  });
  await chromium.closePractice();
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
  await ordinary?.close();
});

const tick = (page: Page) => page.evaluate(() => window.practice.tick(30));

/** Where every element of a page is, in its order. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.localName} ${x} ${y} ${width} ${height}`;
    }),
  );

describe('on a page without a chain', () => {
  it('leaves no trace, and costs a few milliseconds', async () => {
    const page = await chromium.page();
    await page.bringToFront();
    let tree = '';
    const cost = await costOf(page, chromium.origin, async () => {
      await page.goto(ordinary.url);
      tree = await page.evaluate(() => document.documentElement.outerHTML);
      // The page goes on changing, as pages do; the detector looks at most once a second.
      for (let change = 0; change < 25; change += 1) {
        await page.evaluate((now) => {
          const clock = document.getElementById('clock');
          if (clock?.firstChild) clock.firstChild.nodeValue = String(now);
        }, change);
        await pause(100);
      }
    });
    expect(await page.$$eval('*', (all) => all.length)).toBeGreaterThan(4_000);
    expect(await shadowTrees(page)).toEqual([]);
    const changed = await page.evaluate(() => document.documentElement.outerHTML);
    expect(changed).toBe(tree.replace('id="clock">0', 'id="clock">24'));
    expect(cost.longTasks).toBe(0);
    expect(cost.total).toBeGreaterThan(0);
    await figure(
      'detector on an ordinary page of 4 900 elements, loading and 2.5 s of changes',
      cost.total,
      'ms',
    );
    await page.close();
  });
});

describe('on a page with a chain', () => {
  let page: Page;
  // A clock that only the ticks move: two pages of one address go through the same quotes.
  const address = () => `${playground.url}?tick=0&seed=4&expiry=1&now=${start}`;
  const start = Date.now();

  const tenTicks = async () => {
    for (let i = 0; i < 10; i += 1) {
      await page.evaluate(() => {
        window.practice.tick(30);
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        return frame().then(frame);
      });
    }
  };

  it('moves nothing', async () => {
    page = await chromium.page(address());
    await page.bringToFront();
    const bare = await costOf(page, chromium.origin, tenTicks);
    expect(bare.total).toBe(0);
    await page.close();

    page = await chromium.page(address());
    await page.bringToFront();
    const before = await places(page);
    await chromium.clickAction(page);
    await until('the chip', async () => (await chip(page)) !== '');
    expect(await places(page)).toEqual(before);
    const drawn = await costOf(page, chromium.origin, tenTicks);
    expect(drawn.total).toBeGreaterThan(0);
    expect(drawn.layoutShift).toBeCloseTo(bare.layoutShift, 6);
    await figure('layout shift added over ten ticks', Math.max(0, drawn.layoutShift - bare.layoutShift), '');
  });

  // What else runs on the machine only adds: the best of three counts.
  it('adds no piece of work that would be a long task at full speed, over 60 ticks at a quarter of it', {
    retry: 2,
  }, async () => {
    const ticks = 60;
    const slowly = async (count: number) => {
      await page.bringToFront();
      await page.emulateCPUThrottling(4);
      const cost = await costOf(page, chromium.origin, async () => {
        for (let i = 0; i < count; i += 1) {
          await tick(page);
          await pause(100);
        }
      });
      await page.emulateCPUThrottling(null);
      return cost;
    };
    await page.close();
    page = await chromium.page(address());
    const bare = await slowly(ticks / 3);
    await page.close();
    page = await chromium.page(address());
    await chromium.clickAction(page);
    await until('the chip', async () => (await chip(page)) !== '');
    const cost = await slowly(ticks);
    expect(bare.total).toBe(0);
    // A quarter of the speed: what is no long task at the whole of it. How many of 50 ms there are is the machine's.
    expect(cost.longest).toBeLessThan(200);
    // The drawing's own preparation follows the worker's answer; nothing in this page does.
    expect(cost.longestContinuation).toBeLessThan(200);
    await figure('4 × slower: pieces of work over 50 ms', cost.longTasks, '');
    await figure('4 × slower: longest piece of work', cost.longest, 'ms');
    await figure('4 × slower: work per tick', cost.total / ticks, 'ms');
    await figure('4 × slower: main thread of the page per tick, without', (3 * bare.busy) / ticks, 'ms');
    await figure('4 × slower: main thread of the page per tick, with', cost.busy / ticks, 'ms');
  });

  it('takes no click but on its own chip: on a marked row and in the margin a person clicks the page', async () => {
    await page.bringToFront();
    const box = await until('the chip', async () => findByTestId(await shadowTrees(page), 'chip')?.rect);
    const row = await page.evaluate(() => {
      window.clicked = [];
      document.addEventListener('click', (event) => {
        const { target } = event;
        window.clicked.push(target instanceof Element && event.isTrusted ? target.localName : '');
      });
      const cell = [...document.querySelectorAll('tbody td')].find((each) => {
        const { top, bottom } = each.getBoundingClientRect();
        return top < innerHeight / 2 && bottom > innerHeight / 2;
      });
      const { x = 0, y = 0, width = 0, height = 0 } = cell?.getBoundingClientRect() ?? {};
      return { x: x + width / 2, y: y + height / 2 };
    });
    const ours = (x: number, y: number) =>
      page.evaluate((at) => document.elementFromPoint(...at)?.matches('[popover]'), [x, y] as [
        number,
        number,
      ]);
    expect(await ours(box.x + box.width / 2, box.y + box.height / 2)).toBe(true);
    expect(await ours(box.x - 3, box.y + box.height / 2)).toBe(false);
    // Nothing that is done to the chip is the page's to hear.
    await page.mouse.click(box.x + 20, box.y + box.height / 2);
    await page.mouse.click(row.x, row.y);
    await page.mouse.click(3, row.y);
    const clicked = await page.evaluate(() => window.clicked);
    expect(clicked[0]).toBe('td');
    expect(clicked).toHaveLength(2);
  });

  it('acts on none of 1 000 clicks and keys that the page makes up', async () => {
    const before = await chip(page);
    await chromium.inWorker(`
      globalThis.heard = [];
      for (const event of [chrome.runtime.onMessage, chrome.runtime.onConnect, chrome.tabs.onCreated, chrome.storage.onChanged])
        event.addListener((message) => void heard.push(message?.call ?? message?.name ?? 'other'));`);
    const sent = await page.evaluate(() => {
      const host = document.querySelector('[popover]');
      const kinds = [
        'click',
        'pointerdown',
        'pointerup',
        'dblclick',
        'contextmenu',
        'keydown',
        'keyup',
        'submit',
      ];
      const targets = [host, document, window, document.body, document.querySelector('table')];
      let count = 0;
      for (; count < 1_000; count += 1) {
        const kind = kinds[count % kinds.length] ?? 'click';
        const how = { bubbles: true, composed: true, cancelable: true };
        const event = kind.startsWith('key')
          ? new KeyboardEvent(kind, {
              ...how,
              key: ['Enter', ' ', 'w', 'p'][count % 4] ?? '',
              altKey: true,
              shiftKey: true,
            })
          : new MouseEvent(kind, { ...how, clientX: count % innerWidth, clientY: (count * 7) % innerHeight });
        targets[count % targets.length]?.dispatchEvent(event);
        if (host instanceof HTMLElement && count % 10 === 0) host.click();
      }
      return count;
    });
    expect(sent).toBe(1_000);
    await pause(500);
    // The reader goes on reading; that is all that is heard.
    const heard = (await chromium.inWorker('heard')) as string[];
    expect(heard.filter((each) => each !== 'chainRead' && each !== 'presence')).toEqual([]);
    expect((await chip(page)).replace(/[\d.]+ (sec|min).*/, '')).toBe(
      before.replace(/[\d.]+ (sec|min).*/, ''),
    );
    expect(await overlays(page)).toHaveLength(1);
  });
});

describe('the whole of it', () => {
  const build = '.output/chrome-mv3';
  const packedSizeOf = async (file: string) =>
    gzipSync(await readFile(path.join(build, file)), { level: 9 }).length;

  /** Every script and style a page of the extension loads, by what it and its scripts name. */
  async function loadedBy(file: string, seen = new Set<string>()): Promise<Set<string>> {
    const text = await readFile(path.join(build, file), 'utf8');
    for (const [, name] of text.matchAll(
      /(?:from|import|src=|href=)\s*["'](?:\/|\.\/)?([\w./-]+\.(?:js|css))["']/g,
    )) {
      if (!name) continue;
      const next = file.startsWith('chunks/') ? path.join('chunks', name) : name;
      if (seen.has(next)) continue;
      seen.add(next);
      await loadedBy(next, seen);
    }
    return seen;
  }

  it('is small', async () => {
    const panel = await loadedBy('sidepanel.html');
    expect([...panel].filter((file) => file.endsWith('.css')).length).toBeGreaterThan(0);
    let panelBytes = 0;
    for (const file of panel) panelBytes += await packedSizeOf(file);
    const sizes = {
      'detector.js, packed': (await packedSizeOf('detector.js')) / 1_000,
      'chain.js, packed': (await packedSizeOf('chain.js')) / 1_000,
      'panel with all it loads, packed': panelBytes / 1_000,
    };
    for (const [name, kilobytes] of Object.entries(sizes)) await figure(name, kilobytes, 'kB');
    expect(sizes['detector.js, packed']).toBeLessThanOrEqual(8);
    expect(sizes['chain.js, packed']).toBeLessThanOrEqual(60);
    expect(sizes['panel with all it loads, packed']).toBeLessThanOrEqual(120);
  });

  it('asks nothing of the network in a whole session on a broker’s page', async () => {
    const page = await chromium.page(`${playground.url}?tick=0&seed=6&expiry=1`);
    const popup = await chromium.popup(page);
    await until('the popup', () => popup.$('[data-testid=glance]'));
    const panel = await chromium.dock();
    await page.bringToFront();
    for (let i = 0; i < 3; i += 1) {
      await tick(page);
      await until('the panel', () => agrees(page, panel));
    }
    await page.evaluate(() => window.practice.breakPage('table'));
    await until('the reason', () => panel.$('[data-testid=notice]'));
    const use = await chromium.networkUse();
    await figure('requests to the network', use.length, '');
    expect(use).toEqual([]);
  });
});
