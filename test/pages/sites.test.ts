import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from '@/lib/pages/read';
import { sites } from '@/lib/pages/sites';
import { sitePages } from '../playground/sites';
import { openShadows, quotedOf, type SitePage } from '../playground/sites/page';

function open({ html }: SitePage): Document {
  return openShadows(new DOMParser().parseFromString(html, 'text/html'));
}

describe.each(Object.entries(sitePages))('%s', { timeout: 30_000 }, (_, pages) => {
  it.each(pages.map((page) => [page.id, page] as const))(
    '%s is read exactly, or refused for the right reason',
    (_id, page) => {
      const reading = readPage(open(page), new URL(page.url), page.now);
      if (typeof page.expected === 'string') {
        expect(reading).toMatchObject({ ok: false, error: { code: page.expected } });
        return;
      }
      if (!reading.ok) throw new Error(JSON.stringify(reading.error));
      expect(
        reading.value.chains.map(({ chain }) => ({
          underlying: chain.underlying,
          root: chain.root,
          expiry: chain.expiry,
          spot: chain.spot,
          rows: quotedOf(chain.rows),
        })),
      ).toEqual(page.expected);
      for (const { anchors } of reading.value.chains)
        for (const { row, strikeCell } of anchors.rows) {
          expect(row.contains(strikeCell)).toBe(true);
          // The head is what may float over the rows: it stands before them.
          if (anchors.head)
            expect(anchors.head.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
        }
    },
  );

  it.each(pages.map((page) => [page.id, page] as const))(
    '%s without any hint is read the same',
    (_id, page) => {
      const reading = readPage(open(page), new URL(page.url), page.now, {}, []);
      if (typeof page.expected === 'string') return expect(reading.ok).toBe(false);
      if (!reading.ok) throw new Error(JSON.stringify(reading.error));
      expect(
        reading.value.chains.map(({ chain }) => [chain.root, chain.expiry, quotedOf(chain.rows)]),
      ).toEqual(page.expected.map(({ root, expiry, rows }) => [root, expiry, rows]));
    },
  );
});

describe('the list of sites', () => {
  const files = (folder: string, support: string[]) =>
    readdirSync(folder)
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((name) => !support.includes(name))
      .sort();

  it('holds every file of hints, in order', () => {
    expect(sites.map(({ id }) => id)).toEqual(files('lib/pages/sites', ['index', 'site']));
  });

  it('has a re-created page for every site', () => {
    expect(Object.keys(sitePages).sort()).toEqual(files('test/playground/sites', ['index', 'page']));
    expect(Object.keys(sitePages)).toEqual(expect.arrayContaining(sites.map(({ id }) => id)));
  });

  it('names no host twice', () => {
    const hosts = sites.flatMap(({ hosts: own }) => own);
    expect(new Set(hosts).size).toBe(hosts.length);
  });
});
