import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overlayViolations, violationsOf } from '../support/axe';
import { Chromium } from '../support/chromium';
import { click, findByText, shadowTrees, waitForTestId } from '../support/closed-shadow';
import { memoryOf } from '../support/memory';
import { isNear, Picture } from '../support/png';
import { type Host, serve } from '../support/serve';
import { costOf } from '../support/trace';
import { pause, until } from '../support/until';

/** The harness is shown to see what it is for, with a small extension that does everything ours must not. */
describe('the Chromium harness', () => {
  let chromium: Chromium;
  let host: Host;

  beforeAll(async () => {
    host = await serve('<!doctype html><html lang="en"><title>host</title><h1>host</h1></html>');
    chromium = await Chromium.launch({
      extension: 'test/e2e/support/probe',
      hosts: ['http://localhost/*'],
    });
  });

  afterAll(async () => {
    await chromium?.close();
    await host?.close();
  });

  const press = async (page: Awaited<ReturnType<Chromium['page']>>, id: string) =>
    click(page, await waitForTestId(page, id));

  it('counts nothing while nothing leaves, then every request by context', async () => {
    const page = await chromium.page(host.url);
    await waitForTestId(page, 'ping');
    const panel = await chromium.dock();
    expect(await chromium.networkUse()).toEqual([]);

    await press(page, 'leak');
    await panel.click('[data-testid=leak]');
    const popup = await chromium.popup(page);
    await popup.click('[data-testid=leak]');
    await (await chromium.worker()).evaluate(() =>
      fetch('http://127.0.0.1:5990/leak-by-worker').catch(() => 0),
    );
    await pause(200);

    const used = await chromium.networkUse();
    expect(used.filter(({ from }) => from === 'content script').map(({ url }) => url)).toEqual([
      `${host.url}leak-by-content-script`,
    ]);
    const urls = used.filter(({ from }) => from !== 'content script').map(({ url }) => url);
    expect(urls).toContain('http://127.0.0.1:5990/leak-by-worker');
    expect(urls.filter((url) => url === 'http://127.0.0.1:5990/leak-by-page').length).toBeGreaterThanOrEqual(
      2,
    );
    await page.close();
  });

  it('looks into a closed shadow root and clicks there', async () => {
    const page = await chromium.page(host.url);
    await press(page, 'ping');
    await until('an answer', async () => findByText(await shadowTrees(page), 'pong'));
    const [tree] = await shadowTrees(page);
    expect(tree?.mode).toBe('closed');
    expect(tree?.host.tag).toBe('probe-overlay');
    expect(tree?.host.rect).toEqual({ x: 100, y: 100, width: 200, height: 100 });
    await page.close();
  });

  it('kills the worker, and the next message has a new one', async () => {
    const page = await chromium.page(host.url);
    const answer = async () => {
      await press(page, 'ping');
      const found = await until('an answer', async () => findByText(await shadowTrees(page), 'pong'));
      return Number(found.text.split(' ')[1]);
    };
    const first = await answer();
    await chromium.killWorker();
    await pause(50);
    expect(await answer()).toBeGreaterThan(first);
    await page.close();
  });

  it('docks the panel beside the page and opens the popup over it', async () => {
    const page = await chromium.page(host.url);
    const panel = await chromium.dock();
    expect(await panel.$eval('h1', (each) => each.textContent)).toBe('sidepanel');
    await until('a narrower page', async () => (await page.evaluate(() => innerWidth)) < 1000);
    const popup = await chromium.popup(page);
    expect(await popup.$eval('h1', (each) => each.textContent)).toBe('popup');
    await page.close();
  });

  it('reads the clipboard and the pixels', async () => {
    const page = await chromium.page(host.url);
    await page.bringToFront();
    await press(page, 'copy');
    await until('a copy', async () => (await chromium.clipboard(page)) === 'copied by the probe');
    const picture = Picture.read(await page.screenshot());
    expect(isNear(picture.at(290, 190), { red: 0xcc, green: 0, blue: 0 })).toBe(true);
    const inside = picture.count({ x: 100, y: 150, width: 200, height: 50 }, (each) =>
      isNear(each, { red: 0xcc, green: 0, blue: 0 }),
    );
    expect(inside).toBe(200 * 50);
    await page.close();
  });

  it('measures what a content script costs, and what it holds', async () => {
    const page = await chromium.page(host.url);
    const idle = await costOf(page, chromium.origin, async () => {
      await waitForTestId(page, 'busy');
    });
    expect(idle.longTasks).toBe(0);
    const busy = await costOf(page, chromium.origin, () => press(page, 'busy'));
    expect(busy.total).toBeGreaterThan(75);
    expect(busy.longest).toBeGreaterThan(75);
    expect(busy.longTasks).toBe(1);

    const before = await memoryOf(page);
    await press(page, 'hoard');
    const after = await memoryOf(page);
    expect(after.nodes - before.nodes).toBeGreaterThanOrEqual(2000);
    expect(after.listeners - before.listeners).toBeGreaterThanOrEqual(2000);
    await page.close();
  });

  it('finds what is not accessible, in the overlay too', async () => {
    const page = await chromium.page(host.url);
    await waitForTestId(page, 'nameless');
    const found = await overlayViolations(chromium, page, 'probe-overlay');
    expect(found.map(({ rule }) => rule)).toEqual(['button-name']);
    expect(await violationsOf(await chromium.open('popup.html'))).toEqual([]);
    await page.close();
  });

  it('takes a host back', async () => {
    await chromium.revoke(['http://localhost/*']);
    const page = await chromium.page(host.url);
    await pause(200);
    expect(await shadowTrees(page)).toEqual([]);
    await chromium.grant(['http://localhost/*']);
    await page.reload();
    await waitForTestId(page, 'ping');
    await page.close();
  });
});
