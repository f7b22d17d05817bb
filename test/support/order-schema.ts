import * as v from 'valibot';
import type { TicketView } from '@/lib/core/hedge/analysis';
import type { HedgeTicket, HedgeTicketRefusal } from '@/lib/core/hedge/hedge-ticket';
import { MOST_LAYERS } from '@/lib/core/hedge/layer';
import type { Result } from '@/lib/core/result';
import type { Table } from '@/lib/core/table';
import { formats } from '@/lib/core/tickets/formats';
import { limitWarningCodes } from '@/lib/core/tickets/limit';
import { MOST_LEGS, type Order } from '@/lib/core/tickets/order';
import { ticketFailureCodes } from '@/lib/core/tickets/ticket-failure';
import { list, sideSchema } from '@/lib/platform/hedge-parts';
import { calendarDate, figureUnitSchema, finite, text } from '@/lib/platform/schema-parts';

/** The shape of orders and their limits. */

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

const ticketFailure = v.object({ code: v.picklist(ticketFailureCodes), detail: details });
const warnings = list(v.object({ code: v.picklist(limitWarningCodes), detail: details }), 8);
export const boundsSchema = v.object({ lowest: v.nullable(finite), highest: v.nullable(finite) });

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

/** An order with what to know before sending it. */
export const pricedSchema = v.object({ order, warnings });

const hedgeTicket: v.GenericSchema<unknown, HedgeTicket> = v.object({
  order,
  legs: list(
    v.object({
      root: text(12),
      expiry: calendarDate,
      strike: finite,
      side: sideSchema,
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
  bounds: boundsSchema,
  warnings,
});

const ticketRefusal: v.GenericSchema<unknown, HedgeTicketRefusal> = v.variant('code', [
  v.object({ code: v.literal('modelled') }),
  v.object({ code: v.literal('nothingToBuy') }),
  v.object({ code: v.literal('notAnOrder'), failure: ticketFailure }),
]);

const aim = either(hedgeTicket, ticketRefusal);

export const ticketViewSchema: v.GenericSchema<unknown, TicketView> = v.object({
  natural: aim,
  mid: aim,
  byLayer: list(v.object({ place: finite, natural: aim, mid: aim }), MOST_LAYERS),
  formats: list(
    v.object({ format: v.picklist(formats.map(({ id }) => id)), failure: v.nullable(ticketFailure) }),
    formats.length,
  ),
});
