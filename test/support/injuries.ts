import { expect, it } from 'vitest';
import type { Recipe } from '@/lib/core/recipe';
import { type Answers, readPage } from '@/lib/pages/read';
import { sites } from '@/lib/pages/sites';
import { openShadows, type SitePage } from '../playground/sites/page';
import { bodyOf, injure, randomOf } from './mutate';
import { untrue } from './truth';

/** Ten thousand injuries in every run; before a release ten times as many: MUTATIONS=100000. */
const all = Number(process.env['MUTATIONS'] ?? 10_000);

/** What a page is read with, when something is done to it first. */
export type Prepared = { readonly answers: Answers; readonly taught: readonly Recipe[] };
export type Prepare = (document: Document, page: SitePage) => Prepared | null;

const asItIs: Prepare = () => ({ answers: {}, taught: [] });

function injureAll(
  page: SitePage,
  seed: number,
  each: number,
  prepare: Prepare,
): { read: number; refused: number } | null {
  const document = openShadows(new DOMParser().parseFromString(page.html, 'text/html'));
  const url = new URL(page.url);
  const prepared = prepare(document, page);
  if (!prepared) return null;
  const random = randomOf(seed);
  const body = bodyOf(document);
  const count = { read: 0, refused: 0 };
  const html = document.documentElement.outerHTML;
  for (let at = 0; at < each; at += 1) {
    const injury = injure(body, random);
    const reading = readPage(document, url, page.now, prepared.answers, sites, prepared.taught);
    injury?.undo();
    if (!reading.ok) {
      count.refused += 1;
      if (reading.error.code === 'readerCrashed')
        throw new Error(`${injury?.what}: crashed, ${reading.error.detail}`);
      continue;
    }
    count.read += 1;
    const expected = typeof page.expected === 'string' ? [] : page.expected;
    const wrong = untrue(reading.value, expected);
    if (wrong.length > 0) throw new Error(`${page.id}, ${injury?.what}: ${wrong.slice(0, 4).join('; ')}`);
  }
  expect(document.documentElement.outerHTML).toBe(html);
  return count;
}

/** A test for each page: whatever is done to it, it is read as it was or refused. */
export function testInjuries(
  pages: readonly SitePage[],
  pagesInAll: number,
  prepare: Prepare = asItIs,
): void {
  const each = Math.ceil(all / pagesInAll);
  it.each(pages.map((page, at) => [page.id, page, at] as const))(
    '%s',
    { timeout: 30 * 60_000 },
    (_, page, at) => {
      const counted = injureAll(page, 1_000 + at, each, prepare);
      if (!counted) return;
      const { read, refused } = counted;
      // A reader that refuses everything would pass otherwise.
      if (typeof page.expected !== 'string') expect(read / (read + refused)).toBeGreaterThan(0.1);
    },
  );
}
