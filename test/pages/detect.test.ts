import { describe, expect, it, vi } from 'vitest';
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

  /** A page that grows. */
  const grow = (html: string, steps: (from: Document, to: HTMLElement) => Iterable<void>) => {
    const page = parse('<p>Strike days and other news</p>');
    const look = createLookout(page);
    expect(look()).toBe(false);
    for (const _ of steps(parse(html), page.body)) if (look()) return true;
    return false;
  };

  it.each(chains.map(({ id, html }) => [id, html] as const))('notices %s when it comes later', (_, html) => {
    const whole = grow(html, function* (from, to) {
      to.append(...from.body.childNodes);
      yield;
    });
    expect(whole).toBe(true);
    const bit = grow(html, function* (from, to) {
      // An empty frame of elements first, its words one by one.
      const texts: [Text, string][] = [];
      const walker = from.createTreeWalker(from.body, 4);
      while (walker.nextNode()) texts.push([walker.currentNode as Text, walker.currentNode.nodeValue ?? '']);
      for (const [text] of texts) text.nodeValue = '';
      to.append(...from.body.childNodes);
      yield;
      for (const [text, words] of texts) {
        text.nodeValue = words;
        yield;
      }
    });
    expect(bit).toBe(true);
  });

  it('walks over the elements only where there are more or fewer of them', () => {
    const page = parse('<p>Strike days</p><p id="clock">0</p>');
    const look = createLookout(page);
    expect(look()).toBe(false);
    const walks = vi.spyOn(page, 'querySelectorAll');
    const clock = page.getElementById('clock')?.firstChild;
    for (let tick = 0; tick < 50; tick += 1) {
      if (clock) clock.nodeValue = String(tick);
      expect(look()).toBe(false);
    }
    expect(walks).not.toHaveBeenCalled();
    page.body.append(page.createElement('x-chain'));
    expect(look()).toBe(false);
    expect(walks).toHaveBeenCalledTimes(1);
    if (clock) clock.nodeValue = 'Bid and ask';
    expect(look()).toBe(true);
  });

  it('answers a page of a megabyte at once', () => {
    const page = parse(`<p>${'strike '.repeat(150_000)}</p>`);
    const started = performance.now();
    expect(looksLikeChain(page)).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
