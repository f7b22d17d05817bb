import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { instantOf } from '@/lib/core/market/clock';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import { readPage } from '@/lib/pages/read';
import { root } from '../support/source';

/** Real pages, saved by others: read where they lie beside the project, never copied into it. */

const folder = [path.resolve(root, '../shared/pages')].find(existsSync);

function read(file: string, url: string, now: Instant) {
  const html = readFileSync(path.join(folder ?? '', file), 'utf8');
  return readPage(new DOMParser().parseFromString(html, 'text/html'), new URL(url), now);
}

function reading(file: string, url: string, now: Instant) {
  const result = read(file, url, now);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

const on = (date: string) => instantOf(date as CalendarDate, 12, 0);

describe.skipIf(folder === undefined)('saved pages', { timeout: 30_000 }, () => {
  it('Yahoo 2014: every strike of AAPL 2014-10-24', () => {
    const { chain, provenance, chains } = reading(
      'yahoo-2014/aapl-2014-10-24.html',
      'https://finance.yahoo.com/q/op?s=AAPL&date=1414108800',
      on('2014-10-23'),
    );
    expect(chains.length).toBe(1);
    expect(chain).toMatchObject({
      underlying: 'AAPL',
      root: 'AAPL',
      expiry: '2014-10-24',
      settlement: 'pm',
      spot: 104.83,
    });
    expect(provenance.expiry.from).toBe('contractSymbol');
    const at = (strike: number) => chain.rows.find((row) => row.strike === strike);
    expect(at(55)?.call).toMatchObject({
      bid: 49.7,
      ask: 49.95,
      last: 44.16,
      volume: 25,
      openInterest: 0,
      iv: 5.6875,
    });
    expect(at(105)?.call).toMatchObject({ bid: 0.38, ask: 0.4, volume: 66026, openInterest: 42521 });
    expect(at(122)?.call).toMatchObject({ bid: 0, ask: 0.01, volume: 0 });
  });

  it('Yahoo 2014: every strike of AAPL 2014-11-07', () => {
    const { chain } = reading(
      'yahoo-2014/aapl-2014-11-07.html',
      'https://finance.yahoo.com/q/op?s=AAPL&date=1415318400',
      on('2014-11-05'),
    );
    expect(chain).toMatchObject({ underlying: 'AAPL', expiry: '2014-11-07' });
    const at = (strike: number) => chain.rows.find((row) => row.strike === strike);
    expect(at(111)).toMatchObject({ call: { bid: 0.04, ask: 0.05 }, put: { bid: 2.64, ask: 2.75 } });
    expect(at(108)?.put).toMatchObject({ bid: 0.48, ask: 0.5, volume: 12554, openInterest: 12851 });
    expect(at(122)).toMatchObject({ call: { bid: null, ask: null }, put: { bid: 13.55, ask: 13.8 } });
  });

  it('Yahoo 2015: three calls and no put, as the page shows', () => {
    const { chain } = reading(
      'yahoo-2014/spwr-2015-05-01-nearly-empty.html',
      'https://finance.yahoo.com/q/op?s=SPWR&date=1430438400',
      on('2015-03-24'),
    );
    expect(chain.rows.map(({ strike, call, put }) => [strike, call.bid, call.ask, put.bid, put.ask])).toEqual(
      [
        [30.5, 3.3, 4.2, null, null],
        [35, 1.06, 1.44, null, null],
        [42, 0, 0.5, null, null],
      ],
    );
  });

  it('Nasdaq 2017: three expiries of DE in one table, the last cut by the pager', () => {
    const { chains } = reading(
      'nasdaq-2017/de-three-expiries.html',
      'https://www.nasdaq.com/symbol/de/option-chain',
      on('2017-12-08'),
    );
    expect(chains.map(({ chain }) => [chain.root, chain.expiry, chain.rows.length])).toEqual([
      ['DE', '2017-12-08', 20],
      ['DE', '2017-12-15', 20],
      ['DE', '2017-12-22', 10],
    ]);
    expect(chains[0]?.chain.spot).toBe(151.58);
    expect(chains[0]?.chain.complete).toBe(false);
    expect(chains[1]?.chain.rows[13]).toMatchObject({
      strike: 150,
      call: { bid: 2.34, ask: 2.55, last: 2.32, volume: 83, openInterest: 1858 },
      put: { bid: 0.76, ask: 0.96, openInterest: 783 },
    });
    expect(chains[0]?.chain.rows[14]).toMatchObject({
      strike: 152.5,
      call: { bid: null, ask: 0.04 },
      put: { bid: 0.57 },
    });
  });

  it.each([
    ['negative/stockscan-most-active-list.html', 'https://stockscan.io/options', 'noChain'],
    ['robinhood-2026/rh-chain-header.abridged.html', 'https://robinhood.com/options/chains/ACME', 'noChain'],
    ['robinhood-2026/rh-chain-row.html', 'https://robinhood.com/options/chains/ACME', 'noChain'],
  ])('%s is no chain that can be read', (file, url, code) => {
    expect(read(file, url, on('2026-09-05'))).toMatchObject({ ok: false, error: { code } });
  });
});
