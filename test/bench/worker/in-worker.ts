import type { Page } from 'puppeteer-core';
import { spread } from '../spread';
import type { Order, Report } from './engine-worker';

/** What a worker reported, and how long each order took with the messages there and back. */
export type Timed = { readonly reports: Report[]; readonly trips: number[] };

/** Sends the orders in turn, again and again, to one new worker; each waits for the answer to the one before. */
export function inWorker(page: Page, orders: readonly Order[], times: number): Promise<Timed> {
  return page.evaluate(
    async (given, again) => {
      const started = performance.now();
      const worker = new Worker('/engine.js');
      const reports: Report[] = [];
      const trips: number[] = [];
      for (let round = 0; round < again; round++) {
        for (const order of given) {
          const start = round === 0 && reports.length === 0 ? started : performance.now();
          reports.push(
            await new Promise<Report>((resolve, reject) => {
              worker.onmessage = ({ data }) => resolve(data);
              worker.onerror = ({ message }) => reject(new Error(message));
              worker.postMessage(order);
            }),
          );
          trips.push(performance.now() - start);
        }
      }
      worker.terminate();
      return { reports, trips };
    },
    orders,
    times,
  );
}

/** Without the first so many, which were to warm up. */
export const dropped = ({ reports, trips }: Timed, count: number): Timed => ({
  reports: reports.slice(count),
  trips: trips.slice(count),
});

/** Median and spread of milliseconds as a row. */
export function line(name: string, times: readonly number[], goal = ''): string[] {
  const { median, p5, p95 } = spread(times);
  return [name, median.toFixed(2), `${p5.toFixed(2)}–${p95.toFixed(2)}`, goal];
}
