import { browser } from 'wxt/browser';

/** Open the settings, or bring them to the front where they are open. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}
