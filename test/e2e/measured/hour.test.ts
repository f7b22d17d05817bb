import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { figure } from '../support/figures';
import { chip } from '../support/overlay';
import { tickOften } from '../support/ticks';
import { pause, until } from '../support/until';

/**
 * What the browser itself reports of a page that ticks, with Wingspan and without: long tasks and layout shifts. An
 * hour of a page that ticks each second: TICKS=3600 (some seven minutes).
 */

const ticks = Number(process.env['TICKS'] ?? 100);
const everyMs = 60;
/** A clock that only the ticks move: two pages go through the same quotes. */
const start = Date.now();

declare global {
  interface Window {
    reported: PerformanceEntry[];
  }
}

type Reported = { longTasks: number; longest: number; shift: number };

let chromium: Chromium;
let playground: Playground;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1600, height: 1000 });
  await chromium.closePractice();
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

/** Ticks the page and gives what the browser reported meanwhile. */
async function reported(page: Page): Promise<Reported> {
  await page.evaluate(() => {
    const all: PerformanceEntry[] = [];
    window.reported = all;
    const observer = new PerformanceObserver((list) => all.push(...list.getEntries()));
    for (const type of ['longtask', 'layout-shift']) observer.observe({ type });
  });
  await tickOften(page, ticks, everyMs);
  await pause(500);
  return page.evaluate(() => {
    const of = (type: string) => window.reported.filter(({ entryType }) => entryType === type);
    const long = of('longtask').map(({ duration }) => duration);
    const shift = (entry: PerformanceEntry) => (entry as PerformanceEntry & { value: number }).value;
    return {
      longTasks: long.length,
      longest: Math.max(0, ...long),
      shift: of('layout-shift').reduce((sum, entry) => sum + shift(entry), 0),
    };
  });
}

const open = async () => {
  const page = await chromium.page(`${playground.url}?tick=0&seed=21&expiry=1&now=${start}`);
  await page.bringToFront();
  return page;
};

describe(`${ticks} ticks`, () => {
  it('move nothing and bring no long task that the page would not have', {
    timeout: 60_000 + 3 * everyMs * ticks,
    // What else runs on the machine only adds.
    retry: 2,
  }, async () => {
    const bare = await open();
    await pause(500);
    const without = await reported(bare);
    await bare.close();

    const page = await open();
    await chromium.clickAction(page);
    await until('the chip', async () => (await chip(page)) !== '');
    await pause(500);
    const withUs = await reported(page);

    await figure(`${ticks} ticks: long tasks without`, without.longTasks, '');
    await figure(`${ticks} ticks: long tasks with`, withUs.longTasks, '');
    await figure(`${ticks} ticks: longest of them`, withUs.longest, 'ms');
    await figure(`${ticks} ticks: layout shift added`, withUs.shift - without.shift, '');
    // The page's own shifts, some 5e-6 when a number gets a digit more, fall into one frame or into two.
    expect(Math.abs(withUs.shift - without.shift)).toBeLessThan(1e-6 * ticks);
    // The machine's own stalls are long tasks too: one in a hundred ticks is not ours to answer for.
    expect(withUs.longTasks - without.longTasks).toBeLessThanOrEqual(Math.ceil(ticks / 100));
  });
});
