import { type Failure, failure } from '@/lib/core/failure';
import type { Recipe } from '@/lib/core/recipe';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Notation } from '../columns/cells';
import { type Claims, claimsOf, taughtClaims } from '../columns/claims';
import { type Half, readHalves } from '../columns/halves';
import { type Root, rootsOf } from '../walk/roots';
import type { Steps } from '../walk/steps';

/** What the rows of a page say, before anybody asked what stands around them. */
export type Survey = {
  readonly document: Document;
  readonly roots: readonly Root[];
  readonly claims: Claims;
  readonly halves: readonly Half[];
  /** The recipe that was followed, of those that a person taught for this site. */
  readonly recipe: Recipe | null;
};

/** Every grid that claims to be a chain, read cell by cell: as taught, where that fits, else as the page says. */
export function* surveyOf(
  document: Document,
  taught: readonly Recipe[] = [],
  answered?: Notation,
): Steps<Result<Survey, Failure>> {
  const roots = yield* rootsOf(document);
  for (const recipe of taught) {
    const claims = yield* taughtClaims(roots, recipe);
    if (!claims) continue;
    return claims.ok
      ? yield* surveyed({ document, roots, claims: claims.value, recipe }, answered ?? null)
      : claims;
  }
  const claims = yield* claimsOf(roots);
  // What had to be taught and is read no longer has changed; a page without a chain is simply another page.
  if (!claims.ok)
    return taught.length > 0 && claims.error.code !== 'noChain' ? fail(failure('recipeStale')) : claims;
  return yield* surveyed({ document, roots, claims: claims.value, recipe: null }, answered ?? null);
}

function* surveyed(found: Omit<Survey, 'halves'>, answered: Notation | null): Steps<Result<Survey, Failure>> {
  const halves: Half[] = [];
  for (const claim of found.claims.claims) {
    const read = yield* readHalves(claim, found.document.documentElement.lang, answered);
    if (!read.ok) return read;
    halves.push(...read.value);
  }
  if (halves.length === 0) return fail(failure('tableEmpty'));
  return ok({ ...found, halves });
}
