import { browser } from 'wxt/browser';

/** Open the built-in practice chain in a tab of its own. */
export async function openPractice(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/practice.html') });
}
