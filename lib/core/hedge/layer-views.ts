import type { Instant } from '../unit';
import { layerState, SIGNAL_RULES, type SignalReadings } from './activation';
import type { HeldView, LayerView, RollView } from './analysis';
import { type BoughtLayer, heldOn } from './held';
import { extrinsicOf, type HeldLayer, rollPlan } from './rolls';
import type { HedgeSettings } from './settings';
import { pricesOf, type SnappedLayer, type UnmatchedLayer, type VixBoard } from './snap';
import type { HedgeSuggestion } from './suggest';
import { missNote } from './trouble';

export type LayerViewInput = {
  readonly suggestion: HedgeSuggestion;
  readonly board: VixBoard;
  readonly settings: HedgeSettings;
  readonly signals: SignalReadings;
  /** RSI of VIX, 0 to 100; `null` unknown. */
  readonly vixRsi: number | null;
  readonly now: Instant;
};

/** Every layer of the set in its order, matched or not, counted in or waiting. */
export function layerViews(input: LayerViewInput): readonly LayerView[] {
  const { suggestion, settings, signals, now } = input;
  const { still } = suggestion;
  const { layers, unmatched, waiting } = suggestion.snapped;
  return settings.set.layers.map((layer, place): LayerView => {
    const state = layerState(layer.activation, SIGNAL_RULES, signals, now);
    const at = layers.findIndex((each) => each.place === place);
    const matched = layers[at];
    if (matched)
      return matchedView(input, place, state, matched, suggestion.counts[at] ?? 0, still.toBuy[at] ?? 0);
    const waits = waiting.find((each) => each.place === place);
    if (waits?.snap.matched) return matchedView(input, place, state, waits.snap.snapped, 0, 0);
    const missing =
      waits && !waits.snap.matched ? waits.snap.unmatched : unmatched.find((each) => each.place === place);
    return {
      place,
      layer,
      state,
      ...unmatchedView(missing),
      legs: [],
      contracts: 0,
      held: still.held.get(place) ?? 0,
      toBuy: 0,
      prices: null,
      roll: null,
    };
  });
}

function unmatchedView(missing: UnmatchedLayer | undefined): Pick<LayerView, 'unmatched' | 'misses'> {
  if (missing === undefined) return { unmatched: null, misses: [] };
  const { reason, nearest, misses } = missing;
  return {
    unmatched: {
      code: reason.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      detail: nearest === null ? [] : [String(nearest)],
    },
    misses: misses.map(missNote),
  };
}

function matchedView(
  input: LayerViewInput,
  place: number,
  state: LayerView['state'],
  { layer, legs, natural, mid, proceeds, misses }: SnappedLayer,
  contracts: number,
  toBuy: number,
): LayerView {
  const bought = legs.find(({ side }) => side === 1);
  const extrinsicPaid = bought ? extrinsicOf(bought, 0) : 0;
  return {
    place,
    layer,
    state,
    unmatched: null,
    misses: misses.map(missNote),
    legs,
    contracts,
    held: input.suggestion.still.held.get(place) ?? 0,
    toBuy,
    prices: { natural, mid, proceeds },
    roll: rollView(input, { layer, legs, contracts, cost: natural, extrinsicPaid }).roll,
  };
}

/** Every held layer that is quoted now. */
export function heldViews(bought: readonly BoughtLayer[], input: RollInput): readonly HeldView[] {
  return bought.flatMap((each, place): readonly HeldView[] => {
    const found = heldOn(input.board, [each]);
    const held = found.ok ? found.value.layers[0] : undefined;
    if (held === undefined) return [];
    const { roll, extrinsicLost } = rollView(input, held);
    const { layer, legs, contracts, cost } = held;
    return [{ place, layer, legs, contracts, cost, proceeds: pricesOf(legs).proceeds, extrinsicLost, roll }];
  });
}

type RollInput = Pick<LayerViewInput, 'board' | 'settings' | 'vixRsi' | 'now'>;

function rollView(
  { board, settings, vixRsi, now }: RollInput,
  held: HeldLayer,
): { readonly roll: RollView; readonly extrinsicLost: number | null } {
  const plan = rollPlan({ held, board, now, model: settings.model, fee: settings.hedgeFee, vixRsi });
  const { due, byDays, byExtrinsic, next, takeProfit, extrinsicLost } = plan;
  const roll = plan.now;
  return {
    extrinsicLost,
    roll: {
      due,
      byDays,
      byExtrinsic,
      next,
      // Into the very contracts that are held is no roll.
      now:
        roll.possible && !roll.same
          ? { net: roll.net, coverBefore: roll.coverBefore, coverAfter: roll.coverAfter }
          : null,
      profitAt: takeProfit.target,
      profit: takeProfit.due,
    },
  };
}
