import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Chromium } from '../support/chromium';
import { keepOne } from '../support/kept-ticket';
import { press } from '../support/press';
import { until } from '../support/until';

const line =
  'wingspan-recipe-1 https://broker.example {"parts":[{"kind":"columns","reader":"table","width":5,"heads":5,"side":null,"which":null,"columns":[{"field":"strike","side":null,"head":"level","nth":0,"of":1,"at":2}]}],"expiry":null}';

/** What is there of everything that a person made: a setting, a taught page, a copied ticket. */
async function kept(chromium: Chromium) {
  const options = await chromium.open('options.html');
  await options.waitForSelector('[data-testid="option-condors"] input');
  const condors = await options.$eval('[data-testid="option-condors"] input', (each) => each.value);
  const taught = await options.$$eval('[data-testid=taught] li b', (all) =>
    all.map((each) => each.textContent),
  );
  await options.close();
  const panel = await chromium.open('sidepanel.html');
  await panel.waitForSelector('[data-testid=section-journal], .file-opener');
  await until('the panel', async () => (await panel.$('.file-opener')) !== null);
  const tickets = (await panel.$$('[data-testid=section-journal] .journal li')).length;
  await panel.close();
  return { condors, taught, tickets };
}

const all = { condors: '20', taught: ['https://broker.example'], tickets: 1 };

it('settings, taught pages and copied tickets outlive the worker, an update of the extension and the browser', async () => {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'wingspan-lasting-'));
  // Under one path it is one extension, whatever its version.
  const extension = path.join(profile, 'wingspan');
  await cp('.output/chrome-mv3', extension, { recursive: true });
  let chromium = await Chromium.launch({ profile, extension });
  try {
    const options = await chromium.open('options.html');
    await options.bringToFront();
    await options.waitForSelector('[data-testid="option-condors"] input');
    await press(options, '[data-testid="option-condors"] input', { count: 3 });
    await options.keyboard.type('20');
    await options.keyboard.press('Enter');
    await options.type('[data-testid=recipe-line]', line);
    await options.keyboard.press('Enter');
    await options.waitForSelector('[data-testid=taught] li');
    await options.close();
    const panel = await chromium.open('sidepanel.html');
    await panel.evaluate(keepOne);
    await panel.close();
    await until('all of it', async () => JSON.stringify(await kept(chromium)) === JSON.stringify(all));

    await chromium.killWorker();
    expect(await kept(chromium)).toEqual(all);

    // The browser starts again and finds a newer version of the extension.
    await chromium.close();
    const manifest = path.join(extension, 'manifest.json');
    const older = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
    await writeFile(manifest, JSON.stringify({ ...older, version: `${older.version}.1` }));
    chromium = await Chromium.launch({ profile, extension });
    expect(await kept(chromium)).toEqual(all);
  } finally {
    await chromium.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
});
