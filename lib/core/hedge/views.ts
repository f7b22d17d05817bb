import { fail } from '../result';
import type { LimitAim } from '../tickets/limit';
import type { Instant } from '../unit';
import type { SignalReadings } from './activation';
import type {
  BreakEvensView,
  HedgeView,
  HeldOver,
  HeldView,
  HoldingView,
  TicketView,
  VixView,
} from './analysis';
import { combinedBreakEvens } from './break-evens';
import { type CombinedCurves, combinedCurves, type Moments, RATIOS } from './curves';
import { combinedBreakEvenFigures, HEDGE_FIGURES, hedgeFigure } from './figures';
import { hedgeTicket, writtenInAll } from './hedge-ticket';
import { aheadBy, aheadTo } from './horizon';
import { layerViews } from './layer-views';
import { legsCost } from './leg';
import type { HedgeSettings } from './settings';
import { heldAtNatural, valueAtBid } from './snapped-set';
import type { HedgeSuggestion } from './suggest';
import { costsTable, rulesTable, scenariosTable, shiftTable } from './tables';
import { type Ladder, ladder } from './time-travel';
import { conflictNote, troubleOf } from './trouble';
import type { VixForward, VixJoin } from './vix-join';

export function vixView(
  { source, instead, level, stale }: VixJoin,
  forwards: readonly VixForward[],
): VixView {
  return {
    source,
    instead: instead === null ? null : troubleOf(instead),
    level: {
      id: 'hedge.vixLevel',
      value: level.level,
      unit: 'points',
      formula: level.from === 'forward' ? 'F of the nearest expiry' : 'as printed or given',
      inputs: [],
    },
    levelFrom: level.from,
    forwards,
    stale,
  };
}

/** What is drawn: worked out anew for another position, another day or another ratio, not for another date. */
export type Scenery = {
  readonly moments: Moments;
  readonly curves: CombinedCurves;
  readonly breakEvens: readonly BreakEvensView[];
  readonly ladder: Ladder;
};

export function sceneryOf(
  suggestion: HedgeSuggestion,
  now: Instant,
  settlesAt: Instant,
  daysAhead: number,
  ratio: number,
): Scenery {
  const { position, breakEvens } = suggestion;
  const moments: Moments = {
    now: { elapsed: 0, tradingDays: 0 },
    later: aheadBy(now, daysAhead, settlesAt),
    settlement: aheadTo(now, settlesAt),
  };
  const ratios = [...new Set([...RATIOS, ratio])]
    .filter((each) => each >= 0 && each <= 100)
    .sort((a, b) => a - b);
  return {
    moments,
    curves: combinedCurves(position, moments),
    breakEvens: [
      { moment: 'now', ratio: 1, ...combinedBreakEvens({ position, ahead: moments.now }) },
      { moment: 'later', ratio: 1, ...combinedBreakEvens({ position, ahead: moments.later }) },
      ...ratios.map((each): BreakEvensView => {
        const at =
          each === 1 ? breakEvens : combinedBreakEvens({ position, ahead: moments.settlement, ratio: each });
        return { moment: 'settlement', ratio: each, ...at };
      }),
    ],
    ladder: ladder(travelOf(suggestion, now, settlesAt)),
  };
}

function travelOf({ position, snapped, counts }: HedgeSuggestion, now: Instant, settlesAt: Instant) {
  return { position, layers: snapped.layers, counts, now, settlesAt };
}

/** The ladder of what is held, beside the same condor. */
export function heldOverTime(
  { position }: HedgeSuggestion,
  held: readonly HeldView[],
  now: Instant,
  settlesAt: Instant,
): HeldOver | null {
  if (held.length === 0) return null;
  const travel = {
    position,
    layers: held.map(({ layer, legs, place, roll }) => ({ layer, legs, place, rollOn: roll.next })),
    counts: held.map(({ contracts }) => contracts),
    now,
    settlesAt,
  };
  return { ladder: ladder(travel) };
}

export function hedgeView(
  suggestion: HedgeSuggestion,
  join: VixJoin,
  { moments, ...drawn }: Scenery,
  settings: HedgeSettings,
  signals: SignalReadings,
  vixRsi: number | null,
  now: Instant,
): HedgeView {
  const { sized, doubts, copyable } = suggestion;
  const { rule, binding, wanted, sets, factor, counts, conflicts, rules } = sized.sizing;
  const { open, because, law } = suggestion.gate;
  return {
    set: settings.set.id,
    modelled: join.source === 'modelled',
    layers: layerViews({ suggestion, board: join.board, settings, signals, vixRsi, now }),
    sizing: {
      rule,
      binding,
      wanted,
      sets,
      factor,
      counts,
      rules: rulesTable(suggestion, settings.sizing),
      silent: rules.flatMap((each) =>
        each.silence === null ? [] : [{ rule: each.rule, why: each.silence }],
      ),
      conflicts: conflicts.map(conflictNote),
    },
    figures: HEDGE_FIGURES.flatMap((id) => hedgeFigure(id, suggestion) ?? []),
    gate: { open, because, law },
    costs: costsTable(suggestion, settings),
    scenarios: scenariosTable(suggestion),
    shift: shiftTable(suggestion.position, moments.later),
    breakEvenFigures: combinedBreakEvenFigures(suggestion),
    ...drawn,
    holding: holdingView(suggestion),
    ticket: ticketView(suggestion, join),
    doubts,
    copyable,
  };
}

function holdingView({ snapped, still, sized, hedgeAtBid }: HedgeSuggestion): HoldingView {
  return {
    debit: sized.costs.debit,
    toPay: legsCost(heldAtNatural(snapped, still.toBuy)),
    heldAtBid: hedgeAtBid - valueAtBid(snapped, still.toBuy),
  };
}

/** Prices that nobody quotes make no order. */
function ticketView({ snapped, still: { toBuy } }: HedgeSuggestion, { source, board }: VixJoin): TicketView {
  const at = (
    layers: HedgeSuggestion['snapped']['layers'],
    of: readonly number[],
    aim: LimitAim,
  ): TicketView['mid'] =>
    source === 'modelled' ? fail({ code: 'modelled' }) : hedgeTicket({ layers }, of, board, aim);
  const mid = at(snapped.layers, toBuy, 'mid');
  return {
    natural: at(snapped.layers, toBuy, 'natural'),
    mid,
    byLayer: snapped.layers.flatMap((layer, i) => {
      const count = toBuy[i] ?? 0;
      if (count === 0) return [];
      return [
        {
          place: layer.place,
          natural: at([layer], [count], 'natural'),
          mid: at([layer], [count], 'mid'),
        },
      ];
    }),
    formats: mid.ok
      ? writtenInAll(mid.value.order).map(({ format, text }) => ({
          format,
          failure: text.ok ? null : text.error,
        }))
      : [],
  };
}
