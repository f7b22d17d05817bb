import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { servePage } from '../../support/serve-page';

/** A card of the gallery as a picture: a part of a screen that the practice page alone does not bring about. */
export type CardShot = {
  file: string;
  card: string;
  scheme: 'light' | 'dark';
  width: number;
  height: number;
};

/** Takes the pictures and gives the paths of the files. */
export async function takeCards(shots: readonly CardShot[], folder: string): Promise<string[]> {
  const served = await servePage('test/gallery');
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    const files: string[] = [];
    for (const { file, card, scheme, width, height } of shots) {
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(`${served.url}?card=${card}`);
      await page.waitForFunction((id) => document.documentElement.dataset['ready'] === id, {}, card);
      const to = path.join(folder, file);
      await page.screenshot({ path: to as `${string}.png` });
      files.push(to);
    }
    return files;
  } finally {
    await browser.close();
    await served.close();
  }
}
