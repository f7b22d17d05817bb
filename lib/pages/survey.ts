import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import { type Claims, claimsOf } from './claims';
import { type Half, readHalves } from './halves';
import { type Root, rootsOf } from './roots';
import type { Steps } from './steps';

/** What the rows of a page say, before anybody asked what stands around them. */
export type Survey = {
  readonly document: Document;
  readonly roots: readonly Root[];
  readonly claims: Claims;
  readonly halves: readonly Half[];
};

/** Every grid that claims to be a chain, read cell by cell. */
export function* surveyOf(document: Document): Steps<Result<Survey, Failure>> {
  const roots = yield* rootsOf(document);
  const claims = yield* claimsOf(roots);
  if (!claims.ok) return claims;
  const halves: Half[] = [];
  for (const claim of claims.value.claims) {
    const read = yield* readHalves(claim, document.documentElement.lang);
    if (!read.ok) return read;
    halves.push(...read.value);
  }
  if (halves.length === 0) return fail(failure('tableEmpty'));
  return ok({ document, roots, claims: claims.value, halves });
}
