import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBrokerPage } from '@/components/practice/broker-page';
import { instantOf } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import { readPage } from '@/lib/pages/read';

// A whole page in jsdom takes a second alone, and many beside other work.
vi.setConfig({ testTimeout: 60_000 });

/** The practice page is the first page Wingspan must read, and the one it must refuse when it is broken. */
describe('Wingspan on the practice page', () => {
  const now = instantOf('2026-11-20' as CalendarDate, 14, 31, 5);
  const url = new URL('https://northgate.example/chain?symbol=SPX');
  let stop = new AbortController();

  afterEach(() => stop.abort());

  function open(symbol: 'SPX' | 'VIX', expiry: number) {
    stop = new AbortController();
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    return openBrokerPage(root, {
      now: () => now,
      seed: 7,
      symbol,
      signal: stop.signal,
      everyMs: 0,
      expiry,
      strikes: 'all',
    });
  }

  for (const [symbol, expiries] of [
    ['SPX', [0, 1, 8, 9, 14]],
    ['VIX', [0, 3, 6, 11]],
  ] as const) {
    for (const expiry of expiries) {
      it(`reads what the market quotes: ${symbol}, expiry ${expiry}`, () => {
        const { market } = open(symbol, expiry);
        const listing = market.listings(symbol)[expiry];
        if (listing === undefined) throw new Error('no such expiry');
        const reading = readPage(document, url, now);
        if (!reading.ok) throw new Error(JSON.stringify(reading.error));
        const { chain } = reading.value;
        expect(chain).toMatchObject({
          underlying: symbol,
          root: listing.root,
          expiry: listing.expiry,
          settlement: listing.settlement,
          spot: market.levelOf(symbol).level,
          source: { quotedAt: Math.floor(now / 1000) * 1000 },
        });
        const quotes = (rows: typeof chain.rows) =>
          rows.map(({ strike, call, put }) => [strike, call.bid, call.ask, put.bid, put.ask]);
        expect(quotes(chain.rows)).toEqual(quotes(market.rows(listing)));
      });
    }
  }

  for (const kind of ['header', 'half', 'table'] as const) {
    it(`refuses it when broken: ${kind}`, () => {
      const page = open('SPX', 1);
      page.breakPage(kind);
      expect(readPage(document, url, now)).toMatchObject({ ok: false });
      page.breakPage('none');
      expect(readPage(document, url, now)).toMatchObject({ ok: true });
    });
  }
});
