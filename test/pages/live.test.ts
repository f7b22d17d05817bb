import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Instant } from '@/lib/core/unit';
import { readPage } from '@/lib/pages/read';
import { createLiveReader } from '@/lib/pages/watch/live';
import { sitePages } from '../playground/sites';
import { openShadows, quotedOf } from '../playground/sites/page';
import { honestRows, pageOf } from '../support/chain-page';
import { bodyOf, injure, type Random, randomOf } from '../support/mutate';

/** A page that is followed is read from its changes; whatever they are, it must say what a first look would say. */

const now = 1_795_000_000_000 as Instant;

function show(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
  openShadows(document);
}

function follow(at: Instant = now) {
  const end = new AbortController();
  const changed = vi.fn();
  const own = document.createElement('div');
  const reader = createLiveReader({
    document,
    everyMs: 250,
    own,
    now: () => at,
    changed,
    signal: end.signal,
  });
  if (!reader) throw new Error('no reader');
  const read = async () => {
    const reading = reader.read();
    await vi.advanceTimersByTimeAsync(5_000);
    const found = await reading;
    if (!found) throw new Error('ended');
    return found;
  };
  const ended = () => end.abort();
  return { read, changed, ended, glance: reader.glance };
}

const atOnce = (at: Instant) => readPage(document, new URL(document.location.href), at);
type Found = ReturnType<typeof readPage>;
const partly = { complete: null, listed: null };
const numbers = (found: Found) =>
  found.ok
    ? found.value.chains.map(({ chain, anchors }) => ({
        // Rows that were scrolled away, and how many there are with them, no first look can know.
        chain: { ...chain, rows: chain.rows.filter(({ readAt }) => readAt === undefined), ...partly },
        anchors: anchors.rows.map(({ strike, row, text }) => [strike, text, row.isConnected]),
      }))
    : 'refused';

