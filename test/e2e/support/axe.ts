import axe, { type AxeResults } from 'axe-core';
import type { Page, Realm } from 'puppeteer-core';
import type { Chromium } from './chromium';

/** What axe found, short enough to read in a failed test. */
export type Violation = { rule: string; help: string; where: string[] };

type Extended = {
  axe: { run(context?: unknown, options?: unknown): Promise<AxeResults> };
  chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
};

/** Accessibility violations of a page of the extension. */
export async function violationsOf(page: Page): Promise<Violation[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() =>
    (globalThis as unknown as Extended).axe.run(document, { resultTypes: ['violations'] }),
  );
  return inShort(results);
}

/**
 * Accessibility violations inside the shadow root, closed or not, of `host` (a selector) on a web page. Runs in
 * the world of the content script, the one place that may open a closed root; the page sees nothing of it.
 */
export async function overlayViolations(chromium: Chromium, page: Page, host: string): Promise<Violation[]> {
  const realm = await contentScriptRealm(chromium, page);
  await realm.evaluate(axe.source);
  const results = await realm.evaluate((selector: string) => {
    const { axe, chrome } = globalThis as unknown as Extended;
    const element = document.querySelector(selector);
    if (!element) throw new Error(`no ${selector} on the page`);
    const root = chrome.dom.openOrClosedShadowRoot(element);
    Object.defineProperty(element, 'shadowRoot', { value: root, configurable: true });
    return axe.run(element, { resultTypes: ['violations'] });
  }, host);
  return inShort(results);
}

/** The world of the extension's content script in a page. */
export async function contentScriptRealm(chromium: Chromium, page: Page): Promise<Realm> {
  for (const realm of page.extensionRealms()) if ((await realm.extension())?.id === chromium.id) return realm;
  throw new Error('No content script of the extension runs in this page');
}

function inShort({ violations }: AxeResults): Violation[] {
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.map(({ target, html }) => `${target.join(' ')}: ${html.slice(0, 120)}`),
  }));
}
