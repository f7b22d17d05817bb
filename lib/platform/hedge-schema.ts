import * as v from 'valibot';
import { DECIDE_ACTIONS, decideRefusalCodes } from '@/lib/core/decide/decision';
import type { ActionView, DecisionView } from '@/lib/core/decide/view';
import type {
  BreakEvensView,
  HedgeAnalysis,
  HedgeView,
  LayerView,
  TicketView,
  VixView,
} from '@/lib/core/hedge/analysis';
import type { HedgeTicket, HedgeTicketRefusal } from '@/lib/core/hedge/hedge-ticket';
import type { Layer } from '@/lib/core/hedge/layer';
import type { ListedLeg } from '@/lib/core/hedge/leg';
import { hedgeDoubtCodes } from '@/lib/core/hedge/refusal';
import { SIZING_RULES } from '@/lib/core/hedge/sizing-rules';
import type { AgedHedge, TravelRefusal } from '@/lib/core/hedge/time-travel';
import { type HedgeTrouble, hedgeTroubleCodes } from '@/lib/core/hedge/trouble';
import type { VixForward } from '@/lib/core/hedge/vix-join';
import type { Result } from '@/lib/core/result';
import type { Table } from '@/lib/core/table';
import { formats } from '@/lib/core/tickets/formats';
import { limitWarningCodes } from '@/lib/core/tickets/limit';
import { MOST_LEGS, type Order } from '@/lib/core/tickets/order';
import { ticketFailureCodes } from '@/lib/core/tickets/ticket-failure';
import { calendarDate, figure, figureUnit, finite, instant, text } from './schema';

/** The shape of a hedge on its way between contexts: finite numbers, known codes, lists of bounded length. */

const list = <T>(of: v.GenericSchema<unknown, T>, most: number) => v.pipe(v.array(of), v.maxLength(most));
const details = list(text(120), 8);
const years = finite as v.GenericSchema<unknown, never>;

const resultOf = <T, E>(
  value: v.GenericSchema<unknown, T>,
  error: v.GenericSchema<unknown, E>,
): v.GenericSchema<unknown, Result<T, E>> =>
  v.variant('ok', [
    v.object({ ok: v.literal(true), value }),
    v.object({ ok: v.literal(false), error }),
  ]) as v.GenericSchema<unknown, Result<T, E>>;

const mostLayers = 12;
const mostNodes = 100;

const note = v.object({ code: text(40), detail: details });
const trouble: v.GenericSchema<unknown, HedgeTrouble> = v.object({
  code: v.picklist(hedgeTroubleCodes),
  detail: details,
});

const table: v.GenericSchema<unknown, Table> = v.object({
  id: text(40),
  columns: list(
    v.object({ id: text(40), unit: figureUnit, formula: text(200), inputs: list(text(40), 16) }),
    24,
  ),
  rows: list(v.object({ id: text(40), values: list(v.nullable(finite), 24) }), 40),
  shared: list(
    v.object({ symbol: text(40), value: v.union([finite, text(80)]), unit: v.union([figureUnit, v.literal('text')]) }),
    16,
  ),
});

const layer: v.GenericSchema<unknown, Layer> = v.object({
  name: text(40),
  contracts: finite,
  targetDte: finite,
  strike: v.variant('kind', [
    v.object({ kind: v.literal('delta'), delta: finite }),
    v.object({ kind: v.literal('otm'), points: finite }),
    v.object({ kind: v.literal('strike'), strike: finite }),
  ]),
  structure: v.variant('kind', [
    v.object({ kind: v.literal('call') }),
    v.object({ kind: v.literal('call-spread'), width: finite }),
    v.object({ kind: v.literal('calendar'), shortDte: finite }),
  ]),
  role: v.picklist(['first-line', 'second-engine']),
  activation: v.variant('kind', [
    v.object({ kind: v.literal('always') }),
    v.object({ kind: v.literal('rule'), rule: text(40) }),
  ]),
  roll: v.object({ daysLeft: v.nullable(finite), extrinsicLost: v.nullable(finite) }),
  profit: v.variant('kind', [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('multiple'), of: finite }),
    v.object({ kind: v.literal('vix-rsi'), above: finite }),
  ]),
});

const side = v.picklist([1, -1]);

const leg: v.GenericSchema<unknown, ListedLeg> = v.object({
  strike: finite,
  forward: finite,
  volatility: finite,
  years: finite,
  discount: finite,
  side,
  root: text(12),
  expiry: calendarDate,
  days: finite,
  bid: finite,
  ask: finite,
  delta: finite,
  suspect: v.boolean(),
});

const layerView: v.GenericSchema<unknown, LayerView> = v.object({
  place: finite,
  layer,
  state: v.object({
    code: v.picklist(['always', 'ruleYes', 'ruleNo', 'ruleVetoed', 'ruleUnknown', 'ruleMissing']),
    active: v.boolean(),
    detail: details,
  }),
  unmatched: v.nullable(note),
  misses: list(note, 16),
  legs: list(leg, 2),
  contracts: finite,
  prices: v.nullable(v.object({ natural: finite, mid: finite, proceeds: finite })),
  roll: v.nullable(
    v.object({
      byDays: v.nullable(calendarDate),
      byExtrinsic: v.nullable(calendarDate),
      next: v.nullable(calendarDate),
      now: v.nullable(v.object({ net: finite, coverBefore: finite, coverAfter: finite })),
      profitAt: v.nullable(finite),
      profit: v.picklist(['yes', 'no', 'unknown']),
    }),
  ),
});

const ticketFailure = v.object({ code: v.picklist(ticketFailureCodes), detail: details });
const warnings = list(v.object({ code: v.picklist(limitWarningCodes), detail: details }), 8);
const bounds = v.object({ lowest: v.nullable(finite), highest: v.nullable(finite) });

