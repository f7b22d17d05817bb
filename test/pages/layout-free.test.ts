import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from '../support/source';

/** Whatever asks for a place or a computed style makes the browser lay out the page in the middle of a tick. */
const layout =
  /getBoundingClientRect|getClientRects|getComputedStyle|\b(?:offset|client|scroll)(?:Width|Height|Top|Left|Parent)\b|\binnerText\b|scrollIntoView|elements?FromPoint|\bscroll[XY]\b|\.focus\(/;

it('reading a page asks for no layout', () => {
  const files = readdirSync(`${root}/lib/pages`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(40);
  const asking = files.filter((file) => layout.test(readFileSync(`${root}/lib/pages/${file}`, 'utf8')));
  expect(asking).toEqual([]);
});
