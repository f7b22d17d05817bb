import { describe, expect, it } from 'vitest';
import { readPage } from '@/lib/pages/read';
import { sitePages } from '../playground/sites';
import { now } from '../playground/sites/page';
import { honestRows, pageOf } from '../support/chain-page';

/** Injuries and words around a chain that once gave a wrong number. */

function open(id: string) {
  const page = Object.values(sitePages)
    .flat()
    .find((each) => each.id === id);
  if (!page) throw new Error(`no page ${id}`);
  const document = new DOMParser().parseFromString(page.html, 'text/html');
  return { document, read: () => readPage(document, new URL(page.url), page.now) };
}

describe('an injury that once gave a wrong number', () => {
  it('a row of one expiry under the heading of the next, where its strike fits the order', () => {
    const { document, read } = open('nasdaq-now');
    const [first, ...rest] = document.querySelectorAll('tbody tr:not(.group)');
    const heading = document.querySelectorAll('tr.group')[1];
    const before = read();
    expect(before.ok && before.value.chains.map(({ chain }) => chain.rows.length)).toEqual([6, 5]);
    if (first) heading?.after(first);
    expect(rest).toHaveLength(10);
    expect(read()).toEqual({ ok: false, error: { code: 'contractsMixed', detail: ['6720', '6725'] } });
  });
});

describe('a level that is not the chain’s, in a page that was only parsed', () => {
  it.each([
    ['on a tip that is hidden', '<div hidden>SPX 101.11</div>'],
    ['in a list of symbols', '<ul><li>SPX 100.40</li><li>VIX 18.41</li></ul>'],
    ['on a tape', '<div><span>SPX 100.40</span><span>NDX 24,310.40</span></div>'],
    ['with its decimals raised', '<div>SPX 100<sup>25</sup></div>'],
  ])('%s', (_, around) => {
    const html = pageOf({ root: 'SPXW', expiry: '261123', heading: 'Options', rows: honestRows });
    const document = new DOMParser().parseFromString(
      html.replace('<table>', `${around}<table>`),
      'text/html',
    );
    const reading = readPage(document, new URL('https://broker.example/chain'), now);
    expect(reading.ok && [reading.value.chain.rows.length, reading.value.chain.spot]).toEqual([9, null]);
  });
});
