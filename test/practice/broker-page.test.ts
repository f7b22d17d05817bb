import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BREAKAGES, type Breakage } from '@/components/practice/breakage';
import { type BrokerPage, type BrokerPageOptions, openBrokerPage } from '@/components/practice/broker-page';
import { instantOf } from '@/lib/core/market/clock';
import { parseOcc } from '@/lib/core/market/occ';
import type { Listing, Underlying } from '@/lib/core/practice/listing';
import type { CalendarDate } from '@/lib/core/unit';

// A whole page in jsdom takes a second alone, and many beside other work.
vi.setConfig({ testTimeout: 60_000 });

const start = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);
let clock: number = start;
let stop = new AbortController();
let root = document.createElement('div');

beforeEach(() => {
  clock = start;
  stop = new AbortController();
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

function open(options: Partial<BrokerPageOptions> = {}): BrokerPage {
  return openBrokerPage(root, {
    now: () => clock,
    seed: 7,
    symbol: 'SPX',
    signal: stop.signal,
    everyMs: 0,
    expiry: 1,
    ...options,
  });
}

function bodyRows(): HTMLTableRowElement[] {
  return [...root.querySelectorAll<HTMLTableRowElement>('tbody tr')];
}

function textOf(row: HTMLTableRowElement): string[] {
  return [...row.cells].map((cell) => cell.textContent ?? '');
}

/** As a reader would: a dash is no quote, commas are decoration. */
function read(text: string | undefined): number | null {
  return text === '—' || text === undefined ? null : Number(text.replaceAll(',', ''));
}

function listingAt(page: BrokerPage, symbol: Underlying, at: number): Listing {
  const listing = page.market.listings(symbol)[at];
  if (listing === undefined) throw new Error(`no expiry ${at}`);
  return listing;
}

function nodeCount(): number {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let count = 0;
  while (walker.nextNode() !== null) count++;
  return count;
}

describe('the chain on the page', () => {
  for (const symbol of ['SPX', 'VIX'] as const) {
    it(`says in text what the ${symbol} market quotes`, () => {
      const page = open({ symbol, strikes: 'all', expiry: 3 });
      page.tick(30);
      const rows = page.market.rows(listingAt(page, symbol, 3));
      const shown = bodyRows().map(textOf);
      expect(shown.length).toBe(rows.length);
      rows.forEach(({ strike, call, put }, at) => {
        expect(shown[at]?.map(read)).toEqual([
          call.last,
          call.volume,
          call.bid,
          call.ask,
          strike,
          put.bid,
          put.ask,
          put.volume,
          put.last,
        ]);
      });
      expect(shown.flat()).toContain('—');
    });
  }

  it('names its columns and its expiry above them', () => {
    open();
    const heads = [...root.querySelectorAll('thead tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(heads).toEqual([
      ['CALLS', "Nov 23 '26", 'PUTS'],
      ['Last', 'Vol', 'Bid', 'Ask', 'Strike', 'Bid', 'Ask', 'Vol', 'Last'],
    ]);
    expect(root.querySelector('[role=tab][aria-selected=true]')?.textContent).toBe("Nov 23 '26 (Weeklys)");
  });

  it('carries the symbol of the contract where the last price stands', () => {
    open();
    for (const row of bodyRows()) {
      const strike = read(row.cells[4]?.textContent ?? '');
      const name = { root: 'SPXW', expiry: '2026-11-23', strike };
      const [call, put] = [row.cells[0], row.cells[8]].map((cell) => parseOcc(cell?.title ?? ''));
      expect(call).toEqual({ ok: true, value: { ...name, right: 'call' } });
      expect(put).toEqual({ ok: true, value: { ...name, right: 'put' } });
    }
  });

  it('shows twenty or forty strikes on each side of the money, or all', () => {
    const page = open({ strikes: 40 });
    expect(bodyRows().length).toBe(81);
    const { level } = page.market.levelOf('SPX');
    expect(bodyRows().filter((row) => row.dataset['inside'] === 'calls').length).toBe(40);
    expect(bodyRows()[40]?.cells[4]?.textContent).toBe((5 * Math.ceil(level / 5)).toLocaleString('en-US'));
    const [twenty, , all] = root.querySelectorAll<HTMLInputElement>('.ng-tools input');
    twenty?.click();
    expect(bodyRows().length).toBe(41);
    all?.click();
    expect(bodyRows().length).toBe(page.market.strikes(listingAt(page, 'SPX', 1)).length);
  });
});

describe('a tick', () => {
  it('writes into the cells that changed and into no others', async () => {
    const page = open();
    const before = bodyRows().map(textOf);
    const written = new Set<Node>();
    const made: MutationRecord[] = [];
    const observer = new MutationObserver((records) => {
      for (const record of records) {
        if (record.type === 'characterData') written.add(record.target);
        else made.push(record);
      }
    });
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    clock += 1000;
    page.tick();
    await Promise.resolve();
    observer.disconnect();

    expect(made).toEqual([]);
    let changed = 0;
    bodyRows().forEach((row, at) => {
      textOf(row).forEach((text, column) => {
        const differs = text !== before[at]?.[column];
        changed += Number(differs);
        const node = row.cells[column]?.firstChild ?? row;
        expect(written.has(node)).toBe(differs);
      });
    });
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThan(0.2 * 9 * 41);
  });

  it('makes no nodes, 600 times', () => {
    const page = open();
    page.tick();
    const count = nodeCount();
    for (let tick = 0; tick < 600; tick++) {
      clock += 1000;
      page.tick();
    }
    expect(nodeCount()).toBe(count);
  });

  it('follows the money when a slide leaves the window, without a node more', () => {
    const page = open({ mode: 'slide' });
    const count = nodeCount();
    const first = bodyRows()[0]?.cells[4]?.textContent;
    page.tick(300);
    expect(bodyRows()[0]?.cells[4]?.textContent).not.toBe(first);
    const { level } = page.market.levelOf('SPX');
    const strikes = bodyRows().map((row) => read(row.cells[4]?.textContent ?? '') ?? 0);
    expect(strikes.at(0)).toBeLessThan(level);
    expect(strikes.at(-1)).toBeGreaterThan(level);
    expect(bodyRows()[0]?.cells[0]?.title).toContain(String(strikes[0]));
    // Rows that took over other strikes do not flash: their prices have not moved.
    expect(root.querySelectorAll('tbody [class]').length).toBe(0);
    expect(nodeCount()).toBe(count);
  });

  it('comes once a second, catches up after sleep, and stops with the signal', () => {
    vi.useFakeTimers();
    const page = open({ everyMs: 1000 });
    const asOf = () => root.querySelector('.ng-as-of')?.textContent ?? '';
    expect(asOf()).toBe('As of Nov 20, 2026 2:31:05 PM ET · Practice market, not real quotes');
    clock += 1000;
    vi.advanceTimersByTime(1000);
    expect(asOf()).toContain('2:31:06 PM');
    clock += 60_000;
    vi.advanceTimersByTime(1000);
    expect(asOf()).toContain('2:32:06 PM');
    const awake = open({ everyMs: 0 });
    expect(awake.market.levelOf('SPX')).toEqual(page.market.levelOf('SPX'));
    stop.abort();
    expect(root.childElementCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('moves to the next expiry when the open one has settled', () => {
    clock = instantOf('2026-11-20' as CalendarDate, 15, 59, 59);
    const page = open({ expiry: 0 });
    expect(root.querySelector('thead')?.textContent).toContain("Nov 20 '26");
    clock += 1000;
    page.tick();
    expect(root.querySelector('thead')?.textContent).toContain("Nov 23 '26");
    expect(root.querySelector('[role=tab]')?.textContent).toContain("Nov 23 '26");
  });
});

describe('the expiries', () => {
  const tabs = () => [...root.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );

  it('tell the two roots of a third Friday apart as brokers do', () => {
    open();
    const words = tabs().map((tab) => tab.textContent);
    expect(words).toContain("Dec 18 '26 (Monthly)");
    expect(words).toContain("Dec 18 '26 (Weeklys)");
    expect(words.join()).not.toMatch(/\b[AP]M\b/);
  });

  it('answer to arrows, Home and End, with one stop for Tab', () => {
    open({ expiry: 0 });
    tabs()[0]?.focus();
    press('ArrowRight');
    expect(document.activeElement).toBe(tabs()[1]);
    expect(tabs()[1]?.getAttribute('aria-selected')).toBe('true');
    press('End');
    expect(document.activeElement).toBe(tabs().at(-1));
    press('ArrowRight');
    expect(document.activeElement).toBe(tabs()[0]);
    press('ArrowLeft');
    press('Home');
    expect(tabs().filter((tab) => tab.tabIndex === 0)).toEqual([tabs()[0]]);
    expect(root.querySelector('[role=tabpanel]')?.getAttribute('aria-labelledby')).toBe(tabs()[0]?.id);
  });
});

describe('the practice controls', () => {
  it('can break the page in every way and mend it', () => {
    const page = open();
    const whole = bodyRows().map(textOf);
    const heads = () => [...root.querySelectorAll('thead th')].map((head) => head.textContent);

    page.breakPage('header');
    expect(heads()).not.toContain('Bid');
    expect(bodyRows().map(textOf)).toEqual(whole);

    page.breakPage('half');
    expect(heads()).toContain('Bid');
    expect(bodyRows().length).toBe(21);
    expect(bodyRows().at(-1)?.cells.length).toBe(5);
    page.tick();
    expect(bodyRows().length).toBe(21);

    page.breakPage('table');
    expect(root.querySelector('table')).toBeNull();
    page.tick();
    expect(root.querySelector('table')).toBeNull();

    page.breakPage('none');
    expect(bodyRows().length).toBe(41);
    expect(heads()).toContain('Bid');
  });

  it('stop the market, and let it go on', () => {
    vi.useFakeTimers();
    open({ everyMs: 1000 });
    const pause = [...root.querySelectorAll('button')].find((button) => button.textContent === 'Pause');
    const seen = () => root.textContent;
    pause?.click();
    expect(pause?.getAttribute('aria-pressed')).toBe('true');
    const before = seen();
    clock += 30_000;
    vi.advanceTimersByTime(30_000);
    expect(seen()).toBe(before);
    pause?.click();
    clock += 1000;
    vi.advanceTimersByTime(1000);
    expect(seen()).not.toBe(before);
  });

  it('set the mode', () => {
    const page = open();
    const spike = [...root.querySelectorAll('label')].find((label) => label.textContent === 'Spike');
    spike?.querySelector('input')?.click();
    expect(page.market.mode).toBe('spike');
  });

  it('offer each breakage by name', () => {
    open();
    const values = [...root.querySelectorAll('option')].map((option) => option.value as Breakage);
    expect(values).toEqual(Object.keys(BREAKAGES));
  });
});

it('leads to the other symbol and keeps the rest of the address', () => {
  window.history.replaceState(null, '', '?seed=9&expiry=4&symbol=SPX');
  open();
  const [spx, vix] = root.querySelectorAll<HTMLAnchorElement>('nav a');
  expect(spx?.getAttribute('aria-current')).toBe('page');
  expect(vix?.getAttribute('href')).toBe('?seed=9&symbol=VIX');
});

it('has no fault that axe can see without a screen', async () => {
  document.title = 'practice';
  document.documentElement.lang = 'en';
  open();
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
