import { browser } from 'wxt/browser';

/** Open the settings, or bring them to the front where they are open; a section of them in a tab of its own. */
export async function openOptions(section?: 'rules'): Promise<void> {
  if (section) await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${section}`) });
  else await browser.runtime.openOptionsPage();
}
