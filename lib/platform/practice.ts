import { browser } from 'wxt/browser';

/** Open the built-in practice chain in a tab of its own; after installing, with the first steps above it. */
export async function openPractice(first = false): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/practice.html${first ? '#welcome' : ''}`) });
}
