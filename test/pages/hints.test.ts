import { expect, it } from 'vitest';
import { readPage } from '@/lib/pages/read';
import { sites } from '@/lib/pages/sites';
import type { Site } from '@/lib/pages/sites/site';
import { sitePages } from '../playground/sites';
import { openShadows, quotedOf, type SitePage } from '../playground/sites/page';

/** What hints are worth: every layout as it is read with them, and as if nobody had ever seen its site. */

function outcome(page: SitePage, known: readonly Site[]): { text: string; exact: boolean } {
  const document = openShadows(new DOMParser().parseFromString(page.html, 'text/html'));
  const reading = readPage(document, new URL(page.url), page.now, {}, known);
  if (!reading.ok)
    return { text: `refused: ${reading.error.code}`, exact: reading.error.code === page.expected };
  if (typeof page.expected === 'string') return { text: 'read, and should not be', exact: false };
  const seen = reading.value.chains.map(({ chain }) => ({
    underlying: chain.underlying,
    root: chain.root,
    expiry: chain.expiry,
    rows: quotedOf(chain.rows),
  }));
  const truth = page.expected.map(({ spot: _, ...rest }) => rest);
  const same = JSON.stringify(seen) === JSON.stringify(truth);
  const levels = reading.value.chains.every(({ chain }, at) => chain.spot === truthOf(page, at));
  return {
    text: same ? (levels ? 'exact' : 'exact, without the level') : 'another chain',
    exact: same && levels,
  };
}

const truthOf = ({ expected }: SitePage, at: number) =>
  typeof expected === 'string' ? null : (expected[at]?.spot ?? null);

function structureOf(page: SitePage): string {
  const document = openShadows(new DOMParser().parseFromString(page.html, 'text/html'));
  const reading = readPage(document, new URL(page.url), page.now);
  return reading.ok ? reading.value.chain.source.reader : '';
}

const title = 'are worth next to nothing: docs/layouts.md says what each layout loses without them';
it(title, { timeout: 60_000 }, async () => {
  const rows = Object.values(sitePages)
    .flat()
    .map((page) => {
      const [with_, without] = [outcome(page, sites), outcome(page, [])];
      return { page, structure: structureOf(page), with_, without };
    });
  expect(rows.filter(({ with_ }) => !with_.exact)).toEqual([]);
  const exact = rows.filter(({ without }) => without.exact).length;
  const levels = rows.length - exact;
  const lines = rows.map(
    ({ page, structure, with_, without }) =>
      `| ${page.id} | ${structure} | ${with_.text} | ${without.text} |`,
  );
  const text = `# Layouts read, with and without hints

Every re-created layout, read with the hints of its site and as if nobody had ever seen it. Without any hint all ${rows.length} give the same chains or the same refusal; ${levels} lose the level of the underlying, because it stands there without the symbol beside it, and the forward is found from the quotes alone. *Structure* is the step of \`lib/pages/grids/ladder.ts\` that found the chain. A test keeps this table (\`npx vitest run --project dom test/pages/hints.test.ts -u\` writes it anew).

| Layout | Structure | With hints | Without |
|---|---|---|---|
${lines.join('\n')}
`;
  await expect(text).toMatchFileSnapshot('../../docs/layouts.md');
  // No hint decides: what is lost without them is a level, never a chain.
  const lost = rows.filter(({ without }) => !without.exact && without.text !== 'exact, without the level');
  expect(lost).toEqual([]);
});
