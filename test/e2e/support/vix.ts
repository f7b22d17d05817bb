import type { Chromium } from './chromium';
import { press } from './press';
import { pause } from './until';

/** What a hedge is made of: condors to hedge, and VIX chains that another tab has shown. */

/** Says in the options how many condors are held. */
export async function holdCondors(chromium: Chromium, count: number): Promise<void> {
  const options = await chromium.open('options.html');
  await options.waitForSelector('[data-testid="option-condors"] input');
  await press(options, '[data-testid="option-condors"] input', { count: 3 });
  await options.keyboard.type(String(count));
  await options.keyboard.press('Enter');
  await pause(300);
  await options.close();
}

/** Looks at one practice VIX expiry after another, in a tab of its own. */
export async function showVix(chromium: Chromium): Promise<void> {
  const vix = await chromium.open('practice.html?symbol=VIX');
  await vix.bringToFront();
  for (const expiry of (await vix.$$('.ng-page [role=tab]')).slice(0, 12)) {
    await expiry.click();
    await pause(700);
  }
  await vix.close();
}
