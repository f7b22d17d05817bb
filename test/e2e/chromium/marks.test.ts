import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Chromium } from '../support/chromium';
import { findByTestId, type Rect, shadowTrees } from '../support/closed-shadow';
import { chip, forwardOf } from '../support/overlay';
import { type Colour, Picture } from '../support/png';
import { pause, until } from '../support/until';

/** The marks stand at the rows they speak of, and every quote stays as readable as the broker made it: by pixels. */

let chromium: Chromium;
let playground: Playground;
let page: Page;

beforeAll(async () => {
  playground = await servePlayground();
  chromium = await Chromium.launch({ width: 1500, height: 900, hosts: ['http://127.0.0.1/*'] });
  await chromium.closePractice();
  page = await chromium.page();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.goto(`${playground.url}?tick=0&seed=31&expiry=0`);
  await page.bringToFront();
  await until('the chip', async () => forwardOf(await chip(page)) > 0);
});
afterAll(async () => {
  await chromium?.close();
  await playground?.close();
});

const accent = { red: 0x0b, green: 0x63, blue: 0xc5 };
const tint = 0x1c / 0xff;
const ink = { red: 0x14, green: 0x18, blue: 0x1f };
const legTint = 0x12 / 0xff;

type Row = {
  readonly strike: number;
  readonly straddle: number;
  readonly rect: Rect;
  readonly quotes: Rect[];
};

/** Every row as it lies on the screen, by the text of the page. */
const rowsOn = () =>
  page.evaluate(() => {
    const number = (cell: Element | undefined) => Number((cell?.textContent ?? '').replaceAll(',', ''));
    const rect = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    };
    return [...document.querySelectorAll('tbody tr')].map((row) => {
      const cells = [...row.children];
      const [callBid, callAsk, strike, putBid, putAsk] = cells.slice(2, 7).map(number);
      return {
        strike: strike ?? Number.NaN,
        straddle: ((callBid ?? Number.NaN) + (callAsk ?? 0) + (putBid ?? Number.NaN) + (putAsk ?? 0)) / 2,
        rect: rect(row),
        quotes: cells.filter((cell) => cell.localName === 'td').map(rect),
      };
    });
  });

/** The page with our drawing and without it, nothing else being different. */
async function pictures(): Promise<{ drawn: Picture; bare: Picture }> {
  for (;;) {
    await until('the drawing', () => page.evaluate(() => document.querySelector(':popover-open') !== null));
    const drawn = Picture.read(await page.screenshot());
    await page.evaluate(() => document.querySelector<HTMLElement>('html > [popover]')?.hidePopover());
    const bare = Picture.read(await page.screenshot());
    // It comes back by itself within a second: then the second picture may be of either.
    if (await page.evaluate(() => document.querySelector(':popover-open') === null)) return { drawn, bare };
  }
}

const isBlue = ({ red, blue }: Colour) => blue - red > 90;

/** The middles of the lines in the accent's colour that cross the table from side to side. */
function linesIn(picture: Picture, table: Rect): number[] {
  const found: number[] = [];
  const from = Math.max(0, Math.ceil(table.y));
  const to = Math.min(picture.height, Math.floor(table.y + table.height));
  for (let y = from; y < to; y += 1) {
    const strip = { x: Math.ceil(table.x), y, width: Math.floor(table.width), height: 1 };
    if (picture.count(strip, isBlue) > 0.9 * strip.width) found.push(y + 0.5);
  }
  const groups: number[][] = [];
  for (const y of found) {
    const last = groups.at(-1);
    if (last && y - (last.at(-1) ?? 0) <= 1) last.push(y);
    else groups.push([y]);
  }
  return groups.map((group) => group.reduce((sum, y) => sum + y, 0) / group.length);
}

const blended = (below: Colour, over: Omit<Colour, 'alpha'>, share: number): Colour => ({
  red: below.red + (over.red - below.red) * share,
  green: below.green + (over.green - below.green) * share,
  blue: below.blue + (over.blue - below.blue) * share,
  alpha: 255,
});

/** What a row may be covered with: nothing, the tint of the straddle, that of a short leg. */
const bare = (below: Colour) => below;
const atTheMoney = (below: Colour) => blended(below, accent, tint);
const shortLeg = (below: Colour) => blended(below, ink, legTint);

const apart = (a: Colour, b: Colour) =>
  Math.max(Math.abs(a.red - b.red), Math.abs(a.green - b.green), Math.abs(a.blue - b.blue));

/** Pixels in the cells of a row that are not what the page painted, seen through the row's tint. */
function strangePixels(
  { drawn, bare }: { drawn: Picture; bare: Picture },
  row: Row,
  through: (below: Colour) => Colour,
): number {
  let strange = 0;
  // Lines run between rows and the band between columns: the edges of a cell are theirs.
  for (const { x, y, width, height } of row.quotes)
    for (let at = Math.ceil(y + 3); at < Math.min(drawn.height, y + height - 3); at += 1)
      for (let across = Math.ceil(x + 3); across < Math.min(drawn.width, x + width - 3); across += 1) {
        if (at < 0 || across < 0) continue;
        const below = bare.at(across, at);
        if (apart(drawn.at(across, at), through(below)) > 3) strange += 1;
      }
  return strange;
}

