import { describe, expect, it } from 'vitest';
import type { Instant } from '@/lib/core/unit';
import { readPage } from '@/lib/pages/read';
import { honestRows, pageOf } from '../support/chain-page';
import { largeChain } from '../support/large-chain';

/** Pages built to stall a reader, or to run its stack over: a reason within bounded time. */

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
  it('for a table of 100 000 rows', () => {
    const words = ['Bid', 'Ask', 'Strike', 'Bid', 'Ask'];
    const document = parse(
      `<table><thead><tr>${words.map((word) => `<th>${word}</th>`).join('')}</tr></thead><tbody></tbody></table>`,
    );
    const row = document.createElement('tr');
    for (let i = 1; i <= 5; i += 1)
      row.append(Object.assign(document.createElement('td'), { textContent: `${i}` }));
    const body = document.querySelector('tbody');
    for (let i = 0; i < 100_000; i += 1) body?.append(row.cloneNode(true));
    const started = performance.now();
    document.querySelectorAll('table').length;
    const once = performance.now() - started;
    const { reading, ms } = timed(document);
    expect(reading).toMatchObject({ ok: false, error: { code: 'pageTooLarge' } });
    // In the time of a few walks through the page, whatever a walk costs here.
    expect(ms).toBeLessThan(8 * once + 2_000);
  });

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

  it('for a nest of 5 000 elements in a cell, and around the table', () => {
    for (const place of ['td', 'body']) {
      const document = parse(page);
      let inner: Element | null = document.querySelector(place);
      const table = document.querySelector('table');
      for (let i = 0; i < 5_000; i += 1) {
        const box = document.createElement('div');
        inner?.append(box);
        inner = box;
      }
      if (place === 'body' && table) inner?.append(table);
      const { ms } = timed(document);
      expect(ms).toBeLessThan(5_000);
    }
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
