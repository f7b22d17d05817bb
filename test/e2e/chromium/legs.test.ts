import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { contentScriptRealm } from '../support/axe';
import { Chromium } from '../support/chromium';
import { findByTestId, shadowTrees } from '../support/closed-shadow';
import { figure, quantile } from '../support/figures';
import {
  dragTo,
  grip,
  holdOver,
  type Leg,
  pressOnChip,
  preview,
  rowOf,
  strikesOn,
  touchTo,
} from '../support/grips';
import { chip } from '../support/overlay';
import { pause, until } from '../support/until';

/** Legs moved on the page itself: by mouse, finger and keys, by nobody else; the panel follows. */

let chromium: Chromium;
let playground: Playground;
let page: Page;
let panel: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1900, height: 1150, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  page = await chromium.page(`${playground.url}?tick=0&seed=31&expiry=0&now=${Date.now()}`);
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the legs', async () => (await strikesOn(page)).every((strike) => strike > 0));
  await until('the panel', async () => (await inPanel()) !== '');
  // Nobody acts on what has only just appeared.
  await pause(300);
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

/** The condor's strikes in the head of its section: `6445/6455 · 6600/6610`. */
const inPanel = () =>
  panel.$eval('[data-testid=section-condor]', (each) => each.textContent ?? '').catch(() => '');
const pairs = (strikes: readonly number[]) => `${strikes[0]}/${strikes[1]} · ${strikes[2]}/${strikes[3]}`;
const follows = async (strikes: readonly number[]) => {
  await until('the page', async () => String(await strikesOn(page)) === String(strikes));
  await until('the panel', async () => (await inPanel()).includes(pairs(strikes)));
};
const atRest = async () => {
  const trees = await shadowTrees(page);
  if (findByTestId(trees, 'best')) await pressOnChip(page, 'best');
  await until('the best', async () => !(await chip(page)).includes('your legs'));
  await pause(250);
  return strikesOn(page);
};
const with1 = (strikes: readonly number[], leg: Leg, to: number) =>
  strikes.map((k, at) => (at === leg ? to : k));
const credit = (words: string) => Number(/([\d.]+) credit/.exec(words)?.[1]);

describe('a leg', () => {
  it('is dragged by the mouse: what it would give is said on the way, page and panel follow', async () => {
    const before = await atRest();
    const to = (before[1] ?? 0) + 15;
    await holdOver(page, 1, to);
    await until('the preview', async () => /credit.*POP.*even/.test(await preview(page)));
    const said = credit(await preview(page));
    expect(await inPanel()).toContain(pairs(before));
    await page.mouse.up();
    await follows(with1(before, 1, to));
    await until('its credit', async () => credit(await chip(page)) === said);
    expect(await chip(page)).toContain('your legs');
  });

  it('goes back by one undo, and to the best by one press', async () => {
    const before = await atRest();
    await dragTo(page, 2, (before[2] ?? 0) - 10);
    await follows(with1(before, 2, (before[2] ?? 0) - 10));
    await dragTo(page, 1, (before[1] ?? 0) + 5);
    await follows(with1(with1(before, 2, (before[2] ?? 0) - 10), 1, (before[1] ?? 0) + 5));
    await pressOnChip(page, 'undo');
    await follows(with1(before, 2, (before[2] ?? 0) - 10));
    await pressOnChip(page, 'best');
    await follows(before);
  });

  it('never passes another', async () => {
    const before = await atRest();
    await dragTo(page, 1, (before[0] ?? 0) - 5);
    await pause(400);
    const [long, short] = await strikesOn(page);
    expect(short).toBeGreaterThan(long ?? 0);
  });

  it('is moved by keys, sent by Enter or by itself, taken back by Escape and by Ctrl+Z', async () => {
    const before = await atRest();
    const { rect } = await grip(page, 1);
    await page.mouse.click(rect.x + rect.width / 2, rect.y + rect.height / 2);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await until('the preview', async () => (await preview(page)).includes('credit'));
    const heard = (await grip(page, 1)).attributes['aria-valuetext'];
    expect(heard).toMatch(/^short put [\d,]+, .* credit, .* POP, .* even$/);
    await page.keyboard.press('Escape');
    await until('the leg back', async () => String(await strikesOn(page)) === String(before));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await follows(with1(before, 1, (before[1] ?? 0) + 5));
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await follows(before);
    // Down on the screen, and without another key it is meant.
    await page.keyboard.press('ArrowDown');
    await follows(with1(before, 1, (before[1] ?? 0) + 5));
  });

  it('is dragged by a finger', async () => {
    const before = await atRest();
    const to = (before[2] ?? 0) - 15;
    await touchTo(page, 2, to);
    await follows(with1(before, 2, to));
  });

  it('let go is in the panel within 100 ms', async () => {
    const before = await atRest();
    await page.evaluate(() => {
      window.addEventListener('pointerup', () => Object.assign(window, { letGo: Date.now() }), true);
    });
    const delays: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      const to = (before[1] ?? 0) + (i % 2 === 0 ? 10 : 5);
      const wanted = pairs(with1(before, 1, to));
      await holdOver(page, 1, to);
      await until('the preview', async () => (await preview(page)).includes('credit'));
      const painted = panel.evaluate(
        (words) =>
          new Promise<number>((resolve) => {
            const look = () =>
              document.body.textContent?.includes(words)
                ? resolve(performance.timeOrigin + performance.now())
                : requestAnimationFrame(look);
            look();
          }),
        wanted,
      );
      await page.mouse.up();
      const at = await painted;
      delays.push(at - (await page.evaluate(() => (window as unknown as { letGo: number }).letGo)));
      await follows(with1(before, 1, to));
      await pause(200);
    }
    await figure('leg let go on the page to the panel repainted: median', quantile(delays, 0.5), 'ms');
    await figure('leg let go on the page to the panel repainted: p95', quantile(delays, 0.95), 'ms');
    expect(quantile(delays, 0.5)).toBeLessThanOrEqual(100);
  });
});

