import * as v from 'valibot';
import type { LawName } from '@/lib/core/hedge/joint-law';
import type { Result } from '@/lib/core/result';
import type { Table } from '@/lib/core/table';
import { figureUnitSchema, finite, text } from './schema-parts';

/** The words that the shapes of hedge and decisions share. */

export const list = <Of extends v.GenericSchema>(of: Of, most: number) =>
  v.pipe(v.array(of), v.maxLength(most));
export const details = list(text(120), 8);

/** A value or a reason of its own kind. */
export const either = <T, E>(
  value: v.GenericSchema<unknown, T>,
  error: v.GenericSchema<unknown, E>,
): v.GenericSchema<unknown, Result<T, E>> =>
  v.variant('ok', [
    v.object({ ok: v.literal(true), value }),
    v.object({ ok: v.literal(false), error }),
  ]) as v.GenericSchema<unknown, Result<T, E>>;

export const tableSchema: v.GenericSchema<unknown, Table> = v.object({
  id: text(40),
  columns: list(
    v.object({ id: text(40), unit: figureUnitSchema, formula: text(200), inputs: list(text(40), 16) }),
    24,
  ),
  rows: list(v.object({ id: text(40), values: list(v.nullable(finite), 24) }), 40),
  shared: list(
    v.object({
      symbol: text(40),
      value: v.union([finite, text(80)]),
      unit: v.union([figureUnitSchema, v.literal('text')]),
    }),
    16,
  ),
});

export const lawSchema: v.GenericSchema<unknown, LawName> = v.variant('kind', [
  v.object({ kind: v.literal('smile') }),
  v.object({ kind: v.literal('lognormal'), volatility: finite }),
]);
