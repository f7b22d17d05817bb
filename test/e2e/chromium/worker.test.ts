import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { seenOn } from '../support/chain';
import { Chromium } from '../support/chromium';
import { figure, quantile } from '../support/figures';
import { agrees, chip } from '../support/overlay';
import { randomFrom } from '../support/random';
import { pause, until } from '../support/until';

/**
 * The browser may end the worker at any moment. The panel must not hang, go blank, go back in time, or say what
 * the page never said.
 */

const kills = 50;
const limitMs = 2_000;

/** What the page said from this moment on. */
type Tick = { readonly at: number; readonly straddles: readonly string[] };
/** What the panel showed from this moment on. */
type Entry = { readonly at: number; readonly straddle: string };

declare global {
  interface Window {
    /** Every straddle the panel has shown, or the notice in its place, one after another. */
    journal: Entry[];
  }
}

let chromium: Chromium;
let playground: Playground;
let page: Page;
let panel: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({
    freeWorker: true,
    width: 1600,
    height: 1000,
    hosts: ['http://127.0.0.1/*'],
  });
  page = await chromium.page(`${playground.url}?tick=0&seed=3&expiry=1&mode=slide`);
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the panel', () => agrees(page, panel));
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

async function tick(): Promise<Tick> {
  const at = await page.evaluate(() => {
    const now = Date.now();
    window.practice.tick(30);
    return now;
  });
  return { at, straddles: (await seenOn(page)).straddles };
}

/** From now on the worker computes and its answers stay in it: what it was asked is still open when it dies. */
async function holdAnswers(): Promise<() => Promise<boolean>> {
  await chromium.inWorker(`
    globalThis.held = 0;
    const { then } = Promise.prototype;
    Promise.prototype.then = function (...reactions) {
      const answers = reactions.length === 2;
      if (answers) held += 1;
      return answers ? this : then.apply(this, reactions);
    };`);
  return async () => Number(await chromium.inWorker('held')) > 0;
}

function keepJournal(): Promise<void> {
  return panel.evaluate(() => {
    const note = () => {
      const place = document.querySelector('[data-testid=straddle] .value, [data-testid=notice]');
      const straddle = place?.textContent ?? '';
      if (window.journal.at(-1)?.straddle !== straddle) window.journal.push({ at: Date.now(), straddle });
    };
    window.journal = [];
    note();
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

/** The overlay shows the straddle that stands on the page right now. */
async function chipAgrees(): Promise<boolean> {
  const [words, { straddles }] = [await chip(page), await seenOn(page)];
  return straddles.some((straddle) => words.includes(`${straddle} straddle`));
}

/** What the panel showed and no tick of the page explains, each tick being the same as the last one or later. */
function unexplained(ticks: readonly Tick[], entries: readonly Entry[]): Entry[] {
  let from = 0;
  return entries.filter((entry) => {
    const found = ticks.findIndex(
      (each, i) => i >= from && each.straddles.includes(entry.straddle) && each.at <= entry.at,
    );
    if (found >= 0) from = found;
    return found < 0;
  });
}

describe('a worker that is killed', () => {
  it(`${kills} times: no hang, no blank, no number that is wrong or goes back`, async () => {
    const random = randomFrom(50);
    const ticks: Tick[] = [{ at: 0, straddles: (await seenOn(page)).straddles }];
    await keepJournal();
    const recoveries: number[] = [];
    let midRequest = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      // Every third dies with a question open for certain; the others at a random moment around a reading.
      const held = kill % 3 === 0;
      const isAsked = held ? await holdAnswers() : null;
      ticks.push(await tick());
      if (isAsked) await until('an open question', isAsked);
      else await pause(random() * 350);
      const killed = Date.now();
      await chromium.killWorker();
      // An open question has to be asked again and answered; otherwise a tick shows that a new worker serves.
      if (held) midRequest += 1;
      else ticks.push(await tick());
      const recovered = async () => (await agrees(page, panel)) && (!held || (await chipAgrees()));
      await until(`the panel after kill ${kill + 1}`, recovered, { timeout: limitMs });
      recoveries.push(Date.now() - killed);
    }
    const journal = await panel.evaluate(() => window.journal);
    expect(midRequest).toBe(17);
    expect(unexplained(ticks, journal)).toEqual([]);
    await figure('worker killed: recovery, median', quantile(recoveries, 0.5), 'ms');
    await figure('worker killed: recovery, p95', quantile(recoveries, 0.95), 'ms');
  });
});
