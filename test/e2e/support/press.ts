import type { ClickOptions, Page } from 'puppeteer-core';
import { until } from './until';

/** Clicks what answers to this selector, once it is there: a page of ours draws itself anew with every reading. */
export function press(page: Page, selector: string, how?: ClickOptions): Promise<true> {
  const click = async () => {
    const found = await page.$(selector);
    // Gone again between the look and the click: look again.
    return found?.click(how).then(() => true as const, gone);
  };
  return until(`${selector} to click`, click);
}

function gone(error: Error): false {
  if (/detached|not attached|not an Element|no such/i.test(error.message)) return false;
  throw error;
}
