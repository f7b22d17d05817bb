import { beforeEach, describe, expect, it } from 'vitest';
import type { Recipe } from '@/lib/core/recipe';
import { readRecipe, withoutRecipe, withRecipe, writeRecipe } from '@/lib/platform/recipes';
import { randomOf } from '../support/mutate';

/** What was taught, as it is kept and sent on. */

const column = (at: number, head = '') => ({
  field: 'bid' as const,
  side: 'call' as const,
  head,
  nth: 0,
  of: 1,
  at,
});
const recipe = (at: number): Recipe => ({
  parts: [
    {
      kind: 'columns',
      reader: 'table',
      width: 9,
      heads: 9,
      side: null,
      which: null,
      columns: [column(at, 'we pay')],
    },
    {
      kind: 'rows',
      side: 'put',
      which: { nth: 1, of: 2 },
      tag: 'bc-row',
      width: 7,
      up: 1,
      columns: [{ field: 'strike', side: null, path: [0, 0] }],
    },
  ],
  expiry: { tag: 'i', shape: 'M 0, 0', before: 'series' },
});
const site = 'https://broker.example';

describe('a taught page as a line of text', () => {
  const line = writeRecipe({ site, recipe: recipe(2) });

  it('is read as it was written, with or without white space around it', () => {
    expect(readRecipe(line)).toEqual({ ok: true, value: { site, recipe: recipe(2) } });
    expect(readRecipe(`  ${line}\n`)).toEqual({ ok: true, value: { site, recipe: recipe(2) } });
  });

  it('is refused cut anywhere', () => {
    for (let length = 0; length < line.length; length += 1)
      expect(readRecipe(line.slice(0, length))).toMatchObject({
        ok: false,
        error: { code: 'recipeUnreadable' },
      });
  });

  it.each([
    ['an address that is no site', line.replace(site, 'javascript:alert(1)')],
    ['a path behind the site', line.replace(site, `${site}/login`)],
    ['a number that is none', line.replace('"width":9', '"width":"9"')],
    ['a place out of all bounds', line.replace('"at":2', '"at":1e9')],
    ['a tag that is a selector', line.replace('bc-row', 'tr,script')],
    ['another version', line.replace('recipe-1', 'recipe-2')],
    ['a megabyte', line.replace('we pay', 'x'.repeat(1_000_000))],
  ])('is refused with %s', (_, bad) => {
    expect(readRecipe(bad)).toMatchObject({ ok: false, error: { code: 'recipeUnreadable' } });
  });

  it('never throws, whatever it holds', () => {
    const random = randomOf(5);
    for (let turn = 0; turn < 2_000; turn += 1) {
      const at = random(line.length);
      const bad = line.slice(0, at) + String.fromCharCode(random(0xffff)) + line.slice(at + 1 + random(3));
      const found = readRecipe(bad);
      if (found.ok) expect(readRecipe(writeRecipe(found.value))).toEqual(found);
    }
  });
});

describe('what is kept', () => {
  let all: ReturnType<typeof withRecipe> = [];
  beforeEach(() => {
    all = [];
  });

  it('is the newest six of a site, each once, and nothing of another site is lost for them', () => {
    all = withRecipe(all, { site: 'https://other.example', recipe: recipe(1) });
    for (let at = 0; at < 9; at += 1) all = withRecipe(all, { site, recipe: recipe(at) });
    all = withRecipe(all, { site, recipe: recipe(5) });
    const kept = all.map((each) => [each.site, each.recipe.parts[0]?.columns[0]]);
    const places = [3, 4, 6, 7, 8, 5].map((at) => [site, column(at, 'we pay')]);
    expect(kept).toEqual([['https://other.example', column(1, 'we pay')], ...places]);
    expect(withoutRecipe(all, { site, recipe: recipe(6) })).toHaveLength(all.length - 1);
  });
});
