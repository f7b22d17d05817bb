import { describe, expect, it } from 'vitest';
import type { Instant } from '@/lib/core/unit';
import { readPage } from '@/lib/pages/read';
import { honestRows, pageOf } from '../support/chain-page';
import { largeChain } from '../support/large-chain';

/** Pages built to stall a reader: a reason within bounded time. The largest are in test/browser. */

const now = 1_795_000_000_000 as Instant;
const url = new URL('https://broker.example/');
const page = pageOf({ root: 'SPXW', expiry: '261123', heading: 'SPX 100.25', rows: honestRows });
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

function timed(document: Document) {
  const started = performance.now();
  const reading = readPage(document, url, now);
  return { reading, ms: performance.now() - started };
}

describe('bounded time', { timeout: 120_000 }, () => {
  it.each([
    ['a price', (document: Document) => document.querySelectorAll('td')[2]],
    ['a head', (document: Document) => document.querySelectorAll('th')[2]],
    ['a heading', (document: Document) => document.querySelector('h1')],
  ])('for a megabyte in %s', (_, where) => {
    const document = parse(page);
    const element = where(document);
    if (element) element.textContent = '1,'.repeat(500_000);
    const { reading, ms } = timed(document);
    if (reading.ok) expect(reading.value.chain.rows).toEqual(honestRows);
    expect(ms).toBeLessThan(2_000);
  });

  it('for spans of a million columns and rows', () => {
    const document = parse(page.replace('<td>', '<td colspan="1000000" rowspan="1000000">'));
    const { reading, ms } = timed(document);
    expect(reading.ok).toBe(false);
    expect(ms).toBeLessThan(2_000);
  });

  it.each([
    '__proto__',
    'constructor',
    '=HYPERLINK("x")',
    '<img src=x onerror=alert(1)>',
    'A'.repeat(10_000),
  ])('and no harm from %j where a symbol stands', (text) => {
    const document = parse(page.replaceAll(/ title="[^"]*"/g, ''));
    for (const element of document.querySelectorAll('h1, title')) element.textContent = `${text} ${text}`;
    const reading = readPage(
      document,
      new URL(`https://broker.example/?symbol=${encodeURIComponent(text)}`),
      now,
    );
    expect(reading).toMatchObject({ ok: false });
  });

  it('a full chain of 600 rows and 20 columns is read in the time of a few frames, even here', () => {
    const document = parse(largeChain(600));
    timed(document);
    const { reading, ms } = timed(document);
    expect(reading.ok).toBe(true);
    expect(ms).toBeLessThan(3_000);
  });
});
