import type { Page } from 'puppeteer-core';
import { isNear, Picture } from './png';

/** The colour of the lines of condor and hedge, on light pages. */
const HEDGE = { red: 0x6a, green: 0x3f, blue: 0xb5 };

/** Every pixel in the colour of the hedge on a page, lines and words; empty where there is none. */
export async function hedgeInk(on: Page): Promise<string> {
  await on.bringToFront();
  const seen = Picture.read(await on.screenshot());
  const found: string[] = [];
  for (let y = 0; y < seen.height; y += 1)
    for (let x = 0; x < seen.width; x += 1) if (isNear(seen.at(x, y), HEDGE)) found.push(`${x},${y}`);
  return found.join(' ');
}
