import type { Page } from 'puppeteer-core';

/** What a page holds right after a garbage collection; the scripts of extensions in it are included. */
export type Memory = { heapBytes: number; nodes: number; listeners: number };

/** Collects garbage, then counts. */
export async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.createCDPSession();
  try {
    await session.send('Performance.enable');
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      heapBytes: value('JSHeapUsedSize'),
      nodes: value('Nodes'),
      listeners: value('JSEventListeners'),
    };
  } finally {
    await session.detach();
  }
}
