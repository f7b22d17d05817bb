import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Chain } from '@/lib/core/market/chain';
import type { Instant } from '@/lib/core/unit';
import { createLiveReader } from '@/lib/pages/watch/live';

/** A table of 40 strikes that draws the 20 in view and uses their rows again, as grids of brokers do. */

const start = 1_795_000_000_000;
const words = ['Bid', 'Ask', 'Strike', 'Bid', 'Ask'];
const cell = (role: string, text: string, at: number) =>
  `<div role="${role}" aria-colindex="${at + 1}">${text}</div>`;
const texts = (at: number, more = 0) => {
  const call = Math.max(0, 20 - at) * 5 + 8 * Math.exp(-Math.abs(at - 20) / 4) + more;
  const put = call + (at - 20) * 5;
  return [call, call + 0.2, 4_000 + 5 * at, put, put + 0.2].map((value) => value.toFixed(2));
};

function page(expiry: string): string {
  const rows = Array.from(
    { length: 20 },
    () => `<div role="row">${words.map((_, at) => cell('gridcell', '', at)).join('')}</div>`,
  );
  return `<h1>SPX 4100.00</h1><p>Expiration: ${expiry}</p><div role="grid" aria-rowcount="41"><div role="row" aria-rowindex="1">${words.map((word, at) => cell('columnheader', word, at)).join('')}</div>${rows.join('')}</div>`;
}

function scrollTo(first: number, more = 0): void {
  for (const [at, row] of [...document.querySelectorAll('[role="row"]')].slice(1).entries()) {
    row.setAttribute('aria-rowindex', String(first + at + 2));
    for (const [column, text] of texts(first + at, more).entries()) {
      const place = row.children[column];
      if (place) place.textContent = text;
    }
  }
}

let end = new AbortController();
async function follow() {
  end = new AbortController();
  const own = document.createElement('div');
  const now = () => Date.now() as Instant;
  const reader = createLiveReader({
    document,
    everyMs: 250,
    own,
    now,
    changed: () => {},
    signal: end.signal,
  });
  return async (): Promise<Chain> => {
    const reading = reader?.read();
    await vi.advanceTimersByTimeAsync(1_000);
    const found = await reading;
    if (!found?.ok) throw new Error(JSON.stringify(found?.error));
    return found.value.chain;
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  document.body.innerHTML = page('Nov 23, 2026');
  scrollTo(0);
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('a table that draws only the rows in view', () => {
  it('gives what was scrolled past too, with the moment it was read, and how much of the whole that is', async () => {
    const read = await follow();
    const first = await read();
    expect([first.rows.length, first.listed, first.complete]).toEqual([20, 40, false]);
    scrollTo(11, 0.5);
    const second = await read();
    expect([second.rows.length, second.listed, second.complete]).toEqual([31, 40, false]);
    const strikes = second.rows.map(({ strike }) => strike);
    expect(strikes).toEqual(Array.from({ length: 31 }, (_, at) => 4_000 + 5 * at));
    for (const [at, row] of second.rows.entries()) {
      // In view: as it is now; out of it: as it was, and it says when.
      expect(row.call.bid).toBe(Number(texts(at, at < 11 ? 0 : 0.5)[0]));
      expect(row.readAt).toBe(at < 11 ? first.source.readAt : undefined);
    }
    scrollTo(20, 0.5);
    const whole = await read();
    expect([whole.rows.length, whole.listed, whole.complete]).toEqual([40, undefined, true]);
  });

  it('forgets what is too old to be true', async () => {
    const read = await follow();
    await read();
    scrollTo(11);
    expect((await read()).rows).toHaveLength(31);
    await vi.advanceTimersByTimeAsync(61_000);
    expect((await read()).rows).toHaveLength(20);
  });

  it('mixes no two contracts', async () => {
    const read = await follow();
    await read();
    document.querySelector('p')?.replaceChildren('Expiration: Nov 24, 2026');
    scrollTo(11, 1);
    const other = await read();
    expect(other.expiry).toBe('2026-11-24');
    expect(other.rows).toHaveLength(20);
    document.querySelector('p')?.replaceChildren('Expiration: Nov 23, 2026');
    scrollTo(11, 0.25);
    expect((await read()).rows).toHaveLength(20);
  });
});
