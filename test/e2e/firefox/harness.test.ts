import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { click, findByText, shadowTrees, waitForTestId } from '../support/closed-shadow';
import { Firefox } from '../support/firefox';
import { isNear, Picture } from '../support/png';
import { type Host, serve } from '../support/serve';
import { pause, until } from '../support/until';

/** The harness is shown to see what it is for, with a small extension that does everything ours must not. */
describe('the Firefox harness', () => {
  let firefox: Firefox;
  let host: Host;

  beforeAll(async () => {
    host = await serve('<!doctype html><html lang="en"><title>host</title><h1>host</h1></html>');
    firefox = await Firefox.launch({
      extension: 'test/e2e/support/probe',
      geckoId: 'probe@wingspan.example',
      hosts: ['http://localhost/*'],
    });
  });

  afterAll(async () => {
    await firefox?.close();
    await host?.close();
  });

  const press = async (page: Awaited<ReturnType<Firefox['page']>>, id: string) =>
    click(page, await waitForTestId(page, id));

  it('counts nothing while nothing leaves, then every request by context', async () => {
    const page = await firefox.page(host.url);
    await waitForTestId(page, 'ping');
    expect(await firefox.networkUse()).toEqual([]);
    expect(await firefox.pageRequests(host.origin)).toEqual([]);
    await press(page, 'leak');
    const popup = await firefox.open('popup.html');
    await popup.click('[data-testid=leak]');
    await until('the leak', async () => (await firefox.networkUse()).length > 0);
    expect(await firefox.networkUse()).toEqual([
      { url: 'http://127.0.0.1:5990/leak-by-page', from: 'extension page or worker' },
    ]);
    expect(await firefox.pageRequests(host.origin)).toEqual([`${host.url}leak-by-content-script`]);
    await popup.close();
    await page.close();
  });

  it('looks into a closed shadow root and clicks there', async () => {
    const page = await firefox.page(host.url);
    await press(page, 'ping');
    await until('an answer', async () => findByText(await shadowTrees(page), 'pong'));
    const [tree] = await shadowTrees(page);
    expect(tree?.mode).toBe('closed');
    expect(tree?.host.rect).toEqual({ x: 100, y: 100, width: 200, height: 100 });
    await page.close();
  });

  it('kills the background, and the next message has a new one', async () => {
    const page = await firefox.page(host.url);
    const answer = async () => {
      await press(page, 'ping');
      const found = await until('an answer', async () => findByText(await shadowTrees(page), 'pong'));
      return Number(found.text.split(' ')[1]);
    };
    const first = await answer();
    await firefox.killBackground();
    await pause(50);
    expect(await answer()).toBeGreaterThan(first);
    await page.close();
  });

  it('shows the sidebar, which did not open by itself, and reads it', async () => {
    expect(await firefox.sidebarIsOpen()).toBe(false);
    const page = await firefox.page(host.url);
    const wide = await page.evaluate(() => innerWidth);
    const sidebar = await firefox.sidebar();
    expect(await sidebar.text()).toContain('sidepanel');
    await until('a narrower page', async () => (await page.evaluate(() => innerWidth)) < wide);
    await page.close();
  });

  it('opens the popup from the toolbar and reads it', async () => {
    const page = await firefox.page(host.url);
    const popup = await firefox.popup(page);
    expect(await popup.text()).toContain('popup');
    await page.close();
  });

  it('reads the clipboard and the pixels', async () => {
    const page = await firefox.page(host.url);
    await press(page, 'copy');
    await until('a copy', async () => (await firefox.clipboard(page)) === 'copied by the probe');
    const picture = Picture.read(await page.screenshot());
    expect(isNear(picture.at(290, 190), { red: 0xcc, green: 0, blue: 0 })).toBe(true);
    await page.close();
  });

  it('takes a host back', async () => {
    await firefox.revoke(['http://localhost/*']);
    const page = await firefox.page(host.url);
    await pause(200);
    expect(await shadowTrees(page)).toEqual([]);
    await firefox.grant(['http://localhost/*']);
    await pause(100);
    await page.reload();
    await waitForTestId(page, 'ping');
    await page.close();
  });
});
