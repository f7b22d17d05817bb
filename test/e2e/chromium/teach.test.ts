import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { findByTestId, shadowTrees } from '../support/closed-shadow';
import { type Host, serve } from '../support/serve';
import { pageOfTheThirdFriday, plainWording } from '../support/third-friday';
import { until } from '../support/until';

/** A broker redesigns its page; a person points at a few cells; it works again, is remembered, and can be sent on. */

const heard = `<script>heard = 0; for (const type of ['click', 'pointerdown', 'mousedown', 'keydown'])
  addEventListener(type, ({ target }) => { if (document.body.contains(target)) heard += 1; }, true);</script>`;
const redesigned = pageOfTheThirdFriday({
  sides: ['Up', 'Down'],
  bid: 'We pay',
  ask: 'You pay',
  strike: 'Level',
  around: `<p>Series <b>SPXW</b></p>${heard}`,
});

let chromium: Chromium;
let host: Host;
let page: Page;
let panel: Page;
let popup: Page;
const answers: Record<string, string> = { '/chain': pageOfTheThirdFriday(plainWording) };

const text = (selector: string) => panel.$eval(selector, (each) => each.textContent ?? '').catch(() => '');

/** The middle of a button of the picker, by its words. */
async function button(words: string): Promise<{ x: number; y: number }> {
  const find = (
    elements: readonly { tag: string; text: string; rect: DOMRect; children: never[] }[],
  ): DOMRect | null => {
    for (const element of elements) {
      if (element.tag === 'button' && element.text === words) return element.rect;
      const inner = find(element.children);
      if (inner) return inner;
    }
    return null;
  };
  let rect: DOMRect | null = null;
  await until(`the button “${words}”`, async () => {
    for (const tree of await shadowTrees(page)) rect ??= find(tree.children as never);
    return rect !== null;
  });
  const { x, y, width, height } = rect as unknown as DOMRect;
  return { x: x + width / 2, y: y + height / 2 };
}

async function press(words: string): Promise<void> {
  const { x, y } = await button(words);
  await page.mouse.click(x, y);
}

/** Point at a cell of the row in the middle of the window. */
async function pointAt(column: number): Promise<void> {
  const place = await page.evaluate((at) => {
    const rows = [...document.querySelectorAll('tbody tr')];
    const row = rows.find((each) => each.getBoundingClientRect().top > 300);
    const cell = row?.children[at];
    if (!cell) throw new Error(`no cell ${at}`);
    const { left, top, width, height } = cell.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, column);
  await page.mouse.move(place.x, place.y);
  await page.mouse.click(place.x, place.y);
}

/** What the picker has to say of that row, in the page's own numbers. */
function rowInTheMiddle(): Promise<string> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('tbody tr')];
    const row = rows.find((each) => each.getBoundingClientRect().top > 300);
    const [bid, ask, strike, putBid, putAsk] = [...(row?.children ?? [])].map((each) => each.textContent);
    return `${rows.length} strikes read. ${strike}: call ${bid} × ${ask} put ${putBid} × ${putAsk}`;
  });
}

const verdict = async () => findByTestId(await shadowTrees(page), 'verdict')?.text ?? '';
const pickers = async () =>
  (await shadowTrees(page)).filter((tree) => JSON.stringify(tree.children).includes('"glass"'));

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
    await popup.click('[data-testid=teach]');
    await until('the picker', async () => (await pickers()).length === 1);
    // Sooner than this nobody has seen what they click on, and no click counts.
    await new Promise((seen) => setTimeout(seen, 300));
    for (const column of [2, 0, 1, 3]) await pointAt(column);
    expect(await verdict()).toBe('');
    await pointAt(4);
    await until('what it reads', async () => (await verdict()) !== '');
    expect((await verdict()).replaceAll(',', '')).toBe(await rowInTheMiddle());
    await press('Read it like this');
    await until('the question', async () => (await text('[data-testid=question]')) !== '');
    expect(await pickers()).toHaveLength(0);
    expect(await page.evaluate('heard')).toBe(0);
    await panel.click('[data-testid=question] button:nth-of-type(2)');
    await until('the numbers', async () => (await text('[data-testid=forward]')) !== '');
  });

  it('is remembered', async () => {
    await page.reload();
    await until('the question', async () => (await text('[data-testid=question]')) !== '');
    await panel.click('[data-testid=question] button:nth-of-type(2)');
    await until('the numbers', async () => (await text('[data-testid=forward]')) !== '');
  });

  it('can be sent on as a line of text, forgotten, and taught by that line alone', async () => {
    const options = await chromium.open('options.html');
    await options.bringToFront();
    await options.waitForSelector('[data-testid=taught] li');
    await options.click('[data-testid=taught] li button:nth-of-type(1)');
    await until('a copy', async () => (await chromium.clipboard(page)).startsWith('wingspan-recipe-1 '));
    const line = await chromium.clipboard(page);
    await options.bringToFront();
    expect(line).toContain(' http://localhost {');
    expect(line).not.toContain('\n');
    // What was taught holds no quote of the page.
    expect(line).not.toMatch(/\d+\.\d/);
    await options.click('[data-testid=taught] li button:nth-of-type(2)');
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
    await popup.click('[data-testid=teach]');
    await until('the picker', async () => (await pickers()).length === 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await until('nothing', async () => (await pickers()).length === 0);
    expect(await page.evaluate('document.documentElement.outerHTML')).toBe(before);
    expect(await page.evaluate('heard')).toBe(0);
  });
});
