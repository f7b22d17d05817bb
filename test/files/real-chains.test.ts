import { describe, expect, it } from 'vitest';
import type { Chain, Quote } from '@/lib/core/market/chain';
import { readFile } from '@/lib/files/read-file';
import { writeChains } from '@/lib/files/write-chain';
import { hasSharedData, realChains, realFiles, sharedText } from '../support/real-chains';
import { now } from './support';

/** Files that print no root or no underlying, so that somebody has to say it. */
const answers = new Map([['chains/spx/spx_2026-07-23_1559ET_snapshot_2482.csv.gz', { underlying: 'SPX' }]]);

const fields = ['bid', 'ask', 'last', 'iv', 'delta', 'openInterest', 'volume'] as const;

/** One line per row, which compares faster than objects and differs as legibly. */
function linesOf(chain: Chain, write: (quote: Quote) => string): readonly string[] {
  const { underlying, root, expiry, settlement, complete } = chain;
  const rows = chain.rows.map(({ strike, call, put }) => `${strike} | ${write(call)} | ${write(put)}`);
  return [`${underlying} ${root} ${expiry} ${settlement} ${complete}`, ...rows];
}

const asRead = (quote: Quote) => fields.map((field) => quote[field] ?? '-').join(' ');

/** The loader keeps a printed 0 for no sale and for no volatility, and percents as they are printed. */
function asLoaded({ last, iv, ...rest }: Quote, percent: boolean): string {
  const fraction = typeof iv === 'number' && iv > 0 ? (percent ? iv / 100 : iv) : null;
  return asRead({ ...rest, last: last || null, iv: fraction });
}

function chainsOf(path: string, text = sharedText(path)): readonly Chain[] {
  const content = readFile({ name: path, text, now, answers: answers.get(path) ?? {} });
  if (!content.ok) throw new Error(`${path}: ${JSON.stringify(content.error)}`);
  if (content.value.kind !== 'chains') throw new Error(`${path}: ${content.value.kind}`);
  return content.value.chains;
}

/** Two of the eleven evenings of 30 000 options, unless `WINGSPAN_ALL` asks for every one. */
const files = realFiles.filter(
  ({ path }) =>
    process.env['WINGSPAN_ALL'] !== undefined || !/SPX_2026-(07-2[4-9]|07-3|08-05|08-1[01])/.test(path),
);

/** One file of every generation. */
const oneOfEach = realFiles.filter(
  ({ path }) => !/SPX_2026-0(7-2[^2]|7-3|8)|VIX_chain_2026080[6-9]|VIX_chain_202608[^0]/.test(path),
);

describe.skipIf(!hasSharedData)('real chain files', { timeout: 60_000 }, () => {
  it.each(files)('$path equals the independent loader row by row', (file) => {
    const theirs = realChains(file);
    const percent = file.path.includes('snapshot_2482');
    // The loader takes the prices of this one alone.
    const pricesOnly = file.path.includes('gatheral');
    const ours = chainsOf(file.path);
    expect(ours.map(({ root, expiry }) => `${root} ${expiry}`)).toEqual(
      theirs.map(({ root, expiry }) => `${root} ${expiry}`).sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    );
    for (const chain of theirs) {
      const mine = ours.find(({ root, expiry }) => root === chain.root && expiry === chain.expiry);
      const write = pricesOnly ? ({ bid, ask }: Quote) => asRead({ bid, ask }) : asRead;
      expect(mine && linesOf(mine, write)).toEqual(linesOf(chain, (quote) => asLoaded(quote, percent)));
    }
    if (!file.path.includes('SPX_2026')) expect(ours[0]?.spot).toBe(theirs[0]?.spot);
    expect(ours[0]?.source.place).toBe(file.path.split('/').at(-1));
  });

  it.each([
    ['spx/cboe_spx_2020-03-20_close.dat', '2020-03-22T18:24-04:00'],
    ['spx/cboe_spx_2022-07-12_1155ET.csv', '2022-07-12T11:55-04:00'],
    ['spx/cboe_spx_2023-02-07_close.csv', '2023-02-07T17:34-05:00'],
    ['spx/cboe_spx_2024-01-05_close.csv', '2024-01-07T10:52-05:00'],
    ['vix/cboe_vix_2019-08-29_0928ET.dat', '2019-08-29T09:28-04:00'],
  ])('%s says when it was made', (path, stamp) => {
    expect(chainsOf(`chains/${path}`)[0]?.source.quotedAt).toBe(Date.parse(stamp));
  });

  it.each(oneOfEach)('$path comes back from a CSV of ours unchanged', (file) => {
    const chains = chainsOf(file.path);
    const text = writeChains(chains);
    expect(text).not.toBeNull();
    const back = readFile({ name: file.path, text: text ?? '', now });
    expect(back.ok && back.value).toEqual({ kind: 'chains', chains });
  });

  it('asks for the underlying of a file that names none', () => {
    const path = 'chains/spx/spx_2026-07-23_1559ET_snapshot_2482.csv.gz';
    const refused = readFile({ name: path, text: sharedText(path), now });
    expect(!refused.ok && refused.error).toMatchObject({
      code: 'underlyingUnknown',
      asks: [{ about: 'underlying', options: ['SPX'] }],
    });
  });

  it.each(['spx', 'vix'])('refuses implied volatilities without prices: %s', (underlying) => {
    const path = `chains/${underlying}/gatheral_${underlying}_implied_vol_20230215.csv`;
    const refused = readFile({ name: path, text: sharedText(path), now });
    expect(!refused.ok && refused.error.code).toBe('columnMissing');
  });
});

const key = (name: string) => name.split(' ').toReversed().join(' ');
