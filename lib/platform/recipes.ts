import * as v from 'valibot';
import { type Failure, failure } from '@/lib/core/failure';
import type { Recipe } from '@/lib/core/recipe';
import { fail, ok, type Result } from '@/lib/core/result';
import { recipeSchema } from './recipe-schema';
import { openVault } from './vault';

/** What was taught, by site: kept on this device, and carried elsewhere as a line of text. */
export type KeptRecipe = { readonly site: string; readonly recipe: Recipe };

/** A site has a few kinds of pages; more than these and the oldest is forgotten. */
const mostOnSite = 6;
const mostInAll = 300;

const site = v.pipe(v.string(), v.maxLength(300), v.regex(/^https?:\/\/[^/\s]+$/));
const keptSchema: v.GenericSchema<unknown, KeptRecipe> = v.object({ site, recipe: recipeSchema });

export const recipesVault = openVault<readonly KeptRecipe[]>({
  name: 'recipes',
  version: 1,
  schema: v.pipe(v.array(keptSchema), v.maxLength(mostInAll)),
  migrations: {},
  fallback: [],
});

/** What was taught for a site, the newest first: a page is read as it was shown last. */
export async function recipesOn(name: string): Promise<readonly Recipe[]> {
  const { value } = await recipesVault.load();
  return value
    .filter((kept) => kept.site === name)
    .map(({ recipe }) => recipe)
    .reverse();
}

/** Keep one more; what was taught in the very same words before is kept once. */
export function withRecipe(all: readonly KeptRecipe[], one: KeptRecipe): readonly KeptRecipe[] {
  const others = withoutRecipe(all, one);
  const own = others.filter((kept) => kept.site === one.site);
  const spare = new Set(own.slice(0, Math.max(0, own.length - mostOnSite + 1)));
  return [...others.filter((kept) => !spare.has(kept)), one].slice(-mostInAll);
}

export function withoutRecipe(all: readonly KeptRecipe[], one: KeptRecipe): readonly KeptRecipe[] {
  const line = writeRecipe(one);
  return all.filter((kept) => writeRecipe(kept) !== line);
}

const beginning = 'wingspan-recipe-1 ';
const longest = 20_000;

/** One line that can be sent to somebody and read by them; it holds no number of the page and no name of its user. */
export function writeRecipe({ site, recipe }: KeptRecipe): string {
  return `${beginning}${site} ${JSON.stringify(recipe)}`;
}

export function readRecipe(line: string): Result<KeptRecipe, Failure> {
  const text = line.trim();
  const at = text.indexOf(' ', beginning.length);
  const unreadable = fail(failure('recipeUnreadable'));
  if (text.length > longest || !text.startsWith(beginning) || at < 0) return unreadable;
  try {
    const kept = { site: text.slice(beginning.length, at), recipe: JSON.parse(text.slice(at)) };
    const found = v.safeParse(keptSchema, kept);
    return found.success ? ok(found.output) : unreadable;
  } catch {
    return unreadable;
  }
}
