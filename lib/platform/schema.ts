import * as v from 'valibot';
import type { Analysis, CondorAnalysis, MarketAnalysis } from '@/lib/core/analysis';
import type { Candidate } from '@/lib/core/condor/candidate';
import { ENTRY_PRESETS } from '@/lib/core/condor/presets';
import { doubtCodes } from '@/lib/core/doubt';
import { type Failure, failureCodes } from '@/lib/core/failure';
import type { Figure } from '@/lib/core/figure';
import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import { defectCodes } from '@/lib/core/market/defect';
import type { Result } from '@/lib/core/result';
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

const strikes = v.strictTuple([finite, finite, finite, finite]);

const candidate: v.GenericSchema<unknown, Candidate> = v.object({
  strikes,
  credit: finite,
  width: finite,
  returnOnRisk: finite,
  pop: finite,
  expectation: finite,
  stress: finite,
  liquidity: finite,
  delta: finite,
});

const condorAnalysis: v.GenericSchema<unknown, CondorAnalysis> = v.object({
  candidates: v.nullable(
    v.object({
      preset: v.picklist(ENTRY_PRESETS.map(({ id }) => id)),
      pairs: finite,
      best: v.pipe(v.array(candidate), v.maxLength(100)),
      frontier: v.pipe(v.array(candidate), v.maxLength(5_000)),
    }),
  ),
  chosen: v.object({
    strikes,
    credits: v.object({
      natural: finite,
      mid: finite,
      target: finite,
      spread: finite,
      openInterest: v.nullable(finite),
    }),
    figures: v.pipe(v.array(figure), v.maxLength(100)),
    breakEvensNow: v.pipe(v.array(figure), v.maxLength(8)),
    timeValueLeft: v.pipe(
      v.array(v.object({ hours: finite, points: finite, share: finite })),
      v.maxLength(100),
    ),
    suspectLegs: v.pipe(v.array(finite), v.maxLength(4)),
  }),
});

/** A value or the reason why there is none. */
export const resultOf = <T>(
  value: v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, Result<T, Failure>> =>
  v.variant('ok', [
    v.object({ ok: v.literal(true), value }),
    v.object({ ok: v.literal(false), error: failureSchema }),
  ]) as v.GenericSchema<unknown, Result<T, Failure>>;

const marketAnalysis = {
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
  failedRows: v.pipe(v.array(v.object({ strike: finite, code: v.picklist(defectCodes) })), v.maxLength(100)),
  doubts: v.pipe(
    v.array(v.object({ code: v.picklist(doubtCodes), detail: v.pipe(v.array(text(80)), v.maxLength(8)) })),
    v.maxLength(64),
  ),
} as const;

export const marketAnalysisSchema: v.GenericSchema<unknown, MarketAnalysis> = v.object(marketAnalysis);

export const analysisSchema: v.GenericSchema<unknown, Analysis> = v.object({
  ...marketAnalysis,
  condors: resultOf(condorAnalysis),
});
