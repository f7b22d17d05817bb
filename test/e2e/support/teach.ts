import type { Page } from 'puppeteer-core';
import { find, findByTestId, shadowTrees } from './closed-shadow';
import { pageOfTheThirdFriday } from './third-friday';
import { until } from './until';

/** A redesigned page and what a person does on it with the picker, in either browser. */

const heard = `<script>heard = 0; for (const type of ['click', 'pointerdown', 'mousedown', 'keydown'])
  addEventListener(type, ({ target }) => { if (document.body.contains(target)) heard += 1; }, true);</script>`;

/** Not one of its words is known; `heard` counts what reaches its own elements. */
export const redesigned = pageOfTheThirdFriday({
  sides: ['Up', 'Down'],
  bid: 'We pay',
  ask: 'You pay',
  strike: 'Level',
  around: `<p>Series <b>SPXW</b></p>${heard}`,
});

export async function pickerIsOpen(page: Page): Promise<boolean> {
  const open =
    find(await shadowTrees(page), ({ attributes }) => attributes['class'] === 'glass') !== undefined;
  // Sooner than this nobody has seen what they click on, and no click counts.
  if (open) await new Promise((seen) => setTimeout(seen, 300));
  return open;
}

/** Press a button of the picker by its words. */
export async function pressInPicker(page: Page, words: string): Promise<void> {
  const button = await until(`the button “${words}”`, async () =>
    find(await shadowTrees(page), ({ tag, text }) => tag === 'button' && text === words),
  );
  const { x, y, width, height } = button.rect;
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Point at a cell of the first row below the head of the page. */
export async function pointAt(page: Page, column: number): Promise<void> {
  const place = await page.evaluate((at) => {
    const rows = [...document.querySelectorAll('tbody tr')];
    const cell = rows.find((each) => each.getBoundingClientRect().top > 300)?.children[at];
    if (!cell) throw new Error(`no cell ${at}`);
    const { left, top, width, height } = cell.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, column);
  await page.mouse.move(place.x, place.y);
  await page.mouse.click(place.x, place.y);
}

/** What the picker has to say of that row, in the page's own numbers. */
export function rowPointedAt(page: Page): Promise<string> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('tbody tr')];
    const row = rows.find((each) => each.getBoundingClientRect().top > 300);
    const [bid, ask, strike, putBid, putAsk] = [...(row?.children ?? [])].map((each) => each.textContent);
    return `${rows.length} strikes read. ${strike}: call ${bid} × ${ask} put ${putBid} × ${putAsk}`;
  });
}

/** What the picker says that it reads, without the commas of our own writing. */
export async function verdict(page: Page): Promise<string> {
  return (findByTestId(await shadowTrees(page), 'verdict')?.text ?? '').replaceAll(',', '');
}
