import * as v from 'valibot';
import { DECIDE_ACTIONS, decideRefusalCodes } from '@/lib/core/decide/decision';
import type { ActionView, DecisionView } from '@/lib/core/decide/view';
import type {
  BreakEvensView,
  CountedView,
  HedgeAnalysis,
  HedgeView,
  LayerView,
  RollView,
  VixView,
} from '@/lib/core/hedge/analysis';
import { MOST_BOUGHT } from '@/lib/core/hedge/bought';
import { MOST_LAYERS } from '@/lib/core/hedge/layer';
import type { ListedLeg } from '@/lib/core/hedge/leg';
import { hedgeDoubtCodes } from '@/lib/core/hedge/refusal';
import { SIZING_RULES } from '@/lib/core/hedge/sizing-rules';
import type { Ladder } from '@/lib/core/hedge/time-travel';
import { type HedgeTrouble, hedgeTroubleCodes } from '@/lib/core/hedge/trouble';
import type { VixForward } from '@/lib/core/hedge/vix-join';
import type { Result } from '@/lib/core/result';
import { lawSchema, list, sideSchema } from '@/lib/platform/hedge-parts';
import { layerSchema } from '@/lib/platform/layer-schema';
import { calendarDate, figureSchema, finite, instant, text } from '@/lib/platform/schema-parts';
import { boundsSchema, details, either, pricedSchema, tableSchema, ticketViewSchema } from './order-schema';

/** The shape of a hedge on its way between contexts: finite numbers, known codes, lists of bounded length. */

const mostNodes = 100;

const note = v.object({ code: text(40), detail: details });
const trouble: v.GenericSchema<unknown, HedgeTrouble> = v.object({
  code: v.picklist(hedgeTroubleCodes),
  detail: details,
});

const leg: v.GenericSchema<unknown, ListedLeg> = v.object({
  strike: finite,
  forward: finite,
  volatility: finite,
  years: finite,
  discount: finite,
  side: sideSchema,
  root: text(12),
  expiry: calendarDate,
  days: finite,
  bid: finite,
  ask: finite,
  delta: finite,
  suspect: v.boolean(),
});

const rollView: v.GenericSchema<unknown, RollView> = v.object({
  due: v.boolean(),
  byDays: v.nullable(calendarDate),
  byExtrinsic: v.nullable(calendarDate),
  next: v.nullable(calendarDate),
  now: v.nullable(v.object({ net: finite, coverBefore: finite, coverAfter: finite })),
  profitAt: v.nullable(finite),
  profit: v.picklist(['yes', 'no', 'unknown']),
});

const heldView: v.GenericSchema<unknown, CountedView> = v.object({
  place: finite,
  layer: layerSchema,
  legs: list(leg, 2),
  contracts: finite,
  cost: finite,
  proceeds: finite,
  extrinsicLost: v.nullable(finite),
  roll: rollView,
  towards: list(finite, MOST_LAYERS),
  apart: v.nullable(v.picklist(['due', 'tenor', 'other'])),
});

const layerView: v.GenericSchema<unknown, LayerView> = v.object({
  place: finite,
  layer: layerSchema,
  state: v.object({
    code: v.picklist(['always', 'ruleYes', 'ruleNo', 'ruleVetoed', 'ruleUnknown', 'ruleMissing']),
    active: v.boolean(),
    detail: details,
  }),
  unmatched: v.nullable(note),
  misses: list(note, 16),
  legs: list(leg, 2),
  contracts: finite,
  held: finite,
  toBuy: finite,
  prices: v.nullable(v.object({ natural: finite, mid: finite, proceeds: finite })),
  roll: v.nullable(rollView),
});

const money = list(finite, mostNodes);
const moment = v.picklist(['now', 'later', 'settlement']);

const breakEvens: v.GenericSchema<unknown, BreakEvensView> = v.object({
  moment,
  ratio: finite,
  combined: list(finite, 32),
  alone: list(finite, 32),
  zones: list(v.object({ from: finite, to: finite, profit: v.boolean() }), 33),
  shiftBelow: v.nullable(finite),
  shiftAbove: v.nullable(finite),
  searched: v.object({ from: finite, to: finite }),
});

const ladder: v.GenericSchema<unknown, Ladder> = v.object({
  dates: list(calendarDate, mostNodes),
  layers: list(
    v.object({
      place: finite,
      name: text(40),
      values: money,
      perVixPoint: money,
      rollFrom: v.nullable(calendarDate),
      settledFrom: v.nullable(calendarDate),
    }),
    MOST_BOUGHT,
  ),
  hedgeValue: money,
  condorProfit: money,
});

