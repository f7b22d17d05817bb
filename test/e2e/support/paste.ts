import type { Chromium } from './chromium';

/** What a paste into an empty field of another page gives. */
export async function pasted(chromium: Chromium): Promise<string> {
  const page = await chromium.page('about:blank');
  await page.bringToFront();
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyV');
  await page.keyboard.up('Control');
  const value = await page.$eval('textarea', (field) => (field as HTMLTextAreaElement).value);
  await page.close();
  return value;
}
