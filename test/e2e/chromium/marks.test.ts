import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { numberIn, shown } from '../support/chain';
import { Chromium } from '../support/chromium';
import { agrees, chip, forwardOf } from '../support/overlay';
import { type Colour, Picture } from '../support/png';
import { until } from '../support/until';

/** The marks a person sees, by the pixels of a screenshot: at the right rows, and over no quote. */

let chromium: Chromium;
let playground: Playground;
let page: Page;
let panel: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ hosts: ['http://127.0.0.1/*'], width: 1800, height: 1400 });
  page = await chromium.page(`${playground.url}?tick=0&seed=5`);
  panel = await chromium.dock();
  await page.bringToFront();
  await until('the panel', () => agrees(page, panel));
  await until('the chip', async () => forwardOf(await chip(page)) > 0);
});
afterAll(async () => {
  await chromium.close();
  await playground.close();
});

type RowRect = {
  readonly strike: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
};

const rowsOf = (of: Page): Promise<RowRect[]> =>
  of.evaluate(() =>
    [...document.querySelectorAll('tbody tr')].map((row) => {
      const { top, bottom, left } = row.getBoundingClientRect();
      const strike = Number(row.children[4]?.textContent?.replaceAll(',', ''));
      return { strike, top, bottom, left };
    }),
  );

const isAccent = ({ red, green, blue }: Colour) => blue > 150 && blue - red > 80 && blue - green > 40;

/** The heights at which a line in the accent's colour crosses the left part of the table. */
async function lineHeights(rows: RowRect[]): Promise<number[]> {
  const picture = Picture.read(await page.screenshot());
  const x = Math.round((rows[0]?.left ?? 0) + 2);
  const heights: number[] = [];
  const from = Math.max(0, Math.floor(Math.min(...rows.map((row) => row.top))));
  const to = Math.min(picture.height - 1, Math.ceil(Math.max(...rows.map((row) => row.bottom))));
  for (let y = from; y <= to; y += 1) if (isAccent(picture.at(x, y))) heights.push(y);
  return heights;
}

/** Where the forward's line belongs: the edge between the two rows around it. */
function edgeOf(rows: RowRect[], forward: number): number | null {
  const below = rows.filter((row) => row.strike <= forward).sort((a, b) => b.strike - a.strike)[0];
  const above = rows.filter((row) => row.strike > forward).sort((a, b) => a.strike - b.strike)[0];
  if (!below || !above) return null;
  return below.top < above.top ? (below.bottom + above.top) / 2 : (above.bottom + below.top) / 2;
}

async function forwardLineIsRight() {
  const rows = await rowsOf(page);
  const edge = edgeOf(rows, numberIn(await shown(panel, 'forward')));
  if (edge === null) return false;
  const heights = await lineHeights(rows);
  return heights.length > 0 && heights.every((y) => Math.abs(y - edge) <= 2);
}

describe('the marks', () => {
  it('draw the forward between the two rows that it lies between', async () => {
    await until('the line', forwardLineIsRight);
  });

  it('follow the table when it scrolls, grows or shrinks', async () => {
    await page.evaluate(() => window.scrollTo(0, 120));
    await until('the line after scrolling', forwardLineIsRight);
    await page.evaluate(() => document.body.style.setProperty('padding-top', '40px'));
    await page.evaluate(() => window.dispatchEvent(new Event('resize')));
    await until('the line after the page moved', forwardLineIsRight);
    await page.evaluate(() => {
      document.body.style.removeProperty('padding-top');
      window.scrollTo(0, 0);
    });
    await until('the line back again', forwardLineIsRight);
  });

  it('follow rows that are put in the other order', async () => {
    await page.evaluate(() => {
      const body = document.querySelector('tbody');
      body?.append(...[...body.children].reverse());
    });
    await until('the line in the other order', forwardLineIsRight);
    await page.evaluate(() => {
      const body = document.querySelector('tbody');
      body?.append(...[...body.children].reverse());
    });
    await until('the line in the first order', forwardLineIsRight);
  });

  it('cover no quote: every glyph of every quote is there as without them', async () => {
    const cells = await page.evaluate(() =>
      [...document.querySelectorAll('tbody td')].flatMap((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const { left, top, right, bottom } = range.getBoundingClientRect();
        const shownNow = bottom < window.innerHeight && right > left;
        return shownNow ? [{ text: cell.textContent, left, top, right, bottom }] : [];
      }),
    );
    const drawn = Picture.read(await page.screenshot());
    await page.evaluate(() => document.querySelector<HTMLElement>('[popover]')?.hidePopover());
    const bare = Picture.read(await page.screenshot());
    expect(cells.length).toBeGreaterThan(100);
    for (const { text, left, top, right, bottom } of cells) {
      // A tint moves all colours of a cell alike; ink that was dark must still stand out from what was light.
      let kept = 0;
      let ink = 0;
      for (let y = Math.ceil(top) + 3; y < bottom - 3; y += 1)
        for (let x = Math.ceil(left); x < right; x += 1) {
          const before = lightness(bare.at(x, y));
          if (before > 110) continue;
          ink += 1;
          if (lightness(drawn.at(x, y)) < 150) kept += 1;
        }
      expect(kept, `ink of ${text}`).toBe(ink);
    }
  });

  it('are gone when the table is scrolled away', async () => {
    await page.reload();
    await until('the line', forwardLineIsRight);
    await page.evaluate(() => {
      document.body.style.paddingBottom = '4000px';
      window.scrollTo(0, 3_000);
    });
    await until('an empty screen', async () => {
      const picture = Picture.read(await page.screenshot());
      for (let y = 0; y < picture.height; y += 7)
        for (let x = 0; x < picture.width; x += 5) if (isAccent(picture.at(x, y))) return false;
      return true;
    });
  });
});

function lightness({ red, green, blue }: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
