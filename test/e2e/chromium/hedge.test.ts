import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasSharedData, sharedText } from '../../support/real-chains';
import { violationsOf } from '../support/axe';
import { Chromium } from '../support/chromium';
import { pasted } from '../support/paste';
import { press } from '../support/press';
import { pause, until } from '../support/until';

/** An SPX chain in one tab and VIX chains in another: the panel of the first knows the hedge at real quotes. */

let chromium: Chromium;
let spx: Page;
let panel: Page;

const text = (selector: string) => panel.$eval(selector, (each) => each.textContent ?? '').catch(() => '');
const there = (what: string, selector: string) =>
  until(what, async () => (await text(selector)) !== '', { timeout: 15_000 });

beforeAll(async () => {
  chromium = await Chromium.launch({ width: 1500, height: 1200 });
  await chromium.closePractice();
  spx = await chromium.open('practice.html');
  panel = await chromium.dock();
  await spx.bringToFront();
  await there('the condor', '[data-testid=section-condor]');
});
afterAll(() => chromium?.close());

const openAll = () =>
  panel.$$eval('[data-testid=section-hedge] details:not([open]) > summary', (all) => {
    for (const each of all) each.click();
  });

describe('the hedge of an SPX condor', () => {
  it('without a VIX chain says so, and what to do', async () => {
    await there('the reason', '[data-testid=hedge-refused]');
    expect(await text('[data-testid=hedge-refused]')).toContain('Open a VIX chain in another tab');
  });

  it('from a typed level is called modelled, and can be taken back', async () => {
    await press(panel, '[data-testid=hedge-typed]');
    await panel.keyboard.type('18');
    await panel.keyboard.press('Enter');
    await there('the layers', '[data-testid=layers]');
    expect(await text('[data-testid=vix-source]')).toContain('modelled');
    await press(panel, '[data-testid=vix-source] button');
    await there('the reason again', '[data-testid=hedge-refused]');
  });

  it('knows the chains that another tab has shown, with their age', async () => {
    const vix = await chromium.open('practice.html?symbol=VIX');
    await vix.bringToFront();
    const expiries = await vix.$$('.ng-page [role=tab]');
    for (const expiry of expiries.slice(0, 12)) {
      await expiry.click();
      await pause(700);
    }
    await spx.bringToFront();
    await there('the layers', '[data-testid=layers]');
    const source = await text('[data-testid=vix-source]');
    expect(source).toMatch(/VIX \d+\.\d\d · \d+ expiries · .* ago/);
    expect(source).not.toContain('modelled');
    const layers = await panel.$$eval('[data-testid=layers] li', (all) =>
      all.map((each) => each.textContent ?? ''),
    );
    expect(layers.length).toBe(3);
    expect(layers.filter((words) => /VIXW? .* C/.test(words)).length).toBeGreaterThan(0);
    // Both sides in one row: what it costs where it is not needed, beside what it gives.
    expect(await text('[data-testid=section-hedge] .hedge-table')).toMatch(
      /Debit.*Bleed.*Call side.*At −2 %/,
    );
  });

  it('with enough condors is drawn on the page, beside the condor’s own break-evens', async () => {
    const options = await chromium.open('options.html');
    await options.waitForSelector('[data-testid="option-condors"] input');
    await press(options, '[data-testid="option-condors"] input', { count: 3 });
    await options.keyboard.type('40');
    await options.keyboard.press('Enter');
    await pause(300);
    await options.close();
    await spx.bringToFront();
    await until('contracts', async () => /×[1-9]/.test(await text('[data-testid=layers]')), {
      timeout: 15_000,
    });
    await until('the combined levels', async () =>
      /even at [\d,.]+/.test(await text('[data-testid=combined]')),
    );
    await press(panel, '[data-testid=hedge-more] summary');
    await until('what happened on real days', async () =>
      (await text('[data-testid=hedge-more]')).includes('As on 2020-03-16'),
    );
    if (process.env['SHOTS']) {
      await pause(1500);
      await spx.screenshot({ path: '/tmp/shots-options/hedged-page.png' });
      await panel.screenshot({ path: '/tmp/shots-options/hedged-panel.png', fullPage: true });
    }
  });

  it('is edited by keyboard alone, and kept for the next panel', async () => {
    await spx.bringToFront();
    const keys = async (...pressed: Parameters<typeof panel.keyboard.press>[0][]) => {
      for (const key of pressed) await panel.keyboard.press(key);
    };
    await panel.focus('[data-testid=edit-layers] summary');
    await keys('Enter');
    await there('the editor', '[data-testid=layer-editor]');
    // Name, then contracts: the fields come one after the other.
    await keys('Tab', 'Tab');
    await panel.keyboard.down('Control');
    await keys('KeyA');
    await panel.keyboard.up('Control');
    await panel.keyboard.type('7');
    await keys('Enter');
    await until(
      'the layer counted anew',
      async () =>
        (await panel.$eval('[data-testid=hedge-set]', (each) => (each as HTMLSelectElement).value)) === 'own',
    );
    expect(await text('[data-testid=section-hedge] h2')).toContain('Own layers');
    await panel.reload();
    await there('the layers again', '[data-testid=layers]');
    expect(await text('[data-testid=section-hedge] h2')).toContain('Own layers');
    await press(panel, '[data-testid=edit-layers] summary');
    await there('the editor again', '[data-testid=layer-editor]');
    const counts = await panel.$$eval('[data-testid=layer-contracts]', (all) =>
      all.map((each) => (each as HTMLInputElement).value),
    );
    expect(counts).toEqual(['7', '4', '2']);
    await press(panel, '[data-testid=layers-reset]');
    await until('the preset', async () =>
      (await text('[data-testid=section-hedge] h2')).includes('Classic 4/4/2'),
    );
    await press(panel, '[data-testid=edit-layers] summary');
  });

  it('goes to another browser in the file of the settings', async () => {
    const set = () => panel.$eval('[data-testid=hedge-set]', (each) => (each as HTMLSelectElement).value);
    const before = await set();
    const options = await chromium.open('options.html');
    await options.waitForSelector('[data-testid=import]');
    await options.evaluate(async () => {
      // “Undo” stands for some seconds; on a busy machine they are over before the panel has been looked at.
      const timeout = window.setTimeout;
      window.setTimeout = ((run: () => void, ms = 0) =>
        timeout(run, ms > 2_000 ? 60_000 : ms)) as typeof window.setTimeout;
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        void (blob as Blob).text().then((saved) => {
          document.body.dataset['saved'] = saved;
        });
        return make(blob);
      };
    });
    await options.evaluate(() => {
      const save = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Save settings to a file',
      );
      save?.click();
    });
    const saved = await until('the file', () => options.$eval('body', (body) => body.dataset['saved']));
    const body = JSON.parse(saved);
    expect(body.hedge.value.set).toBe(before);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'wingspan-hedge-'));
    const file = path.join(folder, 'settings.json');
    await writeFile(file, saved.replace(`"set": "${before}"`, '"set": "even-ladder"'));
    const chooser = await options.$('[data-testid=import]');
    await (chooser as never as { uploadFile(name: string): Promise<void> }).uploadFile(file);
    await until('the preview', () => options.$('[data-testid=import-preview]'));
    expect(await options.$eval('[data-testid=import-preview]', (preview) => preview.textContent)).toContain(
      'Even ladder',
    );
    await press(options, '[data-testid=import-preview] .main');
    await options.waitForSelector('.toast button');
    // The panel follows the tab in front, and keeps its word for what it was told meanwhile.
    await spx.bringToFront();
    await there('the layers', '[data-testid=layers]');
    await until('the set of the file', async () => (await set()) === 'even-ladder');
    await options.$eval('.toast button', (undo) => (undo as HTMLElement).click());
    await until('the set of before', async () => (await set()) === before);
    await options.close();
    await rm(folder, { recursive: true });
    await spx.bringToFront();
    await there('the layers again', '[data-testid=layers]');
  });

  it('keeps a layer that was bought, with what it is worth now, until it is removed', async () => {
    await spx.bringToFront();
    await press(panel, '[data-testid=buy-0]');
    await there('the form', '[data-testid=buy-form]');
    await panel.focus('[data-testid=buy-price]');
    await panel.keyboard.down('Control');
    await panel.keyboard.press('KeyA');
    await panel.keyboard.up('Control');
    await panel.keyboard.type('0.50');
    await panel.keyboard.press('Enter');
    await there('what was bought', '[data-testid=bought] li');
    await panel.reload();
    await there('what was bought, again', '[data-testid=bought-profit]');
    const worth =
      /short ×\d+.*Bought at 0\.50 on .*Now \d+\.\d\d at bid, [+−]\$[\d,.]+ .*Take profit at 1\.50/;
    await until('what it is worth now', async () => worth.test(await text('[data-testid=bought] li')));
    await press(panel, '[data-testid=bought-remove]');
    await until('nothing', async () => !(await panel.$('[data-testid=bought] li')));
    await press(panel, '[data-testid=bought-undo]');
    await there('what was put back', '[data-testid=bought] li');
    await press(panel, '[data-testid=bought-remove]');
    await until('nothing again', async () => !(await panel.$('[data-testid=bought] li')));
  });

  it('takes over what a list says is held: calls as bought layers, the condor on the tab; and back', async () => {
    const legs = () =>
      panel.$$eval('.legs output', (all) => all.map((each) => Number(each.textContent?.replace(/,/g, ''))));
    const before = await legs();
    // From the long call down to the long put.
    const held = before.map((strike, leg) => (leg < 2 ? strike : strike - 10));
    const [, heading = ''] = (await text('.chain h1')).split(' · ');
    const year = new Date().getUTCFullYear();
    // Around New Year a day without its year may be of either.
    const day = [year, year + 1]
      .map((each) => new Date(`${heading.replace(/^\w+, /, '')}, ${each} UTC`))
      .find((each) => each.getTime() > Date.now() - 30 * 86_400_000);
    const occ = (root: string, date: Date, side: string, strike: number) =>
      `${root}${date.toISOString().slice(2, 10).replace(/-/g, '')}${side}${String(1000 * strike).padStart(8, '0')}`;
    if (!day) throw new Error(heading);
    const later = new Date(day.getTime() + 60 * 86_400_000);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'wingspan-held-'));
    const file = path.join(folder, 'held.txt');
    const lines = held.map((strike, leg) => {
      const quantity = leg === 1 || leg === 2 ? -3 : 3;
      return `${quantity} ${occ('SPXW', day, leg < 2 ? 'C' : 'P', strike)}`;
    });
    await writeFile(file, [`4 ${occ('VIX', later, 'C', 26)}`, ...lines].join('\n'));
    const field = await panel.$('[data-testid=open-file]');
    await (field as ElementHandle<HTMLInputElement>).uploadFile(file);
    await there('the way to take over', '[data-testid=held-take]');
    await press(panel, '[data-testid=held-take]');
    await there('what is missing', '.held-position [role=alert]');
    await panel.focus('[data-testid=held-paid-0]');
    await panel.keyboard.type('1.10');
    await panel.keyboard.press('Enter');
    await press(panel, '[data-testid=held-take]');
    await there('the way back', '[data-testid=held-undo]');
    await press(panel, '[data-testid=held-condor]');
    await until('the condor on the tab', async () =>
      (await text('[data-testid=held-position]')).includes('The tab shows this condor.'),
    );
    await press(panel, '[data-testid=file-bar] button');
    await until('its strikes', async () => (await legs()).join() === held.join());
    await there('what was bought', '[data-testid=bought] li');
    expect(await text('[data-testid=bought]')).toMatch(/×4.*VIX 26 C .*Bought at 1\.10\./);
    await press(panel, '[data-testid=bought-remove]');
    await rm(folder, { recursive: true });
  });

  it('can be read by everybody, with everything opened', async () => {
    await spx.bringToFront();
    await press(panel, '[data-testid=buy-1]');
    await there('the form', '[data-testid=buy-form]');
    await press(panel, '[data-testid=buy-keep]');
    await there('what was bought', '[data-testid=bought-profit]');
    await press(panel, '[data-testid=buy-0]');
    await openAll();
    for (const part of ['layer-editor', 'tuning', 'hedge-more', 'layer-tickets', 'buy-form'])
      await there(part, `[data-testid=${part}]`);
    const found: unknown[] = [];
    for (const width of [400, 320])
      for (const scheme of ['light', 'dark'])
        for (const direction of ['ltr', 'rtl']) {
          await panel.setViewport({ width, height: 900 });
          await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          await panel.evaluate((way) => {
            document.documentElement.dir = way;
          }, direction);
          const violations = await violationsOf(panel);
          const over = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (violations.length > 0 || over > 0) found.push({ width, scheme, direction, violations, over });
        }
    await panel.evaluate(() => {
      document.documentElement.dir = 'ltr';
    });
    await panel.setViewport(null);
    await panel.emulateMediaFeatures([]);
    await press(panel, '[data-testid=bought-remove]');
    expect(found).toEqual([]);
  });

  it.skipIf(!hasSharedData)(
    'fits its coefficients to the histories of files, and takes that back',
    async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'wingspan-histories-'));
      for (const [index, name] of [
        ['VIX', 'VIX_History.csv'],
        ['SPX', 'SPX_daily_2019-2026.csv'],
      ] as const) {
        const file = path.join(folder, name);
        await writeFile(file, sharedText(`history/${name}`));
        const field = await until(`the way in for ${index}`, async () => {
          const found = await panel.$(`[data-testid=history-${index}]`);
          // What was opened before is folded where the hedge had to be drawn from the start.
          if (!found) await openAll();
          return found;
        });
        await (field as ElementHandle<HTMLInputElement>).uploadFile(file);
        await until(index, async () => !(await panel.$(`[data-testid=history-${index}]`)));
      }
      await rm(folder, { recursive: true });
      await there('what was fitted', '[data-testid=fit-use]');
      expect(await text('[data-testid=fit]')).toMatch(
        /Fitted on the 1,8\d\d days that both have, Jan 2, 2019/,
      );
      await press(panel, '[data-testid=fit-use]');
      await there('that it is used', '[data-testid=fit-used]');
      await press(panel, '[data-testid=tuning-undo]');
      await there('the offer again', '[data-testid=fit-use]');
    },
  );

  it('tells what to do when a side is tested, each way out with its order', async () => {
    const strikes = await panel.$$eval('.legs output', (all) =>
      all.map((each) => Number(each.textContent?.replace(/,/g, ''))),
    );
    const forward = Number((await text('[data-testid=forward]')).replace(/[^\d.]/g, ''));
    // The put spread walks up until its short leg stands at the forward.
    const steps = Math.ceil((forward - (strikes[2] ?? forward)) / 5);
    for (let i = 0; i < steps; i += 1)
      for (const leg of ['short put', 'long put']) {
        await press(panel, `[aria-label="Move the ${leg} to the next higher strike"]`);
        await pause(250);
      }
    await until('the decide table', async () => (await text('[data-testid=section-decide]')) !== '', {
      timeout: 15_000,
    });
    const decide = await text('[data-testid=section-decide]');
    expect(decide).toContain('the put side is tested');
    for (const action of ['Do nothing', 'Close']) expect(decide).toContain(action);
    const columns = await panel.$$eval('[data-testid=section-decide] thead th', (all) =>
      all.map((each) => each.textContent),
    );
    for (const column of ['Extra capital', 'Capital charge', 'CVaR', 'Acid test'])
      expect(columns).toContain(column);
    if (process.env['SHOTS']) {
      await panel.evaluate(() => {
        for (const each of document.querySelectorAll<HTMLDetailsElement>(
          '[data-testid=section-decide] details',
        ))
          each.open = true;
      });
      await (await panel.$('[data-testid=section-decide]'))?.screenshot({
        path: '/tmp/shots-options/decide.png',
      });
    }
  });

  it.each(['natural', 'mid'])('copies the roll at %s as it was shown', async (aim) => {
    await spx.bringToFront();
    await there('the section', '[data-testid=section-decide]');
    await press(panel, `[data-testid=section-decide] [data-testid=aim-${aim}]`);
    const roll = '[data-testid=decide-roll-away]';
    await there('the roll', roll);
    await panel.$eval(roll, (details) => {
      (details as HTMLDetailsElement).open = true;
    });
    await there('its order', `${roll} pre`);
    await panel.bringToFront();
    await panel.evaluate(async () => navigator.clipboard.writeText('untouched'));
    // One that speaks against its limit, or is old, asks twice on the same text.
    for (let clicks = 0; clicks < 5 && (await text(`${roll} .copied`)) === ''; clicks += 1) {
      await press(panel, '[data-testid=decide-copy-roll-away]');
      await pause(150);
    }
    // What was copied stands still while the chain ticks on.
    const held = await text(`${roll} pre`);
    expect(await pasted(chromium)).toBe(held);
    // Two legs closed and two opened; what the limit says is what the legs add up to, on the tick.
    const legs = [...held.matchAll(/^(Buy|Sell) to (open|close) .* at ([\d.]+)$/gm)];
    expect(legs.map(([, , effect]) => effect).sort()).toEqual(['close', 'close', 'open', 'open']);
    const net = legs.reduce((sum, [, way, , price]) => sum + (way === 'Buy' ? 1 : -1) * Number(price), 0);
    const [, limit, kind] = /limit ([\d.]+) (debit|credit)/.exec(held) ?? [];
    expect(Math.abs((kind === 'credit' ? -1 : 1) * Number(limit) - net)).toBeLessThanOrEqual(0.051);
  });
});
