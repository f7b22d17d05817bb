import { describe, expect, it } from 'vitest';
import { looksLikeChain } from '@/lib/pages/detect';
import { sitePages } from '../playground/sites';
import { openShadows } from '../playground/sites/page';

const parse = (html: string) => openShadows(new DOMParser().parseFromString(html, 'text/html'));

describe('the detector', () => {
  it.each(
    Object.values(sitePages)
      .flat()
      .filter(({ expected }) => typeof expected !== 'string')
      .map(({ id, html }) => [id, html] as const),
  )('notices %s', (_, html) => expect(looksLikeChain(parse(html))).toBe(true));

  it.each([
    '<p>Workers on strike ask for more.</p>',
    '<table><tr><th>Symbol</th><th>Bid</th><th>Ask</th></tr></table>',
    '',
  ])('leaves %j alone', (html) => expect(looksLikeChain(parse(html))).toBe(false));

  it('answers a page of a megabyte at once', () => {
    const page = parse(`<p>${'strike '.repeat(150_000)}</p>`);
    const started = performance.now();
    expect(looksLikeChain(page)).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
