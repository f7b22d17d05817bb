import * as v from 'valibot';
import type { Recipe } from '@/lib/core/recipe';
import { text } from './schema-parts';

/** What a taught page looks like where it crosses contexts, is kept, or comes in from elsewhere. */

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const field = v.picklist(['strike', 'bid', 'ask']);
const side = v.nullable(v.picklist(['call', 'put']));
const which = v.nullable(v.object({ nth: count(400), of: count(400) }));
const tag = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,60}$/));

const columnsSchema = v.object({
  kind: v.literal('columns'),
  reader: text(20),
  width: count(200),
  heads: v.nullable(count(200)),
  side,
  which,
  columns: v.pipe(
    v.array(v.object({ field, side, head: text(80), nth: count(200), of: count(200), at: count(200) })),
    v.minLength(1),
    v.maxLength(6),
  ),
});

const rowsSchema = v.object({
  kind: v.literal('rows'),
  side,
  which,
  tag,
  width: count(400),
  up: count(8),
  columns: v.pipe(
    v.array(v.object({ field, side, path: v.pipe(v.array(count(400)), v.maxLength(40)) })),
    v.minLength(1),
    v.maxLength(6),
  ),
});

export const recipeSchema: v.GenericSchema<unknown, Recipe> = v.object({
  parts: v.pipe(v.array(v.union([columnsSchema, rowsSchema])), v.minLength(1), v.maxLength(2)),
  expiry: v.nullable(v.object({ tag, shape: text(120), before: text(80) })),
});
