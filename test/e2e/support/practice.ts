import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { Chromium } from './chromium';
import { Firefox } from './firefox';
import { Picture } from './png';
import { pause, until } from './until';

/** The practice chain in a browser, with the panel beside it. */
export type Practice = {
  browser: Browser;
  page: Page;
  /** Resolves when the browser is gone, by whomever. */
  closed: Promise<void>;
  close(): Promise<void>;
  /** Writes a picture of page and panel and gives its path. */
  picture(file: string): Promise<string>;
};

/** Opens the practice chain and docks the panel. */
export function openPractice(family: 'chromium' | 'firefox', how: { headless: boolean }): Promise<Practice> {
  return family === 'firefox' ? inFirefox(how.headless) : inChromium(how.headless);
}

async function inChromium(headless: boolean): Promise<Practice> {
  const chromium = await Chromium.launch({ headless, ...SIZE });
  const page = await practiceTab(chromium);
  const panel = await chromium.dock();
  await closeOthers(chromium.browser, page);
  return {
    browser: chromium.browser,
    page,
    ...ending(chromium.browser, () => chromium.close()),
    picture: async (file) => {
      await settle(page);
      return write(file, await sideBySide(page, panel));
    },
  };
}

async function inFirefox(headless: boolean): Promise<Practice> {
  const firefox = await Firefox.launch({ headless, ...SIZE });
  const page = await practiceTab(firefox);
  await firefox.sidebar();
  await closeOthers(firefox.browser, page);
  return {
    browser: firefox.browser,
    page,
    ...ending(firefox.browser, () => firefox.close()),
    picture: async (file) => {
      await settle(page);
      return write(file, await firefox.windowPicture());
    },
  };
}

/** The tab that opens by itself after installing; where none does, one is opened. */
async function practiceTab(where: Chromium | Firefox): Promise<Page> {
  const url = `${where.origin}/practice.html`;
  const opened = async () => (await where.browser.pages()).find((page) => page.url().startsWith(url));
  return until('the practice tab', opened, { timeout: 2000 }).catch(() => where.open('practice.html'));
}

/** A page and a docked panel as they stand in the window. */
export async function sideBySide(page: Page, panel: Page): Promise<Buffer> {
  const shots = await Promise.all([page, panel].map((each) => each.screenshot()));
  return Picture.beside(
    shots.map((shot) => Picture.read(shot)),
    1,
  ).write();
}

const SIZE = { width: 1440, height: 900 };

/** The first readings arrive within a second; a picture waits a little longer. */
const settle = (page: Page) => page.bringToFront().then(() => pause(2000));

async function closeOthers(browser: Browser, kept: Page): Promise<void> {
  const blank = (await browser.pages()).filter((page) => page !== kept && page.url() === 'about:blank');
  await Promise.all(blank.map((page) => page.close()));
  await kept.bringToFront();
}

function ending(browser: Browser, end: () => Promise<void>): Pick<Practice, 'closed' | 'close'> {
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  let ended: Promise<void> | undefined;
  const close = () => {
    ended ??= end();
    return ended;
  };
  return { closed: closed.then(close), close };
}

async function write(file: string, bytes: Uint8Array): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return file;
}