const hedgeView: v.GenericSchema<unknown, HedgeView> = v.object({
  set: text(40),
  modelled: v.boolean(),
  layers: list(layerView, MOST_LAYERS),
  sizing: v.object({
    rule: v.picklist(SIZING_RULES),
    binding: v.picklist([...SIZING_RULES, 'most-debit', 'own-share']),
    wanted: v.nullable(finite),
    sets: finite,
    factor: finite,
    counts: list(finite, MOST_LAYERS),
    rules: tableSchema,
    silent: list(
      v.object({
        rule: v.picklist(SIZING_RULES),
        why: v.picklist([
          'unreachable',
          'calls-cannot',
          'entry-unknown',
          'not-expiration-day',
          'capital-not-set',
          'no-debit',
        ]),
      }),
      SIZING_RULES.length,
    ),
    conflicts: list(note, 40),
  }),
  figures: list(figureSchema, 60),
  gate: v.object({
    open: v.boolean(),
    because: v.picklist(['nothing-paid', 'return', 'bleed', 'neither']),
    law: lawSchema,
  }),
  costs: tableSchema,
  scenarios: tableSchema,
  shift: tableSchema,
  breakEvens: list(breakEvens, 12),
  breakEvenFigures: list(figureSchema, 32),
  curves: v.object({
    levels: money,
    curves: list(
      v.object({
        moment,
        tradingDays: finite,
        alone: money,
        combined: money,
        low: money,
        high: money,
        vixMoves: money,
        vixDeviations: money,
      }),
      3,
    ),
  }),
  ladder,
  holding: v.object({ debit: finite, toPay: finite, heldAtBid: finite }),
  ticket: ticketViewSchema,
  doubts: list(v.object({ code: v.picklist(hedgeDoubtCodes), guards: v.boolean(), detail: details }), 120),
  copyable: v.boolean(),
});

const forwardAt = {
  root: text(12),
  expiry: calendarDate,
  settlesAt: instant,
  days: finite,
  readAt: instant,
  place: text(120),
} as const;

const vixForward: v.GenericSchema<unknown, VixForward> = v.variant('known', [
  v.object({ ...forwardAt, known: v.literal(true), forward: finite, forwardError: finite, strikes: finite }),
  v.object({
    ...forwardAt,
    known: v.literal(false),
    why: v.picklist(['no-forward', 'no-calls-above', 'crossed']),
  }),
]);

const vixView: v.GenericSchema<unknown, VixView> = v.object({
  source: v.picklist(['captured', 'modelled']),
  instead: v.nullable(trouble),
  level: figureSchema,
  levelFrom: v.picklist(['given', 'page', 'forward']),
  forwards: list(vixForward, 60),
  stale: finite,
});

const decideRefusal = v.object({ code: v.picklist(decideRefusalCodes), detail: details });
const actionView: v.GenericSchema<unknown, ActionView> = v.object({
  action: v.picklist(DECIDE_ACTIONS),
  refusal: v.nullable(decideRefusal),
  breakEvens: list(finite, 32),
  settlesAt: v.nullable(instant),
  ticket: v.nullable(v.object({ natural: pricedSchema, mid: pricedSchema, bounds: boundsSchema })),
});

const decisionView: v.GenericSchema<unknown, DecisionView> = v.object({
  side: v.picklist(['call', 'put']),
  delta: figureSchema,
  distance: figureSchema,
  horizon: instant,
  stress: finite,
  law: lawSchema,
  vixKnown: v.boolean(),
  table: tableSchema,
  actions: list(actionView, DECIDE_ACTIONS.length),
});

/** Everything the hedge and decide sections of a screen show. */
export const hedgeAnalysisSchema: v.GenericSchema<unknown, HedgeAnalysis> = v.object({
  asOf: instant,
  settlesAt: instant,
  vix: either(vixView, trouble),
  hedge: either(hedgeView, trouble),
  held: list(heldView, MOST_BOUGHT),
  heldOver: v.nullable(v.object({ ladder })),
  decision: either(decisionView, decideRefusal),
});

/** The same, or the one reason why the SPX side has none. */
export const hedgeResultSchema: v.GenericSchema<unknown, Result<HedgeAnalysis, HedgeTrouble>> = either(
  hedgeAnalysisSchema,
  trouble,
);
