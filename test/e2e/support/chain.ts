import type { Page } from 'puppeteer-core';

/**
 * What a person would read off the broker's page, by themselves: the oracle for what Wingspan shows. Where two
 * strikes are about as near to the forward, either straddle is the one at the money.
 */
export type Seen = { readonly straddles: readonly string[]; readonly forward: number };

/**
 * The straddle nearest the money and the forward, from the text of the page alone: the median of
 * `K + C − P` over the five strikes where calls and puts cost most nearly the same.
 */
export function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const heads = [...document.querySelectorAll('thead tr')].at(-1);
    const words = [...(heads?.children ?? [])].map((cell) => cell.textContent?.trim() ?? '');
    const at = words.indexOf('Strike');
    const [callBid, callAsk] = [words.indexOf('Bid'), words.indexOf('Ask')];
    const [putBid, putAsk] = [words.lastIndexOf('Bid'), words.lastIndexOf('Ask')];
    const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => Number((cell.textContent ?? '').replaceAll(',', ''))),
    );
    const pairs = rows
      .map((row) => ({
        strike: row[at] ?? Number.NaN,
        call: ((row[callBid] ?? Number.NaN) + (row[callAsk] ?? Number.NaN)) / 2,
        put: ((row[putBid] ?? Number.NaN) + (row[putAsk] ?? Number.NaN)) / 2,
      }))
      .filter(({ call, put }) => Number.isFinite(call + put))
      .sort((a, b) => Math.abs(a.call - a.put) - Math.abs(b.call - b.put));
    const near = pairs.slice(0, 5).map(({ strike, call, put }) => strike + call - put);
    const forward = near.sort((a, b) => a - b)[2] ?? Number.NaN;
    const distance = ({ strike }: { strike: number }) => Math.abs(strike - forward);
    const nearest = Math.min(...pairs.map(distance));
    const straddles = pairs
      .filter((pair) => distance(pair) < nearest + 1)
      .map(({ call, put }) =>
        (call + put).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
      );
    return { straddles, forward };
  });
}

/** A number in a panel or popup, as text. */
export function shown(page: Page, id: string): Promise<string> {
  return page
    .$eval(`[data-testid=${id}] .value, dd[data-testid=${id}]`, (element) => element.textContent ?? '')
    .catch(() => '');
}

/** A number as a person reads it: `6,013.05` is 6013.05. */
export function numberIn(text: string): number {
  return text === '' ? Number.NaN : Number(text.replaceAll(',', '').replace('±', ''));
}