describe('a row under the pointer', () => {
  it('says what a short leg there would give, and falls silent when the pointer leaves', async () => {
    const before = await atRest();
    const row = await rowOf(page, (before[1] ?? 0) + 20);
    await page.mouse.move(row.x + 30, row.y + row.height / 2);
    await until('the answer', async () => /^short put .*credit.*POP.*even/.test(await preview(page)));
    await page.mouse.move(5, 5);
    await until('silence', async () => (await preview(page)) === '');
    expect(await strikesOn(page)).toEqual(before);
  });
});

describe('nobody but a person', () => {
  it('moves a leg: none of 1 000 events made by a script acts, not even on the grips themselves', async () => {
    const before = await atRest();
    const realm = await contentScriptRealm(chromium, page);
    const sent = await realm.evaluate(() => {
      const host = document.querySelector('html > [popover]');
      const { chrome } = globalThis as unknown as {
        chrome: { dom: { openOrClosedShadowRoot(element: Element | null): ShadowRoot } };
      };
      const targets = [
        ...chrome.dom.openOrClosedShadowRoot(host).querySelectorAll('[role=slider], button, .chip'),
      ];
      const how = { bubbles: true, composed: true, cancelable: true, button: 0, pointerId: 1 };
      let count = 0;
      while (count < 1_000)
        for (const target of targets) {
          const { left, top } = target.getBoundingClientRect();
          const at = { ...how, clientX: left + 5, clientY: top + 5 + (count % 200) };
          for (const event of [
            new PointerEvent('pointerdown', at),
            new PointerEvent('pointermove', { ...at, clientY: at.clientY + 60 }),
            new PointerEvent('pointerup', at),
            new MouseEvent('click', at),
            new KeyboardEvent('keydown', {
              ...how,
              key: ['ArrowUp', 'Enter', 'Home', 'End'][count % 4] ?? '',
            }),
          ]) {
            target.dispatchEvent(event);
            count += 1;
          }
          if (target instanceof HTMLElement) target.click();
        }
      return count;
    });
    expect(sent).toBeGreaterThanOrEqual(1_000);
    await pause(1_000);
    expect(await strikesOn(page)).toEqual(before);
    expect(await chip(page)).not.toContain('your legs');
  });

  it.each([
    ['something of the page lies over it', 'popover'],
    ['the page is seen through', 'opacity'],
  ])('moves a leg while %s', async (_, how) => {
    const before = await atRest();
    await page.evaluate((kind) => {
      if (kind === 'opacity') document.documentElement.style.opacity = '0.5';
      else {
        const cover = document.createElement('div');
        cover.id = 'cover';
        cover.popover = 'manual';
        cover.style.cssText = 'inset:0;width:100vw;height:100vh;pointer-events:none;background:#0000';
        document.body.append(cover);
        cover.showPopover();
      }
    }, how);
    await pause(300);
    await dragTo(page, 1, (before[1] ?? 0) + 10);
    await pause(400);
    expect(await strikesOn(page)).toEqual(before);
    await page.evaluate(() => {
      document.documentElement.style.opacity = '';
      document.getElementById('cover')?.remove();
    });
    await pause(300);
    await dragTo(page, 1, (before[1] ?? 0) + 10);
    await follows(with1(before, 1, (before[1] ?? 0) + 10));
  });
});
