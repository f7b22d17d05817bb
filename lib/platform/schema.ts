import * as v from 'valibot';
import { type Analysis, doubtCodes } from '@/lib/core/analysis';
import { type Failure, failureCodes } from '@/lib/core/failure';
import type { Figure } from '@/lib/core/figure';
import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import type { CalendarDate, Instant } from '@/lib/core/unit';

/**
 * The shape of everything that crosses contexts, checked where it arrives. Runtime messages turn NaN and
 * infinities into `null` in Chromium and not in Firefox, so both ends insist on finite numbers; objects are
 * copied by known fields, so an own `__proto__` key goes no further.
 */

/** Far above any listed expiry (SPX lists about 500 strikes); keeps a message below 1 MiB. */
export const mostRows = 4_000;

const finite = v.pipe(v.number(), v.finite());
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const price = v.nullable(v.pipe(finite, v.minValue(0)));
const instant = v.pipe(
  finite,
  v.transform((value) => value as Instant),
);
const calendarDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.transform((value) => value as CalendarDate),
);
const optional = v.exactOptional(v.nullable(finite));

const quote: v.GenericSchema<unknown, Quote> = v.object({
  bid: price,
  ask: price,
  last: optional,
  iv: optional,
  delta: optional,
  openInterest: optional,
  volume: optional,
});

const row: v.GenericSchema<unknown, ChainRow> = v.object({
  strike: v.pipe(finite, v.gtValue(0)),
  call: quote,
  put: quote,
});

const source = v.object({
  reader: text(40),
  place: text(120),
  readAt: instant,
  quotedAt: v.nullable(instant),
  delayed: v.nullable(v.boolean()),
});

const settlement = v.picklist(['am', 'pm']);

export const chainSchema: v.GenericSchema<unknown, Chain> = v.object({
  underlying: text(12),
  root: text(12),
  expiry: calendarDate,
  settlement,
  spot: v.nullable(v.pipe(finite, v.gtValue(0))),
  rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(mostRows)),
  complete: v.boolean(),
  source,
});

export const failureSchema: v.GenericSchema<unknown, Failure> = v.object({
  code: v.picklist(failureCodes),
  detail: v.pipe(v.array(text(80)), v.maxLength(8)),
});

const figureUnit = v.picklist(['points', 'fraction', 'money', 'years', 'count', 'probability']);

const figure: v.GenericSchema<unknown, Figure> = v.object({
  id: text(40),
  value: finite,
  unit: figureUnit,
  formula: text(200),
  inputs: v.pipe(
    v.array(
      v.object({
        symbol: text(40),
        value: v.union([finite, text(80)]),
        unit: v.union([figureUnit, v.literal('text')]),
      }),
    ),
    v.maxLength(16),
  ),
});

export const analysisSchema: v.GenericSchema<unknown, Analysis> = v.object({
  underlying: text(12),
  root: text(12),
  expiry: calendarDate,
  settlement,
  settlesAt: instant,
  asOf: instant,
  source,
  spot: v.nullable(finite),
  strikes: v.object({
    read: finite,
    quoted: finite,
    complete: v.boolean(),
    lowest: finite,
    highest: finite,
  }),
  atTheMoney: finite,
  figures: v.object({
    forward: figure,
    discount: figure,
    straddle: figure,
    volatility: figure,
    expectedMove: figure,
  }),
  doubts: v.pipe(
    v.array(v.object({ code: v.picklist(doubtCodes), detail: v.pipe(v.array(text(80)), v.maxLength(8)) })),
    v.maxLength(64),
  ),
});
