import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { keepOne } from '../support/kept-ticket';
import { press } from '../support/press';
import { until } from '../support/until';

describe('the list of copied tickets', () => {
  it('outlives the worker and the browser, and comes back when cleared by mistake', async () => {
    const profile = await mkdtemp(path.join(os.tmpdir(), 'wingspan-journal-'));
    let chromium = await Chromium.launch({ profile });
    const page = await chromium.open('sidepanel.html');
    await page.evaluate(keepOne);
    await chromium.killWorker();
    const listed = (each: Page) => each.$('[data-testid=section-journal] .journal li');
    await page.reload();
    await until('the ticket listed', () => listed(page));
    await chromium.close();
    chromium = await Chromium.launch({ profile });
    const again = await chromium.open('sidepanel.html');
    await until('the ticket listed again', () => listed(again));
    await again.bringToFront();
    await press(again, '[data-testid=journal-clear]');
    await until('none', async () => (await listed(again)) === null);
    await press(again, '[data-testid=journal-undo]');
    await until('the ticket back', () => listed(again));
    await chromium.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  });
});
