import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox, type View } from '../support/firefox';
import { chip, forwardOf } from '../support/overlay';
import { press } from '../support/press';
import { until } from '../support/until';

/** The first minutes with it in Firefox: installed, welcomed, a condor on the practice chain, a ticket pasted. */

let firefox: Firefox;
let sidebar: View;

beforeAll(async () => {
  firefox = await Firefox.launch({ width: 1600, height: 1200 });
});
afterAll(() => firefox?.close());

const shown = async (selector: string) =>
  String(await sidebar.evaluate(`return view.document.querySelector('${selector}')?.textContent ?? ''`));

describe('a new user', () => {
  let practice: Page;

  it('is welcomed by the practice chain, which is drawn on', async () => {
    const at = (page: Page) => page.evaluate(() => location.href).catch(() => '');
    practice = await until('the practice chain', async () => {
      for (const page of await firefox.browser.pages())
        if ((await at(page)) === `${firefox.origin}/practice.html#welcome`) return page;
      return null;
    });
    await practice.bringToFront();
    await until('the welcome', () =>
      practice.evaluate(() => document.body.innerText.includes('Welcome to Wingspan')),
    );
    await until('the chip', async () => forwardOf(await chip(practice)) > 0);
    expect(await chip(practice)).toMatch(/credit/i);
  });

  it('finds a condor in the sidebar, copies its ticket and pastes what was shown', async () => {
    sidebar = await firefox.sidebar();
    // The first look into it opens a tab of the harness's own.
    await sidebar.text();
    await practice.bringToFront();
    await until('a condor', async () => /\d/.test(await shown('[data-testid=section-condor]')));
    await until('the ticket', async () => (await shown('[data-testid=ticket-text]')) !== '');
    // A key that falls into the moment in which the section is drawn anew is pressed again, as a person would.
    await until(
      'copied',
      async () => {
        if ((await shown('.copied')) !== '') return true;
        await firefox.pressInSidebar(sidebar, '[data-testid=ticket-copy]');
        return false;
      },
      { timeout: 15_000, every: 1_500 },
    );
    const held = await shown('[data-testid=ticket-text]');
    const broker = await firefox.page('data:text/html,<textarea autofocus rows=9></textarea>');
    await broker.bringToFront();
    await press(broker, 'textarea');
    await broker.keyboard.down('Control');
    await broker.keyboard.press('KeyV');
    await broker.keyboard.up('Control');
    const pasted = () => broker.$eval('textarea', (field) => (field as HTMLTextAreaElement).value);
    await until('the paste', async () => (await pasted()) !== '');
    expect(await pasted()).toBe(held);
  });
});
