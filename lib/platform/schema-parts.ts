import * as v from 'valibot';
import { type Failure, failureCodes } from '@/lib/core/failure';
import type { Figure } from '@/lib/core/figure';
import type { Result } from '@/lib/core/result';
import type { CalendarDate, Instant } from '@/lib/core/unit';

/** The words that the shapes of messages are spelled with. */

export const finite = v.pipe(v.number(), v.finite());
/** Above zero. */
export const positive = v.pipe(finite, v.minValue(Number.MIN_VALUE));
export const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
export const instant = v.pipe(
  finite,
  v.transform((value) => value as Instant),
);
export const calendarDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.transform((value) => value as CalendarDate),
);

export const failureSchema: v.GenericSchema<unknown, Failure> = v.object({
  code: v.picklist(failureCodes),
  detail: v.pipe(v.array(text(80)), v.maxLength(8)),
});

/** A value or the reason why there is none. */
export const resultOf = <T>(
  value: v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, Result<T, Failure>> =>
  v.union([
    v.object({ ok: v.literal(true), value }),
    v.object({ ok: v.literal(false), error: failureSchema }),
  ]) as v.GenericSchema<unknown, Result<T, Failure>>;

export const figureUnitSchema = v.picklist(['points', 'fraction', 'money', 'years', 'count', 'probability']);

export const figureSchema: v.GenericSchema<unknown, Figure> = v.object({
  id: text(40),
  value: finite,
  unit: figureUnitSchema,
  formula: text(200),
  inputs: v.pipe(
    v.array(
      v.object({
        symbol: text(40),
        value: v.union([finite, text(80)]),
        unit: v.union([figureUnitSchema, v.literal('text')]),
      }),
    ),
    v.maxLength(16),
  ),
});
