import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { points } from '@/components/format';
import { analyse } from '@/lib/core/analyse';
import { hasSharedData, realChains, realFiles, sharedText } from '../../support/real-chains';
import { Chromium } from '../support/chromium';
import { press } from '../support/press';
import { until } from '../support/until';

/** Where no page can be read, a file can: the same engine, the same numbers. */

let chromium: Chromium;
let panel: Page;
let folder: string;

const text = (selector: string) => panel.$eval(selector, (each) => each.textContent ?? '').catch(() => '');
const upload = async (file: string) =>
  ((await panel.$('[data-testid=open-file]')) as ElementHandle<HTMLInputElement>).uploadFile(file);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wingspan-files-'));
  chromium = await Chromium.launch({ width: 1000, height: 1000 });
  await chromium.closePractice();
  panel = await chromium.open('sidepanel.html');
  await panel.waitForSelector('[data-testid=open-file]');
});
afterAll(async () => {
  await chromium?.close();
  await rm(folder, { recursive: true });
});

describe.skipIf(!hasSharedData)('a real quote table (../shared/data)', () => {
  it('shows the forward that the engine finds in it, and goes back to the page', async () => {
    const file = realFiles.find(({ session }) => session === 'regular');
    if (!file) throw new Error('no real file');
    const copy = path.join(folder, path.basename(file.path, '.gz'));
    await writeFile(copy, sharedText(file.path));
    await upload(copy);
    await until('the numbers', async () => (await text('[data-testid=forward]')) !== '', { timeout: 30_000 });
    const heading = await text('.chain h1');
    const forwards = [...realChains(file)].flatMap((chain) => {
      const answer = analyse({ chain, now: chain.source.readAt, rate: 0.04 });
      return answer.ok ? [points(answer.value.figures.forward.value)] : [];
    });
    const shown = /([\d,]+\.\d\d)/.exec(await text('[data-testid=forward]'))?.[1];
    expect(forwards, heading).toContain(shown);
    await press(panel, '[data-testid=file-bar] button');
    await until('the page again', async () => (await panel.$('[data-testid=file-bar]')) === null);
  });
});

describe('a file that is no chain', () => {
  it.each([
    ['empty.csv', '', 'empty'],
    ['letter.txt', 'Dear broker,\nplease find attached nothing.\n', 'no chain, history'],
    ['binary.csv', '\u0000\u0001\u0002PK', 'not plain text'],
  ])('%s gets a sentence, and the way back', async (name, content, words) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    await upload(file);
    await until('the reason', async () =>
      (await text('[data-testid=file-bar] [role=alert]')).includes(words),
    );
    await press(panel, '[data-testid=file-bar] button');
    await until('the page again', async () => (await panel.$('[data-testid=file-bar]')) === null);
  });
});
