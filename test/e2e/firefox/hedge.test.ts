import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, servePlayground } from '../../playground/serve';
import { Firefox, type View } from '../support/firefox';
import { pause, until } from '../support/until';

/** Two tabs in Firefox, both read where they are: the sidebar of the SPX tab knows the VIX chains of the other. */

let firefox: Firefox;
let playground: Playground;
let sidebar: View;

beforeAll(async () => {
  playground = await servePlayground();
  firefox = await Firefox.launch({ width: 1600, height: 1200, hosts: ['http://127.0.0.1/*'] });
  sidebar = await firefox.sidebar();
  await sidebar.text();
});
afterAll(async () => {
  await firefox?.close();
  await playground?.close();
});

const shown = async (selector: string) =>
  String(await sidebar.evaluate(`return view.document.querySelector('${selector}')?.textContent ?? ''`));

describe('the hedge in Firefox', () => {
  it('is made of what the other tab has shown', async () => {
    const spx = await firefox.page(`${playground.url}?seed=7&expiry=0&tick=0`);
    await spx.bringToFront();
    await until('the reason', async () => (await shown('[data-testid=hedge-refused]')) !== '', {
      timeout: 15_000,
    });
    const vix = await firefox.page(`${playground.url}?seed=7&symbol=VIX`);
    await vix.bringToFront();
    for (const expiry of (await vix.$$('[role=tab]')).slice(0, 12)) {
      await expiry.click();
      await pause(700);
    }
    await spx.bringToFront();
    await until('the layers', async () => (await shown('[data-testid=layers]')) !== '', { timeout: 15_000 });
    expect(await shown('[data-testid=vix-source]')).toMatch(/VIX \d+\.\d\d · \d+ expiries/);
  });

  it('stands beside a P50 that a worker simulates', async () => {
    await sidebar.evaluate(`view.document.querySelector('[data-testid=p50] button').click()`);
    await until('the end', async () => (await shown('[data-testid=p50]')).includes('Again'), {
      timeout: 30_000,
    });
    expect(await shown('[data-testid=p50]')).toMatch(/^P50[\d.]+% ± [\d.]+%/);
  });
});
