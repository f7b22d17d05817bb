import { afterEach, describe, expect, it } from 'vitest';
import type { Instant } from '@/lib/core/unit';
import { createLiveReader } from '@/lib/pages/watch/live';
import { honestRows, pageOf } from '../support/chain-page';
import { slicesOf } from '../support/slices';

/** Pages built to stall a browser: a reading or a reason within bounded time, and the page keeps its turns meanwhile. */

const page = pageOf({ root: 'SPXW', expiry: '261123', heading: 'SPX 100.25', rows: honestRows });
const now = Date.UTC(2026, 10, 20, 17) as Instant;
let end = new AbortController();

afterEach(() => {
  end.abort();
  end = new AbortController();
  document.body.innerHTML = '';
});

/** Reads the page as it stands; says what came of it, how long we worked, and how long at once. */
async function read() {
  const own = document.createElement('div');
  const reader = createLiveReader({
    document,
    everyMs: 60_000,
    own,
    now: () => now,
    changed: () => undefined,
    signal: end.signal,
  });
  let found: Awaited<ReturnType<NonNullable<typeof reader>['read']>> = null;
  const slices = await slicesOf(async () => {
    found = (await reader?.read()) ?? null;
  });
  return { found, ms: slices.reduce((sum, slice) => sum + slice, 0), longest: Math.max(...slices) };
}

function hugeTable(): void {
  document.body.innerHTML = '<table><thead><tr></tr></thead><tbody></tbody></table>';
  const head = document.querySelector('tr');
  const row = document.createElement('tr');
  for (const [at, word] of ['Bid', 'Ask', 'Strike', 'Bid', 'Ask'].entries()) {
    head?.append(Object.assign(document.createElement('th'), { textContent: word }));
    row.append(Object.assign(document.createElement('td'), { textContent: `${at + 1}` }));
  }
  const body = document.querySelector('tbody');
  for (let at = 0; at < 100_000; at += 1) body?.append(row.cloneNode(true));
}

function megabyteIn(selector: string): void {
  document.body.innerHTML = page;
  const cell = document.querySelectorAll(selector)[2];
  if (cell) cell.textContent = '1,'.repeat(500_000);
}

/** As deep as a browser lays out: many thousands end the tab without us. */
function nestIn(element: Element | undefined): Element | undefined {
  let inner = element;
  for (let at = 0; at < 2_000; at += 1) {
    const box = document.createElement('div');
    inner?.append(box);
    inner = box;
  }
  return inner;
}

function nestInCell(): void {
  document.body.innerHTML = page;
  nestIn(document.querySelectorAll('td')[2]);
}

function nestAround(): void {
  document.body.innerHTML = page;
  const [table] = document.querySelectorAll('table');
  if (table) nestIn(document.body)?.append(table);
}

describe('a page built to stall', { timeout: 60_000 }, () => {
  it.each([
    ['a table of 100 000 rows', hugeTable, 'pageTooLarge'],
    ['a megabyte in a price', () => megabyteIn('td'), 'cellUnreadable'],
    ['a megabyte in a head', () => megabyteIn('th'), 'columnMissing'],
    ['a nest of 2 000 elements in a cell', nestInCell, 'cellUnreadable'],
    ['a nest of 2 000 elements around the table', nestAround, 'read'],
  ] as const)('%s', async (name, build, reason) => {
    build();
    // What the browser itself needs to lay such a page out is not ours.
    document.body.getBoundingClientRect();
    const { found, ms, longest } = await read();
    console.info(
      `${name}: ${reason} after ${ms.toFixed(0)} ms of work, at most ${longest.toFixed(1)} ms at once`,
    );
    expect(found).toMatchObject(reason === 'read' ? { ok: true } : { ok: false, error: { code: reason } });
    expect(ms).toBeLessThan(3_000);
    // Far from a long task, on a machine that does other things too.
    expect(longest).toBeLessThan(200);
  });
});
