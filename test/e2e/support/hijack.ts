import type { Page } from 'puppeteer-core';

/** The page takes every copy for itself: what lands on the clipboard through it is not what was meant. */
export async function hijackCopy(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const kind of ['copy', 'cut'])
      window.addEventListener(
        kind,
        (event) => {
          (event as ClipboardEvent).clipboardData?.setData('text/plain', 'EVIL');
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        true,
      );
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    Object.defineProperty(Clipboard.prototype, 'writeText', { value: () => write('EVIL') });
  });
}
