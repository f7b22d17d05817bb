import { type Failure, failure } from '@/lib/core/failure';
import type { Chain } from '@/lib/core/market/chain';
import { newYorkTime } from '@/lib/core/market/clock';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import { type Anchors, anchorsOf } from './anchors';
import type { Answers } from './answers';
import { believable, strangers } from './believe';
import { type Claims, claimsOf } from './claims';
import { printedSpot, printedStamp } from './context';
import { type Around, contractTold } from './contract-told';
import { rowCount } from './count';
import { agreedExpiry, expiriesTold } from './expiry';
import { type Half, readHalves } from './halves';
import type { Origin } from './origin';
import { type Root, rootsOf } from './roots';
import { joinSides, missingSide, type Series, seriesOf } from './series';
import { siteOf, sites } from './sites';
import type { Site } from './sites/site';
import { symbolsTold } from './symbol';
import { type ShortText, shortTexts } from './texts';

export type { Anchors, RowAnchor } from './anchors';
export type { Answers } from './answers';

/** One chain with its places on the page and where each fact about it was told. */
export type ChainReading = {
  readonly chain: Chain;
  readonly anchors: Anchors;
  readonly provenance: Provenance;
  /** Strikes read, and how many the page says there are; `null` where it does not say. */
  readonly count: { readonly read: number; readonly total: number | null };
};

export type Provenance = {
  readonly symbol: Origin;
  readonly root: Origin;
  readonly expiry: Origin;
  readonly spot: Origin | null;
};

/** The chain that the page shows as chosen, or its first; all of them under `chains`. */
export type Reading = ChainReading & { readonly chains: readonly ChainReading[] };

/**
 * Read the option chains of a page: their quotes with the elements they stand in, or the reason why not. Never
 * throws, whatever the page holds. `known` are the sites with hints; none is needed.
 */
export function readPage(
  document: Document,
  url: URL,
  now: Instant,
  answers: Answers = {},
  known: readonly Site[] = sites,
): Result<Reading, Failure> {
  try {
    const roots = rootsOf(document);
    const claims = claimsOf(roots);
    if (!claims.ok) return claims;
    let texts: readonly ShortText[] | null = null;
    const askTexts = () => {
      texts ??= shortTexts(roots, new Set(claims.value.claims.map(({ grid }) => grid.element)));
      return texts;
    };
    return readChains({
      document,
      url,
      now,
      answers,
      site: siteOf(url, known),
      roots,
      texts: askTexts,
      claims: claims.value,
    });
  } catch (error) {
    return fail(failure('readerCrashed', error instanceof Error ? error.name : 'unknown'));
  }
}

type Page = {
  readonly document: Document;
  readonly url: URL;
  readonly now: Instant;
  readonly answers: Answers;
  readonly site: Site | null;
  readonly roots: readonly Root[];
  readonly texts: () => readonly ShortText[];
  readonly claims: Claims;
};

function readChains(page: Page): Result<Reading, Failure> {
  const { claims } = page;
  const halves: Half[] = [];
  for (const claim of claims.claims) {
    const read = readHalves(claim, page.document.documentElement.lang);
    if (!read.ok) return read;
    halves.push(...read.value);
  }
  if (halves.length === 0) return fail(failure('tableEmpty'));
  const several = seriesOf(halves, newYorkTime(page.now).date);
  if (!several.ok) return several;

  const around = aroundOf(page);
  const chains: ChainReading[] = [];
  for (const series of several.value) {
    const reading = readSeries(series, page, around);
    if (!reading.ok) return reading;
    const mixed = several.value.length > 1 && !series.fromSymbol ? strangers(reading.value.chain.rows) : null;
    if (mixed) return fail(failure('contractsMixed', ...mixed));
    chains.push(reading.value);
  }
  const { days } = chains.length > 1 ? agreedExpiry(around.expiries()) : { days: [] };
  const chosen = chains.find(({ chain }) => days.length === 1 && chain.expiry === days[0]) ?? chains[0];
  return chosen ? ok({ ...chosen, chains }) : fail(failure('tableEmpty'));
}

/** What the page around the chain tells, looked for once and only if asked. */
function aroundOf(page: Page): Around {
  const { document, url, site, roots, now, texts, claims } = page;
  const near = claims.claims[0]?.grid.element ?? document.documentElement;
  let symbols: ReturnType<Around['symbols']> | null = null;
  let expiries: ReturnType<Around['expiries']> | null = null;
  return {
    symbols: () => (symbols ??= symbolsTold(document, url, site)),
    expiries: () =>
      (expiries ??= expiriesTold({
        document,
        roots,
        url,
        site,
        near,
        texts: texts(),
        today: newYorkTime(now).date,
      })),
  };
}

function readSeries(series: Series, page: Page, around: Around): Result<ChainReading, Failure> {
  const { document, url, now, answers, site, texts, claims } = page;
  const twins = mostOfOneSide(series.halves, claims);
  if (twins > 1) return fail(failure('severalChains', twins));
  const missing = missingSide(series.halves);
  if (
    missing !== null &&
    !claims.claims.some(
      ({ side, grid, columns }) => side === missing && !grid.rows.some((row) => !columns.isHead(row)),
    )
  )
    return fail(failure('sideMissing', missing));
  const joined = joinSides(series.halves);
  if (!joined.ok) return joined;
  const rows = joined.value.map(({ quotes }) => quotes);
  if (!believable(rows)) return fail(failure('numbersDisagree'));
  const told = contractTold(series, around, answers);
  if (!told.ok) return told;
  const anchors = anchorsOf(joined.value, claims.claims, claims.silent);
  if (!anchors) return fail(failure('tableEmpty'));

  const { underlying, root, expiry, settlement, provenance } = told.value;
  const spot = printedSpot({ document, texts: texts(), site, names: [underlying, root], rows });
  const count = rowCount(document, anchors, rows.length, claims);
  const chain: Chain = {
    underlying,
    root,
    expiry,
    settlement,
    spot: spot?.value ?? null,
    rows,
    complete: count.complete,
    source: { reader: claims.reader, place: placeOf(url), readAt: now, ...printedStamp(texts()) },
  };
  return ok({
    chain,
    anchors,
    provenance: { ...provenance, spot: spot?.origin ?? null },
    count: { read: rows.length, total: count.total },
  });
}

/** How many grids hold the same side of one series: more than one and nobody can say which is meant. */
function mostOfOneSide(halves: readonly Half[], { claims }: Claims): number {
  const counts = (['call', 'put'] as const).map((side) => {
    const rows = new Set(halves.filter((half) => half.side === side).map(({ row }) => row));
    return claims.filter(({ grid }) => grid.rows.some(({ element }) => rows.has(element))).length;
  });
  return Math.max(...counts);
}

/** The page as a person knows it; never its full address. */
function placeOf(url: URL): string {
  if (url.protocol.endsWith('-extension:')) return 'Northgate practice';
  return url.host || url.protocol.replace(':', '');
}
