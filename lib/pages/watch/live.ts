import { type Failure, failure } from '@/lib/core/failure';
import type { Chain } from '@/lib/core/market/chain';
import type { Recipe } from '@/lib/core/recipe';
import { fail, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import type { Answers } from '../answers';
import { expiryAttributes } from '../context/expiry';
import { strikeAttributes } from '../grids/strike-panes';
import { crashed, type Reading, readingOf } from '../read';
import { siteOf, sites } from '../sites';
import { indices } from '../walk/row-order';
import { inSlices, rest, type Steps } from '../walk/steps';
import { type CellMap, cellMapOf, touchedBy } from './cell-map';
import { createScrollMemory } from './scroll-memory';
import { type Survey, surveyOf } from './survey';
import { readCells, withQuotes } from './ticks';
import { isTorn } from './torn';
import { unobserved } from './unobserved';
import { watchVanishing } from './vanishing';
import { watchPage } from './watch';

/** A page that is read again and again: whole the first time, and then only what changed. */
export type LiveReader = {
  /** The page as it is now, or why it cannot be read; `null` where the signal ended the reading. One at a time. */
  readonly read: () => Promise<Result<Reading, Failure> | null>;
  /** Read everything again next time, as if the page were new. */
  readonly forget: () => void;
  /** Look at what no observer tells: an address that a script changed, a choice that a script made. */
  readonly glance: () => void;
};

export type LiveOptions = {
  readonly document: Document;
  readonly everyMs: number;
  /** Our own element on the page. */
  readonly own: Element;
  readonly now: () => Instant;
  /** What the user said about the page. */
  readonly answers?: () => Answers;
  /** What the user taught for this site. */
  readonly taught?: () => readonly Recipe[];
  /** The page changed: time to read. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

/** What a reading stands on, as long as the structure of the page stays. */
type Known = {
  readonly survey: Survey;
  readonly cells: CellMap;
  readonly grids: ReadonlySet<Element>;
  readonly said: string;
  readonly reading: Reading;
};

/** A page that is drawn anew is drawn within two frames; until then it may be half of one contract and half of another. */
const settledMs = 34;
/** A page that changes faster than it can be read is not read: so long, and so often where each took long. */
const patienceMs = 2_000;
const fewestTries = 3;
/** More changes than this during one reading, and all is read again. */
const mostPending = 5_000;

/** Attributes that tell a contract, an order of rows, or that something is hidden. */
const telling = [
  ...strikeAttributes,
  ...expiryAttributes,
  ...indices,
  'row-id',
  'col-id',
  'aria-rowcount',
  'aria-colindex',
  'aria-selected',
  'aria-pressed',
  'aria-current',
  'aria-checked',
  'aria-expanded',
  'aria-hidden',
  'hidden',
  'open',
];

/** Which contracts a reading is of, and which strikes they have. */
function shapeOf({ chains }: Reading): string {
  return chains
    .map(({ chain: { root, expiry, rows } }) => [root, expiry, ...rows.map(({ strike }) => strike)].join(' '))
    .join('\n');
}

function saidBy({ document, roots }: Survey): string {
  return unobserved(document, roots, siteOf(new URL(document.location.href), sites));
}

/** Starts to watch a page and to read it when asked. Numbers and places of a reading are of one state of the page. */
export function createLiveReader(options: LiveOptions): LiveReader | null {
  const { document, everyMs, own, now, changed, signal } = options;
  const answers = options.answers ?? ((): Answers => ({}));
  const taught = options.taught ?? (() => []);
  const view = document.defaultView;
  let known: Known | null = null;
  let last: Chain | null = null;
  /** The shape of the reading that was told last. */
  let told = '';
  /** So much changed at once that what names the contract may be about to follow. */
  let large = false;
  const memory = createScrollMemory();
  const changes = { cells: new Set<Element>(), around: false, structure: true };
  /** Changes during a reading of everything: which cells they touch is known when it is done. */
  let pending: MutationRecord[] = [];

  const noted = (record: MutationRecord) => {
    if (document.hidden) changes.structure = true;
    if (changes.structure && known) return;
    if (!known) {
      if (pending.length < mostPending) pending.push(record);
      return;
    }
    const touched = touchedBy(record, known.cells, known.grids);
    if (touched === 'structure') changes.structure = true;
    else if (touched === 'around') changes.around = true;
    else changes.cells.add(touched);
  };
  const watch = watchPage({ document, everyMs, own, attributes: telling, noted, changed, signal });
  if (!view || !watch) return null;
  const vanishing = watchVanishing(view, signal, () => {
    changes.structure = true;
    watch.mark();
  });

  const clean = () => !changes.structure && !changes.around && changes.cells.size === 0;

  const forget = () => {
    known = null;
    pending = [];
    changes.structure = true;
  };

  function* everything(): Steps<Result<Reading, Failure>> {
    forget();
    large = true;
    const asked = { url: new URL(document.location.href), now: now(), answers: answers(), known: sites };
    const survey = yield* surveyOf(document, taught(), asked.answers.notation);
    if (!survey.ok) return survey;
    const { roots, claims } = survey.value;
    const said = saidBy(survey.value);
    const reading = yield* readingOf(survey.value, asked);
    if (!reading.ok) return reading;
    const cells = yield* cellMapOf(survey.value);
    const grids = [...claims.claims.map(({ grid }) => grid), ...claims.silent];
    known = {
      survey: survey.value,
      cells,
      grids: new Set(grids.map(({ element }) => element)),
      said,
      reading: reading.value,
    };
    watch?.follow(roots);
    vanishing(claims.claims.map(({ grid }) => grid.element));
    changes.structure = pending.length === mostPending;
    changes.around = false;
    changes.cells.clear();
    const during = pending;
    pending = [];
    for (const record of during) noted(record);
    return reading;
  }

  /** Only what changed, where what the last reading stood on still stands. */
  function* anew(): Steps<Result<Reading, Failure>> {
    if (!known || changes.structure) return yield* everything();
    const { survey, cells, reading } = known;
    const url = new URL(document.location.href);
    const said = saidBy(survey);
    const around = changes.around || said !== known.said;
    const touched = [...changes.cells];
    changes.cells.clear();
    changes.around = false;
    const halves = yield* readCells(touched, cells);
    if (!halves.ok) return halves;
    if (halves.value === null) return yield* everything();
    if (halves.value.size * 2 > survey.halves.length) large = true;
    const renewed = around
      ? yield* readingOf(survey, { url, now: now(), answers: answers(), known: sites })
      : withQuotes(reading, halves.value, now());
    if (renewed.ok) known = { ...known, said, reading: renewed.value };
    return renewed;
  }

  const believed = (found: Result<Reading, Failure>) => {
    if (!found.ok) return found;
    if (last && isTorn(last, found.value.chain)) return fail(failure('pageTorn'));
    last = found.value.chain;
    told = shapeOf(found.value);
    return { ...found, value: memory.join(found.value) };
  };

  const read = async (): Promise<Result<Reading, Failure> | null> => {
    const until = view.performance.now() + patienceMs;
    let waited: string | null = null;
    let refused = false;
    large = false;
    try {
      for (let tries = 1; ; tries += 1) {
        watch.catchUp();
        const found = await inSlices(anew(), view, signal);
        if (found === null) return null;
        watch.catchUp();
        if (!found.ok) {
          // What changed under the reading may have made it fail: once more, and it is the page.
          const still = known ? clean() : pending.length === 0;
          forget();
          if (still || refused) return found;
          refused = true;
          continue;
        }
        if (clean()) {
          const shape = shapeOf(found.value);
          // Two readings agree, or nothing of note has changed since the one that was told last.
          if (shape === (waited ?? told) && (waited !== null || !large)) return believed(found);
          waited = shape;
          await rest(view, settledMs);
          if (signal.aborted) return null;
          watch.catchUp();
          if (clean()) return believed(found);
        }
        // One reading may take long because the whole machine stood still.
        if (tries >= fewestTries && view.performance.now() > until) {
          forget();
          return fail(failure('pageTorn'));
        }
      }
    } catch (error) {
      forget();
      return fail(crashed(error));
    }
  };
  const glance = () => {
    if (known && !document.hidden && known.said !== saidBy(known.survey)) watch.mark();
  };
  return { read, forget, glance };
}
