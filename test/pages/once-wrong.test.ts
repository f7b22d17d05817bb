import { describe, expect, it } from 'vitest';
import { readPage } from '@/lib/pages/read';
import { sitePages } from '../playground/sites';

/** Injuries that once gave a wrong number. */

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