/** As a page ticks: the text of a few cells, sometimes in a new node. */
function tick(random: Random): void {
  const cells = [...document.querySelectorAll('td, [role="gridcell"], span, b')].filter(
    (cell) => cell.childElementCount === 0 && /^\d+\.\d\d$/.test(cell.textContent ?? ''),
  );
  for (let count = 1 + random(6); count > 0; count -= 1) {
    const cell = cells[random(cells.length)];
    const price = Number(cell?.textContent) + random(3) / 100;
    if (cell?.firstChild && random(2) === 0) cell.firstChild.nodeValue = price.toFixed(2);
    else if (cell) cell.textContent = price.toFixed(2);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/');
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('reading from changes says what reading anew says', { timeout: 120_000 }, () => {
  const pages = Object.values(sitePages).flat();
  it.each(pages.map((page, at) => [page.id, page, at] as const))('%s', async (_, page, at) => {
    show(page.html);
    vi.setSystemTime(page.now);
    const { pathname, search, hash } = new URL(page.url);
    history.replaceState(null, '', `${pathname}${search}${hash}`);
    const random = randomOf(4_000 + at);
    const { read, ended } = follow(page.now);
    const body = bodyOf(document);
    expect((await read()).ok).toBe(typeof page.expected !== 'string');
    for (let round = 0; round < 12; round += 1) {
      tick(random);
      const injury = random(3) === 0 ? injure(body, random) : null;
      const found = await read();
      const torn = !found.ok && found.error.code === 'pageTorn';
      if (!torn) expect(numbers(found), injury?.what).toEqual(numbers(atOnce(page.now)));
      injury?.undo();
    }
    ended();
  });
});

describe('a page that is followed', () => {
  const page = (root = 'SPXW', expiry = '261123', symbols = true) =>
    pageOf({ root, expiry, heading: 'SPX 100.25', rows: honestRows, symbols });
  const reading = (found: Found) => {
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    return found.value;
  };

  it('gives the numbers and the places of one moment', async () => {
    show(page());
    const { read, ended } = follow();
    await read();
    const row = document.querySelectorAll('tbody tr')[2];
    const bid = row?.querySelectorAll('td')[2];
    if (bid) bid.textContent = '0.05';
    const { chain, anchors } = reading(await read());
    const strike = anchors.rows.find((anchor) => anchor.row === row)?.strike;
    const quoted = quotedOf(chain.rows).find(([each]) => each === strike);
    expect(quoted?.slice(1)).toContain(0.05);
    ended();
  });

  it('is not refused because the machine once stood still while it was read', async () => {
    show(page());
    const { read, ended } = follow();
    let clock = 0;
    const late = vi.spyOn(window.performance, 'now').mockImplementation(() => {
      clock += 900;
      return clock;
    });
    let over = false;
    const found = read().finally(() => {
      over = true;
    });
    const bid = document.querySelectorAll('tbody tr')[2]?.querySelectorAll('td')[2];
    if (bid) bid.textContent = '0.05';
    while (!over) await vi.advanceTimersByTimeAsync(50);
    expect(reading(await found).chain.rows.length).toBeGreaterThan(0);
    late.mockRestore();
    ended();
  });

  it('never leaves a number on a row that was recycled for another strike', async () => {
    show(page());
    const { read, ended } = follow();
    await read();
    const [first] = document.querySelectorAll('tbody tr');
    const cells = [...(first?.querySelectorAll('td') ?? [])];
    const strike = cells.find((cell) => cell.textContent === String(honestRows[0]?.strike));
    strike?.replaceChildren('70');
    for (const element of first?.querySelectorAll('[title]') ?? []) element.removeAttribute('title');
    first?.removeAttribute('title');
    const { chain, anchors } = reading(await read());
    expect(chain.rows[0]?.strike).toBe(70);
    expect(anchors.rows[0]?.text).toBe('70');
    ended();
  });

  it('hears of attributes that name another contract, though not a letter changed', async () => {
    show(page());
    const { read, ended } = follow();
    expect(reading(await read()).chain.expiry).toBe('2026-11-23');
    for (const element of document.querySelectorAll('[title]'))
      element.setAttribute('title', (element.getAttribute('title') ?? '').replace('261123', '261124'));
    const [cell] = document.querySelectorAll('tbody td:nth-child(2)');
    cell?.replaceChildren('21.5');
    const found = await read();
    expect(found.ok && found.value.chain.expiry).not.toBe('2026-11-23');
    ended();
  });

  it('believes no new expiry as long as the quotes are those of the old one', async () => {
    show(page('SPXW', '261123', false).replace('<table>', '<p>Expiration: Nov 23, 2026</p><table>'));
    const { read, ended } = follow();
    expect(reading(await read()).chain.expiry).toBe('2026-11-23');
    document.querySelector('p')?.replaceChildren('Expiration: Nov 24, 2026');
    expect(await read()).toMatchObject({ ok: false, error: { code: 'pageTorn' } });
    expect(await read()).toMatchObject({ ok: false, error: { code: 'pageTorn' } });
    for (const cell of document.querySelectorAll('tbody td'))
      if (/^\d+\.\d\d$/.test(cell.textContent ?? ''))
        cell.textContent = (Number(cell.textContent) + 0.05).toFixed(2);
    expect(reading(await read()).chain.expiry).toBe('2026-11-24');
    ended();
  });

  it('is read while it never rests, whatever its scripts write again and again', async () => {
    show(`<button aria-selected="true">Nov 23</button>${page()}`);
    const { read, ended } = follow();
    await read();
    const [body] = document.querySelectorAll('tbody');
    const restless = setInterval(() => {
      document.querySelector('button')?.setAttribute('aria-selected', 'true');
      document.querySelector('h1')?.replaceChildren(`SPX ${(100 + Math.random()).toFixed(2)}`);
      if (body?.lastElementChild) body.append(body.lastElementChild);
      body?.querySelectorAll('td')[0]?.replaceChildren((Math.random() + 20).toFixed(2));
    }, 20);
    for (let round = 0; round < 3; round += 1) expect(reading(await read()).chain.rows).toHaveLength(9);
    clearInterval(restless);
    ended();
  });

  it('waits for the name that follows new quotes a moment later', async () => {
    show(page('SPXW', '261123', false).replace('<table>', '<p>Expiration: Nov 23, 2026</p><table>'));
    const { read, ended } = follow();
    await read();
    for (const cell of document.querySelectorAll('tbody td'))
      if (/^\d+\.\d\d$/.test(cell.textContent ?? ''))
        cell.textContent = (Number(cell.textContent) + 0.05).toFixed(2);
    setTimeout(() => document.querySelector('p')?.replaceChildren('Expiration: Nov 24, 2026'), 20);
    expect(reading(await read()).chain.expiry).toBe('2026-11-24');
    ended();
  });

  it('is told to read again when something changes in an open shadow root, or a choice in a list', async () => {
    const [barchart] = (sitePages['barchart'] ?? []).filter(({ html }) => html.includes('data-open-shadow'));
    if (!barchart) throw new Error('no such page');
    show(barchart.html);
    vi.setSystemTime(barchart.now);
    const { read, changed, ended } = follow(barchart.now);
    await read();
    changed.mockClear();
    const host = [...document.querySelectorAll('*')].find((element) => element.shadowRoot);
    host?.shadowRoot?.append(document.createElement('p'));
    await vi.advanceTimersByTimeAsync(300);
    expect(changed).toHaveBeenCalledTimes(1);
    const select = document.body.appendChild(document.createElement('select'));
    await vi.advanceTimersByTimeAsync(300);
    changed.mockClear();
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.advanceTimersByTimeAsync(300);
    expect(changed).toHaveBeenCalledTimes(1);
    ended();
  });

  it('hears of an address that a script changed, and reads it', async () => {
    const silent = page('SPXW', '261123', false).replace('SPX 100.25', 'SPX');
    show(`<p>Expiration: Nov 23, 2026</p>${silent}`);
    const { read, changed, glance, ended } = follow();
    expect((await read()).ok).toBe(true);
    changed.mockClear();
    glance();
    await vi.advanceTimersByTimeAsync(300);
    expect(changed).not.toHaveBeenCalled();
    history.pushState(null, '', '/chain?symbol=NDX');
    glance();
    await vi.advanceTimersByTimeAsync(300);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(await read()).toMatchObject({ ok: false, error: { code: 'contractUnknown' } });
    ended();
  });

  it('is found again when its container is replaced, and refused when it is gone', async () => {
    show(page());
    const { read, ended } = follow();
    await read();
    const before = document.querySelector('table');
    const after = before?.cloneNode(true) as Element;
    before?.replaceWith(after);
    expect(reading(await read()).anchors.table).toBe(after);
    after.remove();
    expect(await read()).toMatchObject({ ok: false, error: { code: 'noChain' } });
    ended();
  });
});
