import type { CombinedBreakEvens } from './break-evens';
import { MODELLED_READER } from './modelled';
import type { HedgeDoubt, HedgeDoubtCode } from './refusal';
import type { HedgeSettings } from './settings';
import type { SizedSet } from './sized-set';
import type { VixBoard } from './snap';
import type { VixListing } from './vix-expiry';
import type { VixLevel } from './vix-side';

export type DoubtInput = {
  readonly sized: SizedSet;
  readonly listings: readonly VixListing[];
  readonly board: VixBoard;
  readonly settings: HedgeSettings;
  readonly stale: number;
  readonly vix: VixLevel;
  readonly breakEvens: CombinedBreakEvens;
  /** Where SPX stands. */
  readonly level: number;
  /** Money in the hedge: what is still to be bought, and what is held at its bid. */
  readonly cost: number;
};

/** What stands between a suggestion and belief in it, with whether it guards the copy. */
export function hedgeDoubts(input: DoubtInput): readonly HedgeDoubt[] {
  const { sized, listings, board, settings, stale, vix, breakEvens, level, cost } = input;
  const { snapped, sizing, measures, costs } = sized;
  const doubts: HedgeDoubt[] = [];
  const note = (code: HedgeDoubtCode, guards: boolean, ...detail: readonly (string | number)[]) =>
    doubts.push({ code, guards, detail: detail.map(String) });
  const legs = snapped.layers.flatMap((layer) => layer.legs);
  const wide = snapped.layers.flatMap(({ misses }) =>
    misses.flatMap((miss) => (miss.code === 'wide' ? [miss.strike] : [])),
  );

  if (listings.some(({ chain }) => chain.source.reader === MODELLED_READER)) note('modelled', true);
  if (stale > 0) note('expiriesStale', false, stale, settings.oldest);
  if (listings.length === 1 && settings.set.layers.length > 1)
    note('oneExpiry', true, listings[0]?.expiry ?? '');
  for (const { layer, reason } of snapped.unmatched) note('layersUnmatched', true, layer.name, reason);
  for (const { layer } of snapped.waiting) note('layersWaiting', false, layer.name);
  for (const [i, j] of snapped.coincide)
    note('layersCoincide', false, snapped.layers[i]?.layer.name ?? '', snapped.layers[j]?.layer.name ?? '');
  const used = new Set(legs.map(({ expiry }) => expiry));
  for (const listing of listings) {
    if (!used.has(listing.expiry)) continue;
    const found = board.expiry(listing);
    const strike = found.ok ? found.value.crossed[0] : undefined;
    if (strike !== undefined) note('rowsCrossed', true, listing.expiry, strike);
  }
  for (const { expiry, strike, suspect } of legs) {
    if (suspect) note('legsSuspect', true, expiry, strike);
  }
  if (wide[0] !== undefined) note('legsWide', false, wide.length, wide[0]);
  if (settings.sizing.capital === null) note('capitalNotSet', false);
  const chosen = sizing.rules.find(({ rule }) => rule === sizing.rule);
  if (chosen?.silence === 'unreachable' && snapped.layers.length > 0)
    note('targetUnreachable', true, sizing.rule);
  const contracts = sizing.counts.reduce((sum, count) => sum + count, 0);
  if (contracts === 0 && snapped.layers.length > 0) note('nothingToBuy', true);
  if (measures.condorLoss <= 0)
    note('nothingToHedge', false, `${+(100 * settings.stress.fall).toFixed(2)} %`);
  const zone = breakEvens.zones.find(({ from, to }) => level >= from && level <= to);
  if (zone && !zone.profit && contracts > 0) note('hedgeEatsProfit', false, cost.toFixed(2));
  if (vix.from === 'forward') note('vixFromForward', false, vix.level.toFixed(2));
  if (costs.slippage.flagged.length > 0)
    note('slippage', false, costs.slippage.flagged.length, costs.slippage.whole.toFixed(2));
  return doubts;
}
