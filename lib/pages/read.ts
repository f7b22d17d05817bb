import { type Failure, failure } from '@/lib/core/failure';
import type { Chain, ChainRow } from '@/lib/core/market/chain';
import { newYorkTime } from '@/lib/core/market/clock';
import type { Recipe } from '@/lib/core/recipe';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import { type Anchors, anchorsOf } from './anchors';
import type { Answers } from './answers';
import type { Claims } from './columns/claims';
import { mentionIn } from './columns/group-rows';
import type { Half } from './columns/halves';
import { headingsIn, printedStamp } from './context/context';
import { type Around, contractTold } from './context/contract-told';
import { meant } from './context/dates';
import { agreedExpiry, expiriesTold } from './context/expiry';
import { found, type Origin } from './context/origin';
import { joinSides, missingSide, type Series, seriesOf, sidesMeet } from './context/series';
import { printedSpot } from './context/spot';
import { symbolsTold } from './context/symbol';
import { rowCount } from './count';
import { siteOf, sites } from './sites';
import type { Site } from './sites/site';
import { textAt } from './teach/taught-place';
import { atOnce, type Steps } from './walk/steps';
import { type ShortText, shortTexts } from './walk/texts';
import { believable, strangers } from './watch/believe';
import { type Survey, surveyOf } from './watch/survey';

export type { Anchors, RowAnchor } from './anchors';
export type { Answers } from './answers';

/** One chain with its places on the page and where each fact about it was told. */
export type ChainReading = {
  readonly chain: Chain;
  readonly anchors: Anchors;
  /** The sides of its rows with the cells they were read from. */
  readonly halves: readonly Half[];
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

/** Who reads which page when, and what the user answered. */
export type Asked = {
  readonly url: URL;
  readonly now: Instant;
  readonly answers: Answers;
  readonly known: readonly Site[];
};

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
  taught: readonly Recipe[] = [],
): Result<Reading, Failure> {
  try {
    const survey = atOnce(surveyOf(document, taught, answers.notation));
    return survey.ok ? atOnce(readingOf(survey.value, { url, now, answers, known })) : survey;
  } catch (error) {
    return fail(crashed(error));
  }
}

/** A fault of ours: its kind may be told, its text may hold what stood on the page. */
export function crashed(error: unknown): Failure {
  return failure('readerCrashed', error instanceof Error ? error.name : 'unknown');
}

/** The chains that rows make together with what stands around them. */
export function* readingOf(survey: Survey, asked: Asked): Steps<Result<Reading, Failure>> {
  const several = seriesOf(survey.halves, newYorkTime(asked.now).date);
  if (!several.ok) return several;
  yield;
  const texts = yield* shortTexts(survey.roots, gridElements(survey.claims));
  yield;
  const rows = rowsIn(survey);
  const headings = yield* headingsIn(survey.document, rows);
  yield;
  const page: Page = { ...survey, ...asked, site: siteOf(asked.url, asked.known), texts, headings, rows };
  const around = yield* aroundOf(page, several.value.length === 1);
  const chains: ChainReading[] = [];
  for (const series of several.value) {
    yield;
    const reading = yield* readSeries(series, page, around);
    // Of several expiries some may sleep; of one alone nothing is left.
    if (!reading.ok && reading.error.code === 'quotesMissing') continue;
    if (!reading.ok) return reading;
    chains.push(reading.value);
  }
  const { days } = chains.length > 1 ? agreedExpiry(around.expiries) : { days: [] };
  const chosen = chains.find(({ chain }) => days.length === 1 && chain.expiry === days[0]) ?? chains[0];
  if (!chosen) return fail(failure('quotesMissing'));
  const mixed = mixedIn(chains);
  return mixed ? fail(mixed) : ok({ ...chosen, chains });
}

/** Where rows are told apart by their place alone, one that stands in the wrong one is found by its prices. */
export function mixedIn(chains: readonly ChainReading[]): Failure | null {
  if (chains.length === 1) return null;
  for (const { chain, provenance } of chains) {
    const mixed = provenance.expiry.from === 'contractSymbol' ? null : strangers(chain.rows);
    if (mixed) return failure('contractsMixed', ...mixed);
  }
  return null;
}

type Page = Survey &
  Asked & {
    readonly site: Site | null;
    readonly texts: readonly ShortText[];
    readonly headings: readonly Element[];
    /** What the rows of the first grid stand in. */
    readonly rows: Element;
  };

function rowsIn({ document, claims }: Survey): Element {
  return claims.claims[0]?.grid.rows.at(-1)?.element.parentElement ?? document.documentElement;
}

/** What the page around the chain tells. */
function* aroundOf(page: Page, alone: boolean): Steps<Around> {
  const { document, headings, rows, url, site, roots, now, texts, claims, recipe } = page;
  const near = claims.claims[0]?.grid.element ?? document.documentElement;
  const symbols = symbolsTold(document, headings, url, site);
  yield;
  const today = newYorkTime(now).date;
  const shown = recipe?.expiry ? yield* textAt(roots, recipe.expiry) : null;
  const mention = shown === null ? null : mentionIn(shown);
  // Where a person pointed at the expiry, no other date of the page is one.
  const expiries = mention
    ? [{ ...found(meant(mention, today), 'taught', shown ?? ''), series: mention.series }]
    : yield* expiriesTold({ document, roots, url, site, near, rows, texts, today });
  return { symbols, expiries, alone };
}

function* readSeries(series: Series, page: Page, around: Around): Steps<Result<ChainReading, Failure>> {
  const { document, headings, url, now, answers, site, texts, claims } = page;
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
  yield;
  const joined = yield* joinSides(series.halves);
  yield;
  if (!joined.ok) return joined;
  if (!sidesMeet(series.halves)) return fail(failure('noChain'));
  const rows = joined.value.map(({ quotes }) => quotes);
  if (!rows.some(isQuoted)) return fail(failure('quotesMissing'));
  if (!believable(rows)) return fail(failure('numbersDisagree'));
  yield;
  const told = contractTold(series, around, answers);
  if (!told.ok) return told;
  yield;
  const anchors = yield* anchorsOf(joined.value, claims.claims, claims.silent);
  if (!anchors) return fail(failure('tableEmpty'));
  yield;
  const { underlying, root, expiry, settlement, provenance } = told.value;
  const spot = printedSpot({
    document,
    headings,
    texts,
    site,
    names: [underlying, root],
    rows,
    notation: series.halves[0]?.source.notation ?? 'point',
  });
  yield;
  const count = rowCount(document, anchors, rows.length, claims);
  const chain: Chain = {
    underlying,
    root,
    expiry,
    settlement,
    spot: spot?.value ?? null,
    rows,
    complete: count.complete,
    source: { reader: claims.reader, place: placeOf(url), readAt: now, ...printedStamp(texts) },
  };
  return ok({
    chain,
    anchors,
    halves: series.halves,
    provenance: { ...provenance, spot: spot?.origin ?? null },
    count: { read: rows.length, total: count.total },
  });
}

/** A page that still loads, or sleeps, has strikes without a single price. */
function isQuoted({ call, put }: ChainRow): boolean {
  return [call.bid, call.ask, put.bid, put.ask].some((price) => price !== null && price > 0);
}

/** What holds the quotes: the rows alone where the element around them is only what they happen to stand in. */
function gridElements({ reader, claims }: Claims): Set<Element> {
  return new Set(
    claims.flatMap(({ grid }) =>
      reader === 'rows' ? grid.rows.map(({ element }) => element) : [grid.element],
    ),
  );
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
