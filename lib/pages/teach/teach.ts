import { type Failure, failure } from '@/lib/core/failure';
import type { ChainRow } from '@/lib/core/market/chain';
import type { Recipe } from '@/lib/core/recipe';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import { readCell } from '../columns/cells';
import type { Half } from '../columns/halves';
import { single } from '../columns/quotes';
import { readingOf } from '../read';
import { sites } from '../sites';
import { piecesOf } from '../walk/pieces';
import { atOnce } from '../walk/steps';
import { type Survey, surveyOf } from '../watch/survey';
import { type Pick, type PickRole, type Picks, roleOf } from './picks';
import { recipesFrom } from './recipes-from';
import { placeOf } from './taught-place';

/** A recipe that reads the page it was taught on, with what it reads there: for a person to say whether it is right. */
export type Taught = {
  readonly recipe: Recipe;
  readonly strikes: number;
  /** The page itself does not say when they expire. */
  readonly needsExpiry: boolean;
  /** The row that was pointed at. */
  readonly sample: ChainRow;
};

/** What follows once the numbers are read: it is asked, not taught. */
const questions: readonly string[] = ['contractUnknown', 'expiryUnknown', 'settlementUnknown'];

/**
 * What a person pointed at as a recipe: the first reading of their clicks that gives back every number they
 * clicked, and a chain that behaves like one. Never throws.
 */
export function teach(document: Document, url: URL, now: Instant, picks: Picks): Result<Taught, Failure> {
  const place = picks.expiry ? placeOf(picks.expiry) : null;
  if (picks.expiry && !place) return fail(failure('teachExpiry'));
  let why: Failure | null = null;
  for (const parts of recipesFrom(document, picks)) {
    const tried = readWith({ parts, expiry: place }, document, url, now, picks);
    if (tried.ok) return tried;
    why ??= tried.error;
  }
  return fail(why ?? failure('teachApart'));
}

function readWith(
  recipe: Recipe,
  document: Document,
  url: URL,
  now: Instant,
  picks: Picks,
): Result<Taught, Failure> {
  const survey = atOnce(surveyOf(document, [recipe]));
  if (!survey.ok) return survey;
  if (survey.value.recipe !== recipe) return fail(failure('teachApart'));
  const unlike = firstUnlike(survey.value, picks);
  if (unlike) return fail(failure('teachUnlike', unlike));
  const reading = atOnce(readingOf(survey.value, { url, now, answers: {}, known: sites }));
  if (!reading.ok && !questions.includes(reading.error.code)) return reading;
  const sample = sampleOf(survey.value.halves, picks);
  const needsExpiry = !reading.ok && reading.error.code === 'expiryUnknown';
  return sample ? ok({ recipe, needsExpiry, ...sample }) : fail(failure('teachApart'));
}

/** The row that was pointed at, and how many there are. */
function sampleOf(halves: readonly Half[], picks: Picks): Omit<Taught, 'recipe' | 'needsExpiry'> | null {
  const pointed = halvesAt(halves, Object.values(picks));
  const strike = pointed[0]?.strike;
  if (strike === undefined) return null;
  const [call, put] = (['call', 'put'] as const).map((side) =>
    [...pointed, ...halves].find((half) => half.side === side && half.strike === strike),
  );
  if (!call || !put) return null;
  const strikes = halves.filter(({ side }) => side === 'call').length;
  return { strikes, sample: { strike, call: call.quote, put: put.quote } };
}

function halvesAt(halves: readonly Half[], elements: readonly Element[]): Half[] {
  return halves.filter(({ source }) =>
    source.row.cells.some((cell) => cell && elements.some((each) => cell === each || cell.contains(each))),
  );
}

/** The text of the first element that was pointed at and is read as something else. */
function firstUnlike({ halves }: Survey, picks: Picks): string | null {
  for (const [role, element] of Object.entries(picks) as [PickRole, Pick][]) {
    if (role === 'expiry') continue;
    const { field, side } = roleOf(role);
    const own = halvesAt(halves, [element]);
    const half = own.find((each) => side === null || each.side === side);
    const value = half && (field === 'strike' ? half.strike : half.quote[field]);
    if (value === undefined || !numbersAt(element, half).includes(value))
      return (element.textContent ?? '').trim();
  }
  return null;
}

/** The numbers that stand in an element, in the notation that its chain is read in. */
function numbersAt(element: Element, half: Half | undefined): (number | null)[] {
  const notation = half?.source.notation ?? 'point';
  const pieces = piecesOf(element);
  const parts = pieces.flatMap((piece) => piece.split(/[×/|]| x /));
  const values = [single(pieces, notation), ...parts.map((part) => readCell(part, notation))];
  return values.flatMap((value) =>
    value.kind === 'number' ? [value.value] : value.kind === 'none' ? [null] : [],
  );
}
