import * as v from 'valibot';
import type { Analysis, HedgedLines, PageAnalysis } from '@/lib/core/analysis';
import { doubtCodes } from '@/lib/core/doubt';
import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import { defectCodes } from '@/lib/core/market/defect';
import type { Smile } from '@/lib/core/pricing/smile';
import { condorAnalysisSchema, sketchSchema } from './condor-schema';
import { calendarDate, figureSchema, finite, instant, positive, resultOf, text } from './schema-parts';

/**
 * The shape of everything that crosses contexts, checked where it arrives. Runtime messages turn NaN and
 * infinities into `null` in Chromium and not in Firefox, so both ends insist on finite numbers; objects are
 * copied by known fields, so an own `__proto__` key goes no further.
 */

/** Far above any listed expiry (SPX lists about 500 strikes); keeps a message below 1 MiB. */
export const mostRows = 4_000;

const price = v.nullable(v.pipe(finite, v.minValue(0)));
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
  strike: positive,
  call: quote,
  put: quote,
  readAt: v.exactOptional(instant),
});

const source = v.object({
  reader: text(40),
  place: text(120),
  readAt: instant,
  quotedAt: v.nullable(instant),
  delayed: v.nullable(v.boolean()),
  answered: v.exactOptional(
    v.pipe(v.array(v.picklist(['symbol', 'root', 'expiry', 'notation'])), v.maxLength(4)),
  ),
  besides: v.exactOptional(v.pipe(v.array(text(40)), v.maxLength(80))),
});

const settlement = v.picklist(['am', 'pm']);

export const chainSchema: v.GenericSchema<unknown, Chain> = v.object({
  underlying: text(12),
  root: text(12),
  expiry: calendarDate,
  settlement,
  spot: v.nullable(positive),
  rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(mostRows)),
  complete: v.boolean(),
  listed: v.exactOptional(finite),
  source,
});

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
    listed: v.exactOptional(finite),
    complete: v.boolean(),
    lowest: finite,
    highest: finite,
  }),
  atTheMoney: finite,
  figures: v.object({
    forward: figureSchema,
    discount: figureSchema,
    straddle: figureSchema,
    volatility: figureSchema,
    expectedMove: figureSchema,
  }),
  failedRows: v.pipe(v.array(v.object({ strike: finite, code: v.picklist(defectCodes) })), v.maxLength(100)),
  doubts: v.pipe(
    v.array(v.object({ code: v.picklist(doubtCodes), detail: v.pipe(v.array(text(80)), v.maxLength(8)) })),
    v.maxLength(64),
  ),
} as const;

export const hedgedLinesSchema: v.GenericSchema<unknown, HedgedLines> = v.object({
  levels: v.pipe(v.array(finite), v.maxLength(8)),
  vix: v.nullable(finite),
});

export const pageAnalysisSchema: v.GenericSchema<unknown, PageAnalysis> = v.object({
  ...marketAnalysis,
  condor: resultOf(sketchSchema),
  hedged: hedgedLinesSchema,
});

const tail = v.object({ k: finite, share: finite, volatility: finite });

const smile: v.GenericSchema<unknown, Smile> = v.object({
  forward: finite,
  years: finite,
  scale: finite,
  start: finite,
  step: finite,
  pieces: v.pipe(v.array(finite), v.maxLength(4_000)),
  left: tail,
  right: tail,
});

export const analysisSchema: v.GenericSchema<unknown, Analysis> = v.object({
  ...marketAnalysis,
  smile,
  listed: v.pipe(v.array(finite), v.maxLength(mostRows)),
  condors: condorAnalysisSchema,
});
