import type { Page } from 'puppeteer-core';

/** No call to a browser may last for minutes. */
const atOnce = 500;

/** Ticks a practice page so many times, one every so many milliseconds. */
export async function tickOften(page: Page, count: number, everyMs: number): Promise<void> {
  for (let left = count; left > 0; left -= atOnce)
    await page.evaluate(
      (most, ms) =>
        new Promise<void>((resolve) => {
          let done = 0;
          const timer = setInterval(() => {
            window.practice.tick();
            done += 1;
            if (done < most) return;
            clearInterval(timer);
            resolve();
          }, ms);
        }),
      Math.min(left, atOnce),
      everyMs,
    );
}