/** The strikes that the badges of the short legs name. */
async function shortStrikes(): Promise<number[]> {
  const trees = await shadowTrees(page);
  return [1, 2].flatMap((leg) => {
    const badge = findByTestId(trees, `leg-${leg}`);
    return badge ? [Number(badge.attributes['aria-valuenow'])] : [];
  });
}

/** Everything that is wrong with the drawing as it is now. */
async function faults(): Promise<string[]> {
  const words = await chip(page);
  const forward = forwardOf(words);
  const straddle = Number(/([\d,.]+) straddle/.exec(words)?.[1]?.replaceAll(',', ''));
  const shorts = await shortStrikes();
  const both = await pictures();
  const rows = await rowsOn();
  const table = await page.$eval('table', (each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return { x, y, width, height };
  });
  if (Number.isNaN(forward + straddle)) return [`no forward and straddle on the chip: ${words}`];
  const wrong: string[] = [];
  const body = { ...table, y: rows[0]?.rect.y ?? 0, height: (rows[0]?.rect.height ?? 0) * rows.length };

  const rising = [...rows].sort((a, b) => a.strike - b.strike);
  const upper = rising.findIndex(({ strike }) => strike > forward);
  const pair = [rising[upper - 1], rising[upper]].sort((a, b) => (a?.rect.y ?? 0) - (b?.rect.y ?? 0));
  const boundary = ((pair[0]?.rect.y ?? 0) + (pair[0]?.rect.height ?? 0) + (pair[1]?.rect.y ?? 0)) / 2;
  const lines = linesIn(both.drawn, body);
  if (lines.length !== 1 || Math.abs((lines[0] ?? 0) - boundary) > 1)
    wrong.push(`forward ${forward}: line at ${lines}, boundary at ${boundary}`);

  const money = rising.filter((row) => Math.abs(row.straddle - straddle) < 0.006);
  const nearest = money.sort((a, b) => Math.abs(a.strike - forward) - Math.abs(b.strike - forward))[0];
  if (!nearest) wrong.push(`no row has the straddle ${straddle}`);
  for (const row of rows) {
    const through = shorts.includes(row.strike) ? shortLeg : row === nearest ? atTheMoney : bare;
    const strange = strangePixels(both, row, through);
    if (strange > 0) wrong.push(`${strange} strange pixels on the quotes of ${row.strike}`);
  }
  return wrong;
}

async function hasNoFaults(): Promise<void> {
  let found: string[] = [];
  await until('a right drawing', async () => {
    found = await faults();
    return found.length === 0;
  }).catch(() => undefined);
  expect(found).toEqual([]);
}

describe('the marks', () => {
  it('stand at their rows and cover no quote', hasNoFaults);

  it('also after a tick', async () => {
    const before = await chip(page);
    await page.evaluate(() => window.practice.tick(120));
    await until('another chip', async () => forwardOf(await chip(page)) !== forwardOf(before));
    // The broker's own flash of changed quotes has to be over.
    await pause(1_200);
    await hasNoFaults();
  });

  it('also after scrolling', async () => {
    await page.evaluate(() => {
      document.body.style.paddingBottom = '3000px';
      scrollTo(0, 90);
    });
    await hasNoFaults();
  });

  it('also in a window of another size', async () => {
    const session = await page.createCDPSession();
    const { windowId } = await session.send('Browser.getWindowForTarget');
    const before = await page.evaluate(() => innerWidth);
    await session.send('Browser.setWindowBounds', { windowId, bounds: { width: 1180, height: 820 } });
    await until('another width', async () => (await page.evaluate(() => innerWidth)) !== before);
    await hasNoFaults();
  });

  it('also with the highest strike first', async () => {
    await page.evaluate(() => {
      const body = document.querySelector('tbody');
      body?.append(...[...body.rows].reverse());
    });
    await hasNoFaults();
  });

  it.each([
    ['zooms itself', 'html { zoom: 0.8 }'],
    ['is written from right to left', 'html { direction: rtl }'],
    ['counts its sizes in tens', 'html { font-size: 62.5% }'],
  ])('also on a page that %s', async (_, css) => {
    const style = await page.addStyleTag({ content: css });
    await page.evaluate(() => scrollTo(0, 90));
    await pause(300);
    await hasNoFaults();
    await style.evaluate((each) => (each as Element).remove());
  });

  it('are gone when the table is scrolled away', async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    let left = -1;
    await until('an empty picture', async () => {
      const box = findByTestId(await shadowTrees(page), 'chip')?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
      const { drawn, bare } = await pictures();
      left = 0;
      for (let y = 0; y < drawn.height; y += 1)
        for (let x = 0; x < drawn.width; x += 1) {
          // The chip may stand at the foot of the window, with its soft shadow.
          const inChip =
            x > box.x - 12 && x < box.x + box.width + 12 && y > box.y - 12 && y < box.y + box.height + 12;
          if (!inChip && apart(drawn.at(x, y), bare.at(x, y)) > 3) left += 1;
        }
      return left === 0;
    }).catch(() => undefined);
    expect(left).toBe(0);
  });
});