const order: v.GenericSchema<unknown, Order> = v.object({
  underlying: text(12),
  root: text(12),
  legs: list(
    v.object({
      right: v.picklist(['call', 'put']),
      strike: finite,
      expiry: calendarDate,
      action: v.picklist(['buy', 'sell']),
      effect: v.picklist(['open', 'close']),
      ratio: finite,
      price: v.nullable(finite),
    }),
    MOST_LEGS,
  ),
  quantity: finite,
  limit: v.nullable(v.object({ kind: v.picklist(['credit', 'debit', 'even']), price: finite })),
  timeInForce: v.nullable(v.picklist(['day', 'gtc'])),
});

const hedgeTicket: v.GenericSchema<unknown, HedgeTicket> = v.object({
  order,
  legs: list(
    v.object({
      root: text(12),
      expiry: calendarDate,
      strike: finite,
      side,
      contracts: finite,
      natural: finite,
      mid: finite,
      limit: finite,
      tick: finite,
      lowest: v.nullable(finite),
      highest: v.nullable(finite),
      bounded: v.boolean(),
    }),
    MOST_LEGS,
  ),
  bounds,
  warnings,
});

const ticketRefusal: v.GenericSchema<unknown, HedgeTicketRefusal> = v.variant('code', [
  v.object({ code: v.literal('modelled') }),
  v.object({ code: v.literal('nothingToBuy') }),
  v.object({ code: v.literal('notAnOrder'), failure: ticketFailure }),
]);

const aim = resultOf(hedgeTicket, ticketRefusal);

const ticketView: v.GenericSchema<unknown, TicketView> = v.object({
  natural: aim,
  mid: aim,
  byLayer: list(v.object({ place: finite, natural: aim, mid: aim }), mostLayers),
  formats: list(
    v.object({ format: v.picklist(formats.map(({ id }) => id)), failure: v.nullable(ticketFailure) }),
    formats.length,
  ),
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

const aged: v.GenericSchema<unknown, AgedHedge> = v.object({
  date: calendarDate,
  layers: list(
    v.object({
      place: finite,
      name: text(40),
      daysLeft: finite,
      state: v.picklist(['held', 'roll-due', 'settled']),
      value: finite,
      extrinsic: finite,
      perVixPoint: finite,
    }),
    mostLayers,
  ),
  hedgeValue: finite,
  condorProfit: finite,
  condorSettled: v.boolean(),
});

const travelRefusal: v.GenericSchema<unknown, TravelRefusal> = v.picklist(['in-the-past', 'beyond-the-ladder']);

const law = v.variant('kind', [
  v.object({ kind: v.literal('smile') }),
  v.object({ kind: v.literal('lognormal'), volatility: finite }),
]);

const hedgeView: v.GenericSchema<unknown, HedgeView> = v.object({
  set: text(40),
  modelled: v.boolean(),
  layers: list(layerView, mostLayers),
  sizing: v.object({
    rule: v.picklist(SIZING_RULES),
    binding: v.picklist([...SIZING_RULES, 'most-debit', 'own-share']),
    wanted: v.nullable(finite),
    sets: finite,
    factor: finite,
    counts: list(finite, mostLayers),
    rules: table,
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
  figures: list(figure, 60),
  gate: v.object({
    open: v.boolean(),
    because: v.picklist(['nothing-paid', 'return', 'bleed', 'neither']),
    law,
  }),
  costs: table,
  scenarios: table,
  shift: table,
  breakEvens: list(breakEvens, 12),
  breakEvenFigures: list(figure, 32),
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
  heat: list(
    v.object({ moment, returns: money, vixMoves: money, profit: list(money, mostNodes) }),
    3,
  ),
  ladder: v.object({
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
      mostLayers,
    ),
    hedgeValue: money,
    condorProfit: money,
  }),
  aged: resultOf(aged, travelRefusal),
  ticket: ticketView,
  doubts: list(
    v.object({ code: v.picklist(hedgeDoubtCodes), guards: v.boolean(), detail: details }),
    120,
  ),
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
  level: figure,
  levelFrom: v.picklist(['given', 'page', 'forward']),
  forwards: list(vixForward, 60),
  stale: finite,
});

const decideRefusal = v.object({ code: v.picklist(decideRefusalCodes), detail: details });
const priced = v.object({ order, warnings });

const actionView: v.GenericSchema<unknown, ActionView> = v.object({
  action: v.picklist(DECIDE_ACTIONS),
  refusal: v.nullable(decideRefusal),
  breakEvens: list(finite, 32),
  settlesAt: v.nullable(instant),
  ticket: v.nullable(v.object({ natural: priced, mid: priced, bounds })),
});

const decisionView: v.GenericSchema<unknown, DecisionView> = v.object({
  side: v.picklist(['call', 'put']),
  delta: figure,
  distance: figure,
  horizon: instant,
  stress: finite,
  law,
  table,
  actions: list(actionView, DECIDE_ACTIONS.length),
});

/** Everything the hedge and decide sections of a screen show. */
export const hedgeAnalysisSchema: v.GenericSchema<unknown, HedgeAnalysis> = v.object({
  asOf: instant,
  settlesAt: instant,
  vix: resultOf(vixView, trouble),
  hedge: resultOf(hedgeView, trouble),
  decision: resultOf(decisionView, decideRefusal),
});

/** The same, or the one reason why the SPX side has none. */
export const hedgeResultSchema: v.GenericSchema<unknown, Result<HedgeAnalysis, HedgeTrouble>> = resultOf(
  hedgeAnalysisSchema,
  trouble,
);
