import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import { parseDate } from '@/lib/core/market/clock';
import { contractOf } from '@/lib/core/market/contract';
import { type OptionName, parseOcc } from '@/lib/core/market/occ';
import type { CalendarDate, Instant } from '@/lib/core/unit';

/**
 * Quotes and histories that belong to other people: read where they lie, never copied here.
 * The folder stands beside a checkout or a worktree of it; `WINGSPAN_SHARED` names another place.
 */
const folder = process.env['WINGSPAN_SHARED'] ?? join(import.meta.dirname, '../../../shared');

export const hasSharedData = existsSync(join(folder, 'data'));

if (!hasSharedData) console.warn(`skipped: tests on real quotes and histories, ${folder}/data is missing`);

/** Text of a file under `shared/data`, unpacked where its name ends in `.gz`. */
export function sharedText(path: string): string {
  const bytes = readFileSync(join(folder, 'data', path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Cells of a comma-separated file without quoted commas. */
export function sharedRows(path: string): readonly (readonly string[])[] {
  return sharedText(path)
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('"', '').split(','));
}

export type RealFile = {
  readonly path: string;
  /** When the quotes were made, as well as the file tells. */
  readonly quotedAt: string;
  /** What was open then: after the close, quotes are left over or made for the evening session. */
  readonly session: 'regular' | 'after';
};

const evening = (day: string): RealFile => ({
  path: `chains/spx/SPX_${day}.csv.gz`,
  quotedAt: `${day}T17:00-04:00`,
  session: 'after',
});
const vixAt = (stamp: string, quotedAt: string, session: RealFile['session']): RealFile => ({
  path: `chains/vix/VIX_chain_${stamp}.csv`,
  quotedAt,
  session,
});

/** Every chain file with prices. Cboe's delayed quotes are a quarter of an hour older than the capture. */
export const realFiles: readonly RealFile[] = [
  { path: 'chains/spx/cboe_spx_2020-03-20_close.dat', quotedAt: '2020-03-20T16:15-04:00', session: 'after' },
  {
    path: 'chains/spx/cboe_spx_2022-07-12_1155ET.csv',
    quotedAt: '2022-07-12T11:40-04:00',
    session: 'regular',
  },
  { path: 'chains/spx/cboe_spx_2023-02-07_close.csv', quotedAt: '2023-02-07T16:15-05:00', session: 'after' },
  {
    path: 'chains/spx/gatheral_spx_opt_20230215.csv',
    quotedAt: '2023-02-15T15:59-05:00',
    session: 'regular',
  },
  { path: 'chains/spx/cboe_spx_2024-01-05_close.csv', quotedAt: '2024-01-05T16:15-05:00', session: 'after' },
  {
    path: 'chains/spx/spx_2026-07-23_1559ET_snapshot_2482.csv.gz',
    quotedAt: '2026-07-23T15:59-04:00',
    session: 'regular',
  },
  ...['07-22', '07-24', '07-27', '07-28', '07-29', '07-30', '07-31', '08-05', '08-10', '08-11', '08-12'].map(
    (day) => evening(`2026-${day}`),
  ),
  { path: 'chains/vix/cboe_vix_2019-08-29_0928ET.dat', quotedAt: '2019-08-29T09:13-04:00', session: 'after' },
  vixAt('20260805_212728', '2026-08-05T16:15-04:00', 'after'),
  vixAt('20260806_140303', '2026-08-06T09:48-04:00', 'regular'),
  vixAt('20260807_170647', '2026-08-07T12:51-04:00', 'regular'),
  vixAt('20260810_194443', '2026-08-10T15:29-04:00', 'regular'),
  vixAt('20260811_200320', '2026-08-11T15:48-04:00', 'regular'),
  vixAt('20260812_200304', '2026-08-12T15:48-04:00', 'regular'),
];

/** One quoted option of a file. */
type Listed = OptionName & { readonly quote: Quote };

const read = new Map<string, readonly Chain[]>();

/** The chains of a file, one per root and expiry, nearest expiry first. */
export function realChains(file: RealFile): readonly Chain[] {
  const chains = read.get(file.path) ?? chainsIn(file);
  read.set(file.path, chains);
  return chains;
}

function chainsIn(file: RealFile): readonly Chain[] {
  const lines = sharedRows(file.path);
  const readAt = Date.parse(file.quotedAt) as Instant;
  const source = { reader: 'test', place: file.path, readAt, quotedAt: readAt, delayed: null };
  const spot = spotOf(file, lines);
  const groups = new Map<string, Listed[]>();
  for (const listed of listings(lines)) {
    const key = `${listed.expiry} ${listed.root}`;
    const group = groups.get(key);
    if (group) group.push(listed);
    else groups.set(key, [listed]);
  }
  return [...groups.keys()].sort().map((key) => {
    const options = groups.get(key) ?? [];
    const [first] = options;
    if (!first) throw new Error('an empty group');
    const { root, expiry } = first;
    const { underlying, settlement } = contractOf(root);
    return { underlying, root, expiry, settlement, spot, rows: rowsOf(options), complete: true, source };
  });
}

/** The one chain of a file with this root and expiry. */
export function realChain(path: string, root: string, expiry: string): Chain {
  const file = realFiles.find((listed) => listed.path.endsWith(path));
  const chain = file && realChains(file).find((each) => each.root === root && each.expiry === expiry);
  if (!chain) throw new Error(`no ${root} ${expiry} in ${path}`);
  return chain;
}

export type RealSmile = {
  readonly expiry: CalendarDate;
  readonly forward: number;
  readonly years: number;
  /** Implied volatilities as fractions. */
  readonly points: readonly {
    readonly strike: number;
    readonly bid: number | null;
    readonly ask: number | null;
  }[];
};

/** Gatheral's files hold no prices, only implied volatilities of bid and ask: `SPX` or `VIX` of 2023-02-15. */
export function realSmiles(underlying: 'spx' | 'vix'): readonly RealSmile[] {
  const [head = [], ...lines] = sharedRows(
    `chains/${underlying}/gatheral_${underlying}_implied_vol_20230215.csv`,
  );
  const column = columnsOf(head);
  const expiries = [...new Set(lines.map((line) => line[column('Expiry')] ?? ''))];
  return expiries.map((expiry) => {
    const own = lines.filter((line) => line[column('Expiry')] === expiry);
    const points = own.map((line) => ({
      strike: Number(line[column('Strike')]),
      bid: numberIn(line[column('Bid')]),
      ask: numberIn(line[column('Ask')]),
    }));
    const of = (name: string) => Number(own[0]?.[column(name)]);
    return { expiry: isoDate(expiry), forward: of('Fwd'), years: of('Texp'), points };
  });
}

function listings(lines: readonly (readonly string[])[]): readonly Listed[] {
  const headAt = lines.findIndex((line) => line.some((cell) => /^(strike|strike_price)$/i.test(cell)));
  const head = lines[headAt] ?? [];
  const body = lines.slice(headAt + 1);
  if (head.includes('Calls')) return body.flatMap((line) => cboeListings(head, line));
  const column = columnsOf(head);
  if (head.includes('option'))
    return body.map((line) => ({ ...named(line[column('option')]), quote: quoteOf(line, column) }));
  if (head.includes('best_bid')) return body.map((line) => optionMetricsListing(line, column));
  return body.map((line) => snapshotListing(line, column));
}

/** Cboe's quote table: a call and a put per line, the strike between them. */
function cboeListings(head: readonly string[], line: readonly string[]): readonly Listed[] {
  const middle = head.indexOf('Strike');
  const side = (from: number, to: number): Listed => {
    const column = columnsOf(head.slice(from, to));
    const cells = line.slice(from, to);
    return { ...named(cells[0]), quote: quoteOf(cells, column) };
  };
  return [side(1, middle), side(middle + 1, head.length)];
}

function optionMetricsListing(line: readonly string[], column: (name: string) => number): Listed {
  const cell = (name: string) => line[column(name)] ?? '';
  return {
    root: cell('symbol').split(' ')[0] ?? '',
    expiry: isoDate(cell('exdate')),
    right: cell('cp_flag') === 'C' ? 'call' : 'put',
    strike: Number(cell('strike_price')) / 1000,
    quote: quote(numberIn(cell('best_bid')), numberIn(cell('best_offer')), {}),
  };
}

function snapshotListing(line: readonly string[], column: (name: string) => number): Listed {
  const cell = (name: string) => line[column(name)] ?? '';
  return {
    // No root is printed, and none of its expiries is a monthly one.
    root: 'SPXW',
    expiry: isoDate(cell('expiry')),
    right: cell('right') === 'C' ? 'call' : 'put',
    strike: Number(cell('strike')),
    quote: quoteOf(line, column),
  };
}

function quoteOf(line: readonly string[], column: (...names: string[]) => number): Quote {
  const value = (...names: string[]) => numberIn(line[column(...names)]);
  return quote(value('bid', 'Bid'), value('ask', 'Ask'), {
    last: value('last_trade_price', 'Last Sale', 'last'),
    iv: value('iv', 'IV'),
    delta: value('delta', 'Delta'),
    openInterest: value('open_interest', 'Open Int', 'Open Interest'),
    volume: value('volume', 'Volume', 'Vol'),
  });
}

/** These files print 0 for an ask that is not there; a bid of 0 beside a real ask is a bid of 0. */
function quote(bid: number | null, ask: number | null, more: Partial<Quote>): Quote {
  const offered = ask === 0 ? null : ask;
  return { ...more, bid: offered === null && bid === 0 ? null : bid, ask: offered };
}

function rowsOf(options: readonly Listed[]): readonly ChainRow[] {
  const nothing: Quote = { bid: null, ask: null };
  const rows = new Map<number, ChainRow>();
  for (const { strike, right, quote } of options) {
    const row = rows.get(strike) ?? { strike, call: nothing, put: nothing };
    rows.set(strike, { ...row, [right]: quote });
  }
  return [...rows.values()].sort((a, b) => a.strike - b.strike);
}

/** Cboe's files print the level in their first line, above the head. */
function spotOf(file: RealFile, lines: readonly (readonly string[])[]): number | null {
  const evening = /SPX_(.{10})\.csv\.gz$/.exec(file.path)?.[1];
  if (evening !== undefined) {
    const underlyings = sharedRows('chains/spx/cboe_delayed_eod_underlying.csv');
    return numberIn(underlyings.find((line) => line[0] === evening && line[1] === '_SPX')?.[4]);
  }
  const [title = []] = lines;
  return title.some((cell) => /^strike/i.test(cell)) ? null : numberIn(title[1]?.replace('Last:', ''));
}

function named(symbol: string | undefined): OptionName {
  const option = parseOcc(symbol ?? '');
  if (!option.ok) throw new Error(`${symbol} is ${option.error}`);
  return option.value;
}

function isoDate(text: string): CalendarDate {
  const date = parseDate(text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
  if (!date.ok) throw new Error(`${text} is not a date`);
  return date.value;
}

function columnsOf(head: readonly string[]): (...names: string[]) => number {
  return (...names) => head.findIndex((cell) => names.includes(cell));
}

function numberIn(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
