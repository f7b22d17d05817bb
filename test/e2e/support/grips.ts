import type { Page } from 'puppeteer-core';
import { findByTestId, type Rect, type ShadowElement, shadowTrees } from './closed-shadow';
import { until } from './until';

/** The legs of the condor as they stand on a page, and hands to move them. */

export type Leg = 0 | 1 | 2 | 3;

/** The badge of a leg, once it is there. */
export function grip(page: Page, leg: Leg): Promise<ShadowElement> {
  return until(`the badge of leg ${leg}`, async () => findByTestId(await shadowTrees(page), `leg-${leg}`));
}

/** The strikes that the badges name; NaN where there is none. */
export async function strikesOn(page: Page): Promise<number[]> {
  const trees = await shadowTrees(page);
  return [0, 1, 2, 3].map((leg) =>
    Number(findByTestId(trees, `leg-${leg}`)?.attributes['aria-valuenow'] ?? Number.NaN),
  );
}

/** The row of a strike as it lies on the screen. */
export function rowOf(page: Page, strike: number): Promise<Rect> {
  return page.evaluate((wanted) => {
    const row = [...document.querySelectorAll('tbody tr')].find((each) =>
      [...each.children].some((cell) => cell.textContent === wanted.toLocaleString('en-US')),
    );
    const { x = 0, y = 0, width = 0, height = 0 } = row?.getBoundingClientRect() ?? {};
    return { x, y, width, height };
  }, strike);
}

const middle = ({ x, y, width, height }: Rect) => ({ x: x + width / 2, y: y + height / 2 });

/** Takes a leg by the mouse and holds it over the row of a strike; `page.mouse.up()` lets go. */
export async function holdOver(page: Page, leg: Leg, strike: number): Promise<void> {
  await page.mouse.reset();
  const from = middle((await grip(page, leg)).rect);
  const to = middle(await rowOf(page, strike));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(from.x, to.y, { steps: 3 });
}

/** Drags a leg by the mouse to the row of a strike. */
export async function dragTo(page: Page, leg: Leg, strike: number): Promise<void> {
  await holdOver(page, leg, strike);
  await page.mouse.up();
}

/** Drags a leg by a finger to the row of a strike. */
export async function touchTo(page: Page, leg: Leg, strike: number): Promise<void> {
  const from = middle((await grip(page, leg)).rect);
  const to = middle(await rowOf(page, strike));
  const finger = await page.touchscreen.touchStart(from.x, from.y);
  await finger.move(from.x, (from.y + to.y) / 2);
  await finger.move(from.x, to.y);
  await finger.end();
}

/** What is said of a row or of a leg on its way. */
export async function preview(page: Page): Promise<string> {
  return findByTestId(await shadowTrees(page), 'preview')?.text ?? '';
}

/** Presses a button of the chip. */
export async function pressOnChip(page: Page, id: 'undo' | 'best' | 'fold'): Promise<void> {
  const { rect } = await until(`the button ${id}`, async () => findByTestId(await chipTree(page), id));
  const at = middle(rect);
  await page.mouse.click(at.x, at.y);
}

/** The chip that is seen, of its several forms. */
async function chipTree(page: Page) {
  const trees = await shadowTrees(page);
  const chip = findByTestId(trees, 'chip');
  return trees.map((tree) => ({ ...tree, children: chip ? [chip] : [] }));
}
