import { expect, it } from 'vitest';
import { readPage } from '@/lib/pages/read';
import { openShadows, quotedOf } from '../playground/sites/page';
import { anyPage } from '../support/any-page';
import { randomOf } from '../support/mutate';
import { untrue } from '../support/truth';

/** Pages that nobody has seen before; before a release a hundred times as many: PAGES=15000. */
const all = Number(process.env['PAGES'] ?? 150);
/** Of the pages with a true chain, the share that is read to the last number; a person is asked about the rest. */
const fewest = 0.95;

it('a page that nobody has seen is read exactly or refused', { timeout: 30 * 60_000 }, () => {
  let exact = 0;
  let refused = 0;
  for (let at = 0; at < all; at += 1) {
    const page = anyPage(randomOf(at));
    const document = openShadows(new DOMParser().parseFromString(page.html, 'text/html'));
    const reading = readPage(document, new URL(page.url), page.now);
    const which = `page ${at}: ${page.id}`;
    if (typeof page.expected === 'string') {
      expect(reading, which).toMatchObject({ ok: false, error: { code: page.expected } });
      continue;
    }
    if (!reading.ok) {
      expect(reading.error.code, which).not.toBe('readerCrashed');
      refused += 1;
      continue;
    }
    expect(untrue(reading.value, page.expected), which).toEqual([]);
    expect(reading.value.chains, which).toHaveLength(1);
    expect(quotedOf(reading.value.chain.rows), which).toEqual(page.expected[0]?.rows);
    exact += 1;
  }
  expect(exact / (exact + refused), `${exact} read, ${refused} refused`).toBeGreaterThan(fewest);
});
