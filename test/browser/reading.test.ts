import { describe, expect, it } from 'vitest';
import { looksLikeChain } from '@/lib/pages/detect';
import { readPage } from '@/lib/pages/read';
import { sitePages } from '../playground/sites';
import { now, openShadows, quotedOf } from '../playground/sites/page';
import { largeChain } from '../support/large-chain';

/** The same pages in a real browser: real shadow roots, real frames, real time. */

function show(html: string): Document {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
  return openShadows(document);
}

describe('in a browser', () => {
  for (const page of Object.values(sitePages).flat()) {
    if (typeof page.expected === 'string') continue;
    const { expected } = page;
    it(`${page.id} is read`, () => {
      const reading = readPage(show(page.html), new URL(page.url), page.now);
      if (!reading.ok) throw new Error(JSON.stringify(reading.error));
      expect(reading.value.chains.map(({ chain }) => quotedOf(chain.rows))).toEqual(
        expected.map(({ rows }) => rows),
      );
    });
  }

  it('a chain in a frame of the same origin is read', () => {
    const [page] = sitePages['etrade'] ?? [];
    if (!page || typeof page.expected === 'string') throw new Error('no such page');
    const frame = document.createElement('iframe');
    document.body.replaceChildren(frame);
    frame.contentDocument?.body.replaceChildren(
      ...[...new DOMParser().parseFromString(page.html, 'text/html').body.childNodes],
    );
    const reading = readPage(document, new URL(page.url), page.now);
    expect(reading.ok && quotedOf(reading.value.chain.rows)).toEqual(page.expected[0]?.rows);
  });

  it('600 rows of 20 columns are read within a frame or two', () => {
    const page = show(largeChain(600));
    const url = new URL('https://broker.example/');
    const times = Array.from({ length: 30 }, () => {
      const started = performance.now();
      const reading = readPage(page, url, now);
      if (!reading.ok) throw new Error(JSON.stringify(reading.error));
      return performance.now() - started;
    });
    const found = Array.from({ length: 30 }, () => {
      const started = performance.now();
      looksLikeChain(page);
      return performance.now() - started;
    });
    const sorted = [...times].sort((a, b) => a - b);
    console.info(
      `first ${times[0]?.toFixed(1)} ms, median ${sorted[15]?.toFixed(1)} ms, detector ${found.sort((a, b) => a - b)[15]?.toFixed(2)} ms`,
    );
    expect(sorted[0]).toBeLessThan(50);
  });
});
