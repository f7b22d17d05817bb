import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { Chromium } from './chromium';
import { Picture } from './png';
import { pause } from './until';
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
    const pictures = [];
    for (const surface of shown)
      pictures.push(Picture.read(await surface.screenshot({ fullPage: shot.whole ?? false })));
    return Picture.beside(pictures, 1).write();
  } finally {
    // The panel belongs to the window and would stay for the next picture.
    for (const view of await chromium.extension.pages())
      if (view !== page) await view.close().catch(() => undefined);
    await page.close();
  }
}

const colour = (page: Page, scheme: Shot['scheme']) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
