import { describe, expect, it } from 'vitest';
import { createLookout, looksLikeChain } from '@/lib/pages/detect';
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

  const chains = Object.values(sitePages)
    .flat()
    .filter(({ expected }) => typeof expected !== 'string');

  /** A page that grows, as the records of its changes tell it. */
  const grow = async (html: string, steps: (from: Document, to: HTMLElement) => Iterable<void>) => {
    const page = parse('<p>Strike days and other news</p>');
    const from = parse(html);
    Object.defineProperty(page, 'hidden', { value: false });
    const { noted, look } = createLookout(page);
    expect(look()).toBe(false);
    const observer = new MutationObserver((records) => records.forEach(noted));
    observer.observe(page, { childList: true, characterData: true, subtree: true });
    for (const _ of steps(from, page.body)) {
      await Promise.resolve();
      if (look()) return true;
    }
    return false;
  };

  it.each(chains.map(({ id, html }) => [id, html] as const))(
    'notices %s when it comes later',
    async (_, html) => {
      const whole = grow(html, function* (from, to) {
        to.append(...from.body.childNodes);
        yield;
      });
      expect(await whole).toBe(true);
      const bit = grow(html, function* (from, to) {
        // An empty frame of elements first, its words one by one.
        const texts: [Text, string][] = [];
        const walker = from.createTreeWalker(from.body, 4);
        while (walker.nextNode())
          texts.push([walker.currentNode as Text, walker.currentNode.nodeValue ?? '']);
        for (const [text] of texts) text.nodeValue = '';
        to.append(...from.body.childNodes);
        yield;
        for (const [text, words] of texts) {
          text.nodeValue = words;
          yield;
        }
      });
      expect(await bit).toBe(true);
    },
  );

  it('looks again only where words were added that could belong to a chain', async () => {
    const page = parse('<p>Strike days</p><p id="clock">0</p>');
    const { noted, look } = createLookout(page);
    expect(look()).toBe(false);
    // A page that was only parsed counts as hidden.
    Object.defineProperty(page, 'hidden', { value: false });
    const walks: string[] = [];
    const search = page.querySelectorAll.bind(page);
    page.querySelectorAll = ((selector: string) => {
      walks.push(selector);
      return search(selector);
    }) as typeof page.querySelectorAll;
    const observer = new MutationObserver((records) => records.forEach(noted));
    observer.observe(page, { childList: true, characterData: true, subtree: true });
    for (let tick = 0; tick < 50; tick += 1) {
      page.getElementById('clock')?.replaceChildren(String(tick));
      page.body.append(page.createElement('div'));
      await Promise.resolve();
      expect(look()).toBe(false);
    }
    expect(walks).toEqual([]);
    page.body.append('Bid and ask');
    await Promise.resolve();
    expect(look()).toBe(true);
  });

  it('answers a page of a megabyte at once', () => {
    const page = parse(`<p>${'strike '.repeat(150_000)}</p>`);
    const started = performance.now();
    expect(looksLikeChain(page)).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
