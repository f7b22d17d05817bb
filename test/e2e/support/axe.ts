import axe, { type AxeResults } from 'axe-core';
import type { Page, Realm } from 'puppeteer-core';
import type { Chromium } from './chromium';

/** What axe found, short enough to read in a failed test. */
export type Violation = { rule: string; help: string; where: string[] };

type Extended = {
  axe: { run(context?: unknown, options?: unknown): Promise<AxeResults> };
  chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
};

/** The rules whose answer changes with the colours alone. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Accessibility violations of a page of the extension, by all rules or by these. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    (runOnly) =>
      (globalThis as unknown as Extended).axe.run(document, {
        resultTypes: ['violations'],
        ...(runOnly && { runOnly }),
      }),
    rules,
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
