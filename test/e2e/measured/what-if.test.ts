import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { figure } from '../support/figures';
import { hedgeInk } from '../support/hedge-ink';
import { press } from '../support/press';
import { until } from '../support/until';
import { holdCondors, showVix } from '../support/vix';

/** A slider is a conversation: what it moves is repainted in the frame that follows. */

let chromium: Chromium;
let page: Page;
let panel: Page;

beforeAll(async () => {
  chromium = await Chromium.launch({ width: 1500, height: 1200 });
  await chromium.closePractice();
  await holdCondors(chromium, 20);
  page = await chromium.open('practice.html');
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the sliders', () => panel.$('[data-testid=slider-level]'));
});
afterAll(() => chromium?.close());

/** Milliseconds from one input of a slider to the frame after which the new number stands there. */
function delays(id: string, count: number): Promise<number[]> {
  return panel.evaluate(
    async (name, times) => {
      const slider = document.querySelector(`[data-testid=slider-${name}]`) as HTMLInputElement;
      const outcome = document.querySelector('[data-testid=what-if]') as HTMLElement;
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const found: number[] = [];
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      for (let i = 0; i < times; i += 1) {
        await frame();
        const before = outcome.textContent;
        const [low, high] = [Number(slider.min), Number(slider.max)];
        const start = performance.now();
        set?.call(slider, String(low + ((high - low) * (1 + ((i * 7) % 18))) / 20));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        // The work is done when the words have changed; painting follows in the same frame.
        while (outcome.textContent === before && performance.now() - start < 500)
          await new Promise((r) => setTimeout(r, 0));
        found.push(performance.now() - start);
      }
      return found;
    },
    id,
    count,
  );
}

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number;

/** Stops the quotes, if they do not stand still already. */
const still = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .find((each) => each.textContent === 'Pause' && each.ariaPressed !== 'true')
      ?.click(),
  );

/** Measures a slider plain and on a machine four times slower, and keeps both figures. */
async function measured(id: string, name: string): Promise<void> {
  const session = await panel.createCDPSession();
  const plain = median(await delays(id, 60));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const slow = median(await delays(id, 40));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await figure(`${name}, median`, plain, 'ms');
  await figure(`${name} at 4× throttle, median`, slow, 'ms');
  // Loose on purpose: the figures are in the papers, a busy machine is not a broken product.
  expect(plain).toBeLessThan(100);
  expect(slow).toBeLessThan(300);
}

describe('a slider', () => {
  it('is followed within a frame, and within three on a machine four times slower', () =>
    measured('level', 'slider to new numbers'));
});

describe('P50', () => {
  it('is simulated in a worker, with its error', async () => {
    // Another best candidate would end the simulation of the one before.
    await still();
    const said = () => panel.$eval('[data-testid=p50]', (each) => each.textContent ?? '');
    const run = async () => {
      await panel.evaluate(() => document.querySelector<HTMLElement>('[data-testid=p50] button')?.click());
      await until('the end', async () => (await said()).includes('Again'), { timeout: 30_000 });
      return /^P50([\d.]+)% ± ([\d.]+)%/.exec(await said());
    };
    const found = await run();
    const [, probability, error] = (found ?? []).map(Number);
    expect(probability).toBeGreaterThan(1);
    expect(probability).toBeLessThan(99.9);
    expect(error).toBeLessThan(0.5);
  });
});

describe('with a hedge on', () => {
  beforeAll(async () => {
    await showVix(chromium);
    await page.bringToFront();
    await until('the slider of VIX', () => panel.$('[data-testid=slider-vix]'), { timeout: 15_000 });
  });

  it.each(['level', 'vix', 'shift', 'time'])(
    'the slider of %s is followed as quickly',
    (id) => measured(id, `slider of ${id} to new numbers with a hedge`),
    120_000,
  );

  it('has VIX follow the index until it is moved, and draws where both are even on the page', async () => {
    const value = (id: string) =>
      panel.$eval(`[data-testid=slider-${id}]`, (each) => (each as HTMLInputElement).valueAsNumber);
    const slide = async (id: string, key: 'ArrowRight' | 'PageUp' | 'PageDown', times = 1) => {
      await panel.focus(`[data-testid=slider-${id}]`);
      for (let i = 0; i < times; i += 1) await panel.keyboard.press(key);
    };
    const reset = () =>
      panel.evaluate(() => document.querySelector<HTMLElement>('.ways button:last-of-type')?.click());
    await reset();
    const calm = await value('vix');
    await slide('level', 'PageDown', 3);
    await until('a higher VIX', async () => (await value('vix')) > calm + 0.5);

    await still();
    const tied = await until('lines of the pair', () => hedgeInk(page), { timeout: 15_000 });
    await slide('vix', 'PageUp', 4);
    const follows = () =>
      panel.$eval('[data-testid=vix-follows]', (each) => (each as HTMLInputElement).checked);
    expect(await follows()).toBe(false);
    await until('other lines', async () => ![tied, ''].includes(await hedgeInk(page)));
    await press(panel, '[data-testid=vix-follows]');
    expect(await follows()).toBe(true);
    await until('the lines as the model has them', async () => (await hedgeInk(page)) === tied);
  });
});
