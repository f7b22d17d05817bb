import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { Chromium } from './chromium';
import { Picture } from './png';
import { press } from './press';
import { pause, until } from './until';
import { holdCondors, showVix } from './vix';

/** One picture: surfaces of the extension side by side, in one colour scheme. */
export type Shot = {
  file: string;
  scheme: 'light' | 'dark';
  /** Address within the extension of the page in the tab. */
  page: string;
  show: ('page' | 'panel' | 'popup')[];
  /** All of it, however long, not what fits the window. */
  whole?: boolean;
  /** These parts of the panel side by side, in the place of the surfaces themselves. */
  parts?: string[];
  /** The short put stands at the money, as on a bad day. */
  tested?: boolean;
};

/** Readings arrive once a second; after this long every surface shows one. */
const SETTLE = 2000;

/** Takes the pictures in one browser and gives the paths of the files. */
export async function takePictures(shots: Shot[], folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const chromium = await Chromium.launch({ width: 1440, height: 1240 });
  try {
    await chromium.closePractice();
    await holdCondors(chromium, 20);
    await showVix(chromium);
    const files: string[] = [];
    for (const shot of shots) {
      const file = path.join(folder, shot.file);
      await writeFile(file, await take(chromium, shot));
      files.push(file);
    }
    return files;
  } finally {
    await chromium.close();
  }
}

async function take(chromium: Chromium, shot: Shot): Promise<Buffer> {
  const page = await chromium.open(shot.page);
  try {
    await colour(page, shot.scheme);
    const surfaces = { page: () => page, panel: () => chromium.dock(), popup: () => chromium.popup(page) };
    const shown: Page[] = [];
    for (const name of shot.show) {
      const surface = await surfaces[name]();
      await colour(surface, shot.scheme);
      shown.push(surface);
    }
    // A page behind another one is not drawn on; but a popup closes as soon as something else is looked at.
    if (!shot.show.includes('popup')) await page.bringToFront();
    await pause(SETTLE);
    const [first] = shown;
    if (shot.tested && first) await testPutSide(first);
    const pictures = [];
    if (shot.parts && first) for (const part of shot.parts) pictures.push(await partOf(first, part));
    else
      for (const surface of shown)
        pictures.push(Picture.read(await surface.screenshot({ fullPage: shot.whole ?? false })));
    // Parts of one panel are not as long as each other: below, the panel goes on.
    return Picture.beside(pictures, 1, shot.parts && pictures[0]?.at(1, 1)).write();
  } finally {
    // The panel belongs to the window and would stay for the next picture.
    for (const view of await chromium.extension.pages())
      if (view !== page) await view.close().catch(() => undefined);
    await page.close();
  }
}

/** One part of the panel, all of it. */
async function partOf(panel: Page, part: string): Promise<Picture> {
  const found = await until(part, () => panel.$(`[data-testid=section-${part}]`), { timeout: 15_000 });
  return Picture.read(await found.screenshot());
}

/** Takes the put spread up until its short leg stands at the forward, as a person would. */
async function testPutSide(panel: Page): Promise<void> {
  const number = (words: string) => Number(words.replace(/[^\d.]/g, ''));
  const strikes = await panel.$$eval('.legs output', (all) => all.map((each) => each.textContent ?? ''));
  const forward = number(await panel.$eval('[data-testid=forward]', (each) => each.textContent ?? ''));
  const steps = Math.ceil((forward - number(strikes[2] ?? '')) / 5);
  for (let i = 0; i < steps; i += 1)
    for (const leg of ['short put', 'long put']) {
      await press(panel, `[aria-label="Move the ${leg} to the next higher strike"]`);
      await pause(250);
    }
  await pause(SETTLE);
}

const colour = (page: Page, scheme: Shot['scheme']) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
